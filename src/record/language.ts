/** What HTML is told of the language of a text; where it is unknown, a browser finds the direction by the letters. */
export const languageAttributes = (
  language: string | undefined,
): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } =>
  language ? { lang: language, dir: direction(language) } : { dir: 'auto' };

/** The direction in which a language is written, by its BCP 47 tag. */
export function direction(language: string): 'ltr' | 'rtl' {
  let found = directions.get(language);
  if (!found) {
    const { script } = new Intl.Locale(language).maximize();
    directions.set(language, (found = rightToLeft.has(script ?? '') ? 'rtl' : 'ltr'));
  }
  return found;
}

/**
 * The name that babel gives a language: its own for some, else the English name in small letters and without blanks.
 * Undefined where the tag names no language: several, none, or one unknown. https://ctan.org/pkg/babel
 */
export function babelName(language: string): string | undefined {
  const primary = language.split('-')[0]!;
  if (/^(?:mul|und|zxx|mis|q[a-t][a-z])$/.test(primary)) return undefined;
  const name = babelRegions[language] ?? babelNames[primary] ?? englishNames.of(primary);
  return name === primary ? undefined : name?.toLowerCase().replaceAll(' ', '');
}

const englishNames = new Intl.DisplayNames('en', { type: 'language' });

/** Names of languages that are not the English ones in babel. */
const babelNames: Readonly<Record<string, string>> = {
  fa: 'persian',
  grc: 'ancientgreek',
  nb: 'norsk',
  nn: 'nynorsk',
  no: 'norsk',
  se: 'northernsami',
  sl: 'slovene',
};

/** The names that babel has for languages of a region, by BCP 47 tag. */
export const babelRegions: Readonly<Record<string, string>> = {
  'en-AU': 'australian',
  'en-CA': 'canadian',
  'en-GB': 'british',
  'en-NZ': 'newzealand',
  'en-US': 'american',
  'de-AT': 'naustrian',
  'de-CH': 'nswissgerman',
  'fr-CA': 'canadien',
  'pt-BR': 'brazilian',
};

const directions = new Map<string, 'ltr' | 'rtl'>();

// The right-to-left scripts of ISO 15924 that are in use.
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);
