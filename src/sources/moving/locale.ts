import { languageOf } from '../values/language-value.ts';

/** The language of a locale of a journal system, without the country that says nothing more: `ru_RU` is `ru`, and `fr_CA` stays. */
export function localeOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (!locales.has(written)) {
    const { value } = languageOf(written);
    locales.set(written, value && new Intl.Locale(value).minimize().toString());
  }
  return locales.get(written);
}

/** A journal has few, and each of its records several times. */
const locales = new Map<string, string | undefined>();
