import { iso6392 } from 'iso-639-2';

/** The bibliographic code of a language, as libraries use it: `ger` for `de`. https://www.loc.gov/standards/iso639-2/ */
export function bibliographicCode(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  const { language } = new Intl.Locale(tag);
  // An unknown language has none.
  if (!language) return undefined;
  const found = iso6392.find(({ iso6391, iso6392T, iso6392B }) =>
    [iso6391, iso6392T, iso6392B].includes(language),
  );
  return found?.iso6392B;
}
