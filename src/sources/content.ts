import type { ArticleEntry, Journal } from '../record/article.ts';
import { articleFields, journalFields } from '../record/fields.ts';
import { compare, readFolder, type Read } from './folder.ts';
import { parseMdx } from './mdx.ts';
import { findPdf } from './pdf.ts';
import type { Problem } from './problem.ts';
import { relationProblems } from './relations.ts';
import { parseYaml } from './yaml.ts';

/** Everything that `content/` holds, and everything that is wrong with it. */
export interface Content {
  readonly articles: readonly Entry<ArticleEntry>[];
  readonly journals: readonly Entry<Journal>[];
  /** By path, then by line; with any, nothing may be published. */
  readonly problems: readonly Problem[];
}

/** One file, read. */
export type Entry<T> = Pick<Read<T>, 'id' | 'path' | 'body'> & { readonly record: T };

/**
 * Reads `content/articles` and `content/journals` below a project's root, once and synchronously.
 * Never throws for what an editor wrote: that becomes a {@link Problem}.
 */
export function readContent(root: string): Content {
  const problems: Problem[] = [];
  const journals = readFolder(root, 'content/journals', '.yaml', problems, parseYaml, journalFields);
  const articles = readFolder(root, 'content/articles', '.mdx', problems, parseMdx, articleFields, '.pdf');
  for (const { path, fields, lineOf } of articles) {
    const { journal } = (fields ?? {}) as { journal?: unknown };
    if (typeof journal !== 'string' || journals.some(({ id }) => id === journal)) continue;
    problems.push({
      path,
      line: lineOf(['journal']),
      field: 'journal',
      message: `there is no journal “${journal}”.\nWrite ${journals.map(({ id }) => id).join(' or ') || 'the name of a file'}, or add content/journals/${journal}.yaml.`,
    });
  }
  const records = articles.flatMap(({ id, path, record, body, lineOf }) =>
    record
      ? [{ id, path, body, lineOf, record: { citationKey: id, ...record, id, ...findPdf(root, path) } }]
      : [],
  );
  problems.push(
    ...relationProblems(records),
    ...repeated(articles, ({ id }) => id, 'id', 'Rename one of the files; the file’s name is the address.'),
    ...repeated(
      [...new Map(records.map((entry) => [entry.id, entry])).values()],
      ({ record }) => record.citationKey,
      'citation key',
      'Give one of them another citation-key.',
    ),
  );
  problems.sort((one, other) => compare(one.path, other.path) || (one.line ?? 0) - (other.line ?? 0));
  return {
    articles: records,
    journals: journals.flatMap(({ id, path, record }) =>
      record ? [{ id, path, record: { id, ...record } }] : [],
    ),
    problems,
  };
}

/** One problem for each file whose key another file has already. */
function repeated<T extends { readonly path: string }>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  what: string,
  remedy: string,
): Problem[] {
  const groups = Map.groupBy(entries, (entry) => keyOf(entry).toLowerCase());
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map((entry) => ({
      path: entry.path,
      message: `the ${what} “${keyOf(entry)}” is that of ${first!.path} already.\n${remedy}`,
    })),
  );
}
