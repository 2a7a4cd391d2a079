/**
 * The HTML attributes for the language of a text. An unknown one is not that of the page:
 * https://html.spec.whatwg.org/multipage/dom.html#the-lang-and-xml:lang-attributes. The browser detects its direction.
 */
export const languageAttributes = (
  language: string | undefined,
): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } =>
  language ? { lang: language, dir: direction(language) } : { lang: '', dir: 'auto' };

/** The writing direction of a language, by its BCP 47 tag. */
export function direction(language: string): 'ltr' | 'rtl' {
  let found = directions.get(language);
  if (!found) {
    const { script } = new Intl.Locale(language).maximize();
    directions.set(language, (found = rightToLeft.has(script ?? '') ? 'rtl' : 'ltr'));
  }
  return found;
}

/**
 * The babel name of a language: babel's own for some, otherwise the English name in lower case without spaces.
 * Undefined if the tag does not name one known language. https://ctan.org/pkg/babel
 */
export function babelName(language: string): string | undefined {
  const primary = language.split('-')[0]!;
  if (/^(?:mul|und|zxx|mis|q[a-t][a-z])$/.test(primary)) return undefined;
  const name = babelRegions[language] ?? babelNames[primary] ?? englishNames.of(primary);
  return name === primary ? undefined : name?.toLowerCase().replaceAll(' ', '');
}

const englishNames = new Intl.DisplayNames('en', { type: 'language' });

/** Languages whose babel name is not the English one. */
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

// The right-to-left scripts of ISO 15924 in use.
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);
