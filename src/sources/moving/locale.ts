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
// A journal has a few, and asks for them at every value.
const locales = new Map<string, string | undefined>();

/** Whether two tags are of one language, whatever their countries and scripts; not if one is unknown. */
export const sameLanguage = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.split('-')[0] === other.split('-')[0];
