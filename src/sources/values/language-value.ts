import { babelRegions } from '../../record/language.ts';
import type { Meaning } from './meaning.ts';
import { lookUp } from './lookup.ts';

/** The BCP 47 tag of a language from its tag, its code, or its name in English or in itself; the first of several. */
export function languageOf(written: string | undefined): Meaning<string> {
  const text = written?.trim();
  if (!text || /^(?:multiple languages|multi(?:lingual)?|mul|und|unknown|other|none)$/i.test(text)) return {};
  const bare = text.replace(/\.$|^in\s+/gi, '');
  const [first = ''] = bare.split(/\s*(?:[;,/|(]|\b(?:and|und|et|и|y)\b)\s*/i);
  for (const name of [text, bare, first]) {
    const tag = tagOf(name.toLowerCase());
    if (tag) return { value: tag };
  }
  return {
    unclear: `“${text}” is not a language that is known, and was left out.\nWrite its tag: en, ru, zh-Hant (BCP 47).`,
  };
}

// Every value with a language asks for one of a few.
const found = new Map<string, string | undefined>();
function tagOf(name: string): string | undefined {
  if (!found.has(name)) found.set(name, findTag(name));
  return found.get(name);
}

function findTag(name: string): string | undefined {
  const known = lookUp(others, name) ?? namedTags().get(name);
  if (known) return known;
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/.test(name)) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(name.replaceAll('_', '-'));
    // An unassigned code has no name.
    return names('en').of(new Intl.Locale(tag!).language) ? tag : undefined;
  } catch {
    return undefined;
  }
}

// Language names of babel (https://ctan.org/pkg/babel) and of catalogues that differ from the usual ones.
const others: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(babelRegions).map(([tag, name]) => [name, tag])),
  usenglish: 'en-US',
  'english (us)': 'en-US',
  ukenglish: 'en-GB',
  engl: 'en',
  germ: 'de',
  ngerman: 'de',
  germanb: 'de',
  austrian: 'de-AT',
  swissgerman: 'de-CH',
  francais: 'fr',
  frenchb: 'fr',
  acadian: 'fr-CA',
  brazil: 'pt-BR',
  portuges: 'pt',
  mexican: 'es-MX',
  spanishmx: 'es-MX',
  castellano: 'es',
  magyar: 'hu',
  polutonikogreek: 'el',
  greek: 'el',
  farsi: 'fa',
  bahasa: 'id',
  bahasam: 'ms',
  norsk: 'nb',
  nynorsk: 'nn',
  slovene: 'sl',
  uppersorbian: 'hsb',
  lowersorbian: 'dsb',
  mandarin: 'zh',
  'chinese (simplified)': 'zh-Hans',
  'chinese (traditional)': 'zh-Hant',
  'portuguese (brazil)': 'pt-BR',
  'ancient greek': 'grc',
};

const names = (language: string) => new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });

let tags: ReadonlyMap<string, string> | undefined;
function namedTags(): ReadonlyMap<string, string> {
  if (tags) return tags;
  const all = new Map<string, string>();
  const english = names('en');
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const one of letters)
    for (const other of letters) {
      const code = one + other;
      const name = english.of(code);
      if (!name) continue;
      const [tag] = Intl.getCanonicalLocales(code);
      for (const label of [name, names(code).of(code)])
        if (label && !all.has(label.toLowerCase())) all.set(label.toLowerCase(), tag!);
    }
  return (tags = all);
}
