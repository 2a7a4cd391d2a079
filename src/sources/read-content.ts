import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deadLinks, listFiles } from './files/folders.ts';
import { isOfRecord } from './beside/files-beside.ts';
import { fileName, issns, type ArticleEntry, type Journal, type OwnPage } from '../record/article.ts';
import { compare } from '../record/characters.ts';
import { articleFields, journalFields, pageFields } from '../record/fields.ts';
import type { Settings } from '../settings/settings.ts';
import { site } from 'offprint/site';
import { cslStyle } from './files/csl-repository.ts';
import { bibliographyEndings, bibliographyFormat } from './bibliography/index.ts';
import { journalByName } from './bibliography/journals.ts';
import { readBibliographies } from './bibliography/read.ts';
import { readFolder, type Read } from './read-folder.ts';
import { findIssuePdfs } from './beside/issue-pdfs.ts';
import { isIssueName } from '../urls.ts';
import { formerIdProblems } from './former-ids.ts';
import { parseMdx } from './body/mdx.ts';
import { findCover } from './beside/covers.ts';
import type { Problem } from '../problems/problem.ts';
import { relationProblems } from './relations.ts';
import { normaliseArticle, normaliseJournal, normalisePage } from './normalise/normalise.ts';
import { settingProblems } from '../settings/setting-problems.ts';
import { namedFileProblems, withFilesBeside, withReferences } from './with-companions.ts';
import { articleFinder } from './values/same-article.ts';
import { parseYaml } from './files/yaml.ts';

/** Everything in `content/`, and all problems with it and with the settings that refer to it. */
export interface Content {
  readonly articles: readonly ContentEntry<ArticleEntry>[];
  readonly journals: readonly ContentEntry<Journal>[];
  /** In the order of the navigation. */
  readonly pages: readonly ContentEntry<OwnPage>[];
  /** By path, then by line; if there are any, nothing may be published. */
  readonly problems: readonly Problem[];
  /** Entries of bibliographies that are not published, each with the reason. */
  readonly leftOut: readonly Problem[];
  /** What could not be used of published entries. */
  readonly losses: readonly Problem[];
  /** Values that were normalised because they had only one possible meaning. */
  readonly taken: readonly Problem[];
  /** Files that are not used. */
  readonly unread: readonly Problem[];
}

/** One file, or one entry of a bibliography, read. */
type ContentEntry<T> = Pick<Read<T>, 'id' | 'path'> & { readonly record: T; readonly body?: string };

/**
 * Reads `content/articles`, `content/journals`, `content/pages` and every bibliography below a project's `content/`, synchronously and
 * once for each state of the files. Never throws for content errors: each becomes a {@link Problem}.
 * @param folder the project root
 * @param unreadable what to do with bibliography entries that cannot be read with certainty
 */
export function readContent(folder: string, unreadable = site.unreadableEntries): Content {
  const root = resolve(folder);
  const files = listFiles(root, 'content');
  const state = [
    root,
    unreadable,
    JSON.stringify(site),
    ...files.map((path) => stateOf(join(root, path))),
  ].join('\n');
  if (last?.state !== state) last = { state, content: read(root, files, unreadable) };
  return last.content;
}

/** Every text below a record, by the article's id or by {@link pageBodyId}. */
export const bodiesIn = ({ articles, pages }: Content): readonly Body[] =>
  [...articles, ...pages.map((page) => ({ ...page, id: pageBodyId(page.id) }))].flatMap(
    ({ id, path, body }) => (body ? [{ id, path, body }] : []),
  );

/** The id of a page's text; article ids never contain a slash. */
export const pageBodyId = (id: string): string => `pages/${id}`;

interface Body {
  readonly id: string;
  readonly path: string;
  readonly body: string;
}

let last: { readonly state: string; readonly content: Content } | undefined;

function stateOf(path: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(path);
  return [path, ino, size, mtimeMs, ctimeMs].join(' ');
}

function read(root: string, files: readonly string[], unreadable: Settings['unreadableEntries']): Content {
  const problems: Problem[] = [];
  const all = new Set(files);
  const journals = readFolder(
    root,
    'content/journals',
    '.yaml',
    problems,
    parseYaml,
    journalFields,
    normaliseJournal,
  );
  const described = journals.flatMap(({ id, path, record }) =>
    record
      ? [
          {
            id,
            path,
            record: {
              id,
              ...record,
              ...findCover(root, path, record.cover),
              ...findIssuePdfs(root, files, path),
            },
          },
        ]
      : [],
  );
  const articles = readFolder(
    root,
    'content/articles',
    '.mdx',
    problems,
    parseMdx,
    articleFields,
    normaliseArticle(journalByName(described.map(({ record }) => record))),
    '.pdf',
  );
  const pages = readFolder(
    root,
    'content/pages',
    '.mdx',
    problems,
    parseMdx,
    pageFields,
    normalisePage,
    '.pdf',
  );
  problems.push(...unknownJournals(articles, journals));
  const records = withFilesBeside(root, files, articles);
  problems.push(...namedFileProblems(root, [...articles, ...journals]));
  const cited = readBibliographies(
    files.filter((path) => bibliographyFormat(path) && !isOfRecord(path, all)),
    (path) => readFileSync(join(root, path)),
    described.map(({ record }) => record),
    articles,
  );
  if (unreadable === 'stop') problems.push(...cited.unreadable);
  problems.push(
    ...relationProblems(records),
    ...formerIdProblems([...records, ...cited.articles]),
    ...settingProblems(root, site, {
      ids: new Set([...articles, ...cited.articles].map(({ id }) => id)),
      isStyle: (id) => cslStyle(id) !== undefined,
    }),
    ...usedTwice(articles, records, cited.articles, described),
  );
  problems.push(...sameArticles(records));
  const cites = withReferences(root, files, records, cited.articles, problems);
  problems.sort(byPlace);
  // Errors come before entries that are merely not articles.
  const leftOut = [...(unreadable === 'stop' ? [] : [cited.unreadable]), cited.passedOver].flatMap((some) =>
    some.toSorted(byPlace),
  );
  return {
    articles: [...cites.records, ...cited.articles.map(({ id, path, record }) => ({ id, path, record }))],
    journals: [...described, ...cited.journals.map((record) => ({ id: record.id, path: 'content', record }))],
    pages: pages
      .flatMap(({ id, path, body, record }) =>
        record ? [{ id, path, ...(body && { body }), record: { id, ...record } }] : [],
      )
      .sort(
        ({ record: one }, { record: other }) =>
          (one.order ?? lastPlace) - (other.order ?? lastPlace) || compare(one.title, other.title),
      ),
    problems,
    leftOut,
    losses: [...cited.losses, ...cites.losses].toSorted(byPlace),
    taken: [...journals, ...articles, ...pages].flatMap(({ taken }) => taken).toSorted(byPlace),
    unread: [
      ...unusedIssuePdfs(described, [...records, ...cited.articles]),
      ...deadLinks(root, 'content').map((path) => ({
        path,
        message: 'it is a link that leads nowhere.\nPut the file there, or delete the link.',
      })),
      ...files
        .filter((path) => !/^content\/(?:articles|journals|pages)\//.test(path) && !bibliographyFormat(path))
        .map((path) => ({
          path,
          message: `it is not used.\nBibliographies end in ${bibliographyEndings}; records are in content/articles, content/journals and content/pages.`,
        })),
    ],
  };
}

/** PDFs of issues that have no article. */
const unusedIssuePdfs = (
  journals: readonly { readonly record: Journal }[],
  articles: readonly { readonly record: ArticleEntry }[],
): readonly Problem[] =>
  journals.flatMap(({ record: { id, issuePdfs = [] } }) =>
    issuePdfs
      .filter(
        (file) =>
          !articles.some(({ record }) => record.journal === id && isIssueName(fileName(file), record)),
      )
      .map(({ path }) => ({
        path,
        message: 'no article is in this issue.\nName the file by volume and issue: 25-3.pdf',
      })),
  );

/** Possible duplicates among the editor's own files. */
function sameArticles(records: readonly ContentEntry<ArticleEntry>[]): readonly Problem[] {
  const known = articleFinder<string>();
  return records.flatMap(({ path, record }) => {
    const same = known.find(record);
    known.add(record, path);
    return same
      ? [
          {
            path,
            message: `it has the ${same.by === 'DOI' ? 'DOI' : 'title, volume and pages'} of ${same.found}.\nDelete one of the files if they are the same article; otherwise correct the pages, or give both their own DOIs.`,
          },
        ]
      : [];
  });
}

/** Articles that name a journal without a file. */
const unknownJournals = (articles: readonly Read<unknown>[], journals: readonly Read<unknown>[]): Problem[] =>
  articles.flatMap(({ path, fields, lineOf }) => {
    const { journal } = (fields ?? {}) as { journal?: unknown };
    if (typeof journal !== 'string' || journals.some(({ id }) => id === journal)) return [];
    return [
      {
        path,
        line: lineOf(['journal']),
        field: 'journal',
        message: `there is no journal “${journal}”.\nWrite ${journals.map(({ id }) => id).join(' or ') || 'the name of a file'}, or add content/journals/${journal}.yaml.`,
      },
    ];
  });

/** Ids, citation keys and ISSNs that two files claim. */
const usedTwice = (
  articles: readonly Pick<Read<unknown>, 'id' | 'path'>[],
  records: readonly ContentEntry<ArticleEntry>[],
  cited: readonly ContentEntry<ArticleEntry>[],
  journals: readonly ContentEntry<Journal>[],
): Problem[] => [
  ...repeated(articles, ({ id }) => id, 'id', 'Rename one of the files; the file’s name is part of the URL.'),
  ...repeated(
    [...new Map([...records, ...cited].map((entry) => [entry.id, entry])).values()],
    ({ record }) => record.citationKey,
    'citation key',
    'Give one of them another citation-key.',
  ),
  ...repeated(
    journals.flatMap(({ path, record }) => [...new Set(issns(record))].map((issn) => ({ path, issn }))),
    ({ issn }) => issn,
    'ISSN',
    'Copy the ISSN of each journal from the journal itself, or delete one of the files.',
  ),
];

/** The order of pages that do not state one. */
const lastPlace = 1e6;

const byPlace = (one: Problem, other: Problem) =>
  compare(one.path, other.path) || (one.line ?? 0) - (other.line ?? 0);

/** One problem for each file whose key is already used. */
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
      message: `the ${what} “${keyOf(entry)}” is already used by ${first!.path}.\n${remedy}`,
    })),
  );
}
