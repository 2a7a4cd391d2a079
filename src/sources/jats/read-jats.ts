import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { WrittenReference } from '../../record/work-fields.ts';
import type { Problem } from '../../problems/problem.ts';
import { decodeUtf8 } from '../files/text-file.ts';
import { jatsToMdx } from './jats-to-mdx.ts';
import { jatsReferences } from './jats-reference-list.ts';
import { childrenNamed, parseXml, textIn, type XmlElement } from './xml-tree.ts';

/** A JATS file beside a record, as far as it could be read. */
export interface JatsRead {
  /** The text as MDX; absent if the file has none. */
  readonly mdx?: string;
  readonly references: readonly WrittenReference[];
  /** What its head says of the article, by the fields of a record, with lines. */
  readonly facts: readonly { readonly field: string; readonly value: string; readonly line: number }[];
  readonly problems: readonly Problem[];
  readonly losses: readonly Problem[];
}

/** A text of this size would take a page of hundreds of megabytes. */
const maxBytes = 30_000_000;

/**
 * Reads a JATS file beside a record: its text, and its references.
 * @param path from the project root
 * @param listed the keys of the record's own references, which take precedence
 */
export function readJats(root: string, path: string, listed?: readonly string[]): JatsRead {
  const nothing = { references: [], facts: [], losses: [] };
  const complain = (message: string): JatsRead => ({ ...nothing, problems: [{ path, message }] });
  if (statSync(join(root, path)).size > maxBytes)
    return complain(`it is larger than ${maxBytes / 1e6} MB.\nKeep it elsewhere, and name it in links.`);
  const text = decodeUtf8(readFileSync(join(root, path)));
  if (typeof text !== 'string') return { ...nothing, problems: [{ path, ...text }] };
  // Another XML file is published, and no more.
  if (!/<article[\s>]/.test(text.slice(0, 20_000))) return { ...nothing, problems: [] };
  const article = parseXml(text);
  if ('message' in article) return complain(article.message);
  if (article.name !== 'article') return { ...nothing, problems: [] };
  const references = jatsReferences(article);
  const id = basename(path).replace(/\.n?xml$/i, '');
  const folder = path.replace(/\.n?xml$/i, '');
  const pictures = picturesIn(join(root, folder));
  const keys = listed ?? references.map(({ key }, place) => key ?? String(place + 1));
  const { mdx, lost } = jatsToMdx(article, {
    folder: `./${id}/`,
    pictureNamed: (href) => pictures.get(stemOf(href)),
    keys,
  });
  const hasText = childrenNamed(article, 'body').length > 0 && mdx.trim() !== '';
  return {
    ...(hasText && { mdx }),
    references,
    facts: factsIn(article),
    problems: [],
    losses: lost.map((one) => ({ path, ...one })),
  };
}

/** The facts by which an editor notices that a file is beside the wrong record. */
function factsIn(article: XmlElement): JatsRead['facts'] {
  const [meta] = childrenNamed(article, 'front').flatMap((front) => childrenNamed(front, 'article-meta'));
  if (!meta) return [];
  const fact = (field: string, element: XmlElement | undefined) => {
    const value = element && textIn(element).replace(/\s+/g, ' ').trim();
    return value ? [{ field, value, line: element.line }] : [];
  };
  const [title] = childrenNamed(meta, 'title-group').flatMap((group) =>
    childrenNamed(group, 'article-title'),
  );
  return [
    ...fact('title', title),
    ...fact(
      'doi',
      childrenNamed(meta, 'article-id').find((one) => one.attributes['pub-id-type'] === 'doi'),
    ),
    ...fact('volume', childrenNamed(meta, 'volume')[0]),
    ...fact('issue', childrenNamed(meta, 'issue')[0]),
    ...fact('pages', childrenNamed(meta, 'fpage')[0]),
  ];
}

/** The pictures of a folder by their names without extension: a file says `fig1`, `fig1.tif` or `fig1.jpg`. */
function picturesIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const order = ['.svg', '.png', '.webp', '.avif', '.jpg', '.jpeg', '.gif', '.tiff'];
  const found = readdirSync(folder)
    .filter((name) => order.some((ending) => name.toLowerCase().endsWith(ending)))
    .toSorted((one, other) => rank(other, order) - rank(one, order));
  return new Map(found.map((name) => [stemOf(name), name]));
}
const rank = (name: string, order: readonly string[]) =>
  order.findIndex((ending) => name.toLowerCase().endsWith(ending));
const stemOf = (href: string) =>
  href
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:svg|png|webp|avif|jpe?g|gif|tiff?|eps|pdf)$/i, '')
    .toLowerCase();
