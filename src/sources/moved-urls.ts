import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { ArticleEntry } from '../record/article.ts';
import { containerKey, type Container } from '../record/container.ts';
import type { MovedTo, MovedUrl } from '../record/moved-url.ts';
import type { Problem } from '../problems/problem.ts';
import { base } from '../urls.ts';
import { decodeUtf8 } from './files/text-file.ts';
import { formerPath } from './moving/former-paths.ts';

// `content/moved.csv`: the URLs that a journal had elsewhere, and what they lead to.

export const movedFile = 'content/moved.csv';

interface KnownRecords {
  readonly articles: readonly { readonly record: ArticleEntry }[];
  readonly containers: readonly { readonly record: Container }[];
}

/** Reads the table: an old URL or path, and an id, on each line. Lines with a mistake are reported, and the others stay. */
export function readMoved(
  root: string,
  named: KnownRecords,
): { readonly moved: readonly MovedUrl[]; readonly problems: readonly Problem[] } {
  const file = join(root, movedFile);
  if (!existsSync(file)) return { moved: [], problems: [] };
  const text = decodeUtf8(readFileSync(file));
  if (typeof text !== 'string') return { moved: [], problems: [{ path: movedFile, ...text }] };
  const data = rowsOf(text);
  const problems: Problem[] = [];
  const moved = new Map<string, MovedUrl>();
  const targets = targetsIn(named);
  for (const [row, cells] of data.entries()) {
    const [old = '', target = ''] = cells.map((cell) => cell.trim());
    const complain = (message: string) => problems.push({ path: movedFile, line: row + 1, message });
    if (old === '' && target === '') continue;
    if (row === 0 && !/^(?:\/|https?:)/i.test(old)) continue;
    const from = formerPath(old);
    if ('message' in from) {
      complain(from.message);
      continue;
    }
    const to = targets(target);
    const other = moved.get(from.path);
    if (!to)
      complain(
        `“${target}” is neither an article nor a journal or issue of this site.\nWrite the name of an article’s file, journals/name, journals/name/25/3, or a path that begins with a slash.`,
      );
    else if (other && JSON.stringify(other.to) !== JSON.stringify(to))
      complain(`“${old}” is in the table twice, and leads to two things.\nRemove one of the lines.`);
    else moved.set(from.path, { from: from.path, to });
  }
  return { moved: [...moved.values()], problems };
}

function rowsOf(text: string): readonly (readonly string[])[] {
  // A file that several programs have written to has several line ends.
  const table = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return Papa.parse<readonly string[]>(table, { delimiter: delimiterOf(table) }).data;
}

/** What separates the cells of the table: Excel writes semicolons where commas are decimal. */
export function delimiterOf(table: string): string {
  const [firstLine = ''] = table.split('\n');
  return ['\t', ';'].find((sign) => firstLine.includes(sign)) ?? ',';
}

/** Finds the article to which one of these former URLs leads, by its id. */
export function articleAt(moved: readonly MovedUrl[]): (formerUrls: readonly string[]) => string | undefined {
  const ids = new Map(
    moved.flatMap(({ from, to }) => ('article' in to ? [[from, to.article] as const] : [])),
  );
  return (formerUrls) => {
    for (const url of formerUrls) {
      const from = formerPath(url);
      const id = 'path' in from ? ids.get(from.path) : undefined;
      if (id !== undefined) return id;
    }
    return undefined;
  };
}

/** The former paths in a table, for checking that each still leads somewhere. @param path of the file */
export const movedPaths = (path: string): readonly string[] =>
  rowsOf(readFileSync(path, 'utf8')).flatMap(([old = '']) => {
    const from = formerPath(old.trim());
    return 'path' in from ? [from.path] : [];
  });

function targetsIn({ articles, containers }: KnownRecords): (target: string) => MovedTo | undefined {
  const current = new Map(
    articles.flatMap(({ record }) =>
      [record.id, ...(record.formerly ?? [])].map((id) => [id, record.id] as const),
    ),
  );
  const withPdf = new Set(articles.flatMap(({ record }) => (record.pdf ? [record.id] : [])));
  const byKey = new Map(containers.map(({ record }) => [containerKey(record), record]));
  const numbered = new Set(
    articles.flatMap(({ record: { container, volume, issue } }) => [
      [container, volume].join('\n'),
      [container, volume, issue].join('\n'),
    ]),
  );
  return (target) => {
    if (target.startsWith('/')) return target.startsWith(base) ? { path: target } : undefined;
    const id = target.replace(/\.pdf$/i, '');
    const article = current.get(id);
    if (article !== undefined) return { article, isPdf: id !== target && withPdf.has(article) };
    const [folder, name, volume, issue, ...rest] = target.replace(/\/$/, '').split('/');
    const container = byKey.get(`${folder ?? ''}/${name ?? ''}`);
    if (!container || rest.length > 0) return undefined;
    if (volume === undefined) return { container };
    const numbers = { volume, ...(issue !== undefined && { issue }) };
    return numbered.has([containerKey(container), ...Object.values(numbers)].join('\n'))
      ? { container, ...numbers }
      : undefined;
  };
}
