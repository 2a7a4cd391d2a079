import { readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { deadLinks, listFiles } from './files/folders.ts';
import { isOfRecord } from './beside/files-beside.ts';
import type { ArticleEntry, OwnPage } from '../record/article.ts';
import { compare } from '../record/characters.ts';
import type { z } from 'astro/zod';
import {
  containerFolders,
  containerKey,
  containerKinds,
  isVolume,
  issns,
  type Container,
  type ContainerFolder,
  type ContainerKind,
} from '../record/container.ts';
import { contentFields } from '../record/field-schema.ts';
import { articleFields, pageFields } from '../record/fields.ts';
import type { Settings } from '../settings/settings.ts';
import { site } from 'offprint/site';
import { cslStyle } from './files/csl-repository.ts';
import { bibliographyEndings, bibliographyFormat } from './bibliography/index.ts';
import { containerByName } from './bibliography/containers.ts';
import { readBibliographies, type EntryCount } from './bibliography/read.ts';
import { readFolder, type Read } from './read-folder.ts';
import { findIssueFiles } from './beside/issue-files.ts';
import { issueName, issueNameOf } from '../urls.ts';
import { formerIdProblems } from './former-ids.ts';
import { parseMdx } from './body/mdx.ts';
import { findCover } from './beside/covers.ts';
import { findPdf } from './beside/pdf.ts';
import type { Problem } from '../problems/problem.ts';
import { relationProblems } from './relations.ts';
import { normaliseArticle, normalisePage } from './normalise/normalise.ts';
import { recordKinds } from './normalise/record-kinds.ts';
import { settingProblems } from '../settings/setting-problems.ts';
import {
  namedFileProblems,
  withFilesBeside,
  withJats,
  withOwnTexts,
  withReferences,
} from './with-companions.ts';
import { movedFile, readMoved } from './moved-urls.ts';
import type { MovedUrl } from '../record/moved-url.ts';
import { articleFinder } from './values/same-article.ts';
import { parseYaml } from './files/yaml.ts';

/** Everything in `content/`, and all problems with it and with the settings that refer to it. */
export interface Content {
  readonly articles: readonly ContentEntry<ArticleEntry>[];
  readonly containers: readonly ContentEntry<Container>[];
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
  /** What is in bibliographies with several kinds of entries. */
  readonly counts: readonly EntryCount[];
  /** The URLs that the journal had elsewhere. */
  readonly moved: readonly MovedUrl[];
  /** Files that are not used. */
  readonly unread: readonly Problem[];
}

/** One file, or one entry of a bibliography, read. */
type ContentEntry<T> = Pick<Read<T>, 'id' | 'path'> & {
  readonly record: T;
  readonly body?: string;
  /** The JATS file that the body is from, if it is not below the record. */
  readonly textOf?: string;
};

/**
 * Reads the articles, containers and pages of `content/`, and every bibliography below a project's `content/`, synchronously and
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
    ({ id, path, body, textOf }) => (body ? [{ id, path, body, ...(textOf && { textOf }) }] : []),
  );

// Where there is one of it, for pages and for the integration.
export { failedBodies } from './body/body-problem.ts';

/** The id of a page's text; article ids never contain a slash. */
export const pageBodyId = (id: string): string => `pages/${id}`;

interface Body {
  readonly id: string;
  readonly path: string;
  readonly body: string;
  /** See {@link ContentEntry}. */
  readonly textOf?: string;
}

let last: { readonly state: string; readonly content: Content } | undefined;

function stateOf(path: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(path);
  return [path, ino, size, mtimeMs, ctimeMs].join(' ');
}

function read(root: string, files: readonly string[], unreadable: Settings['unreadableEntries']): Content {
  const problems: Problem[] = [];
  const all = new Set(files);
  const kinds = recordKinds(() => undefined);
  const volumes = Object.values(containerFolders).map((folder) => {
    return readFolder(
      root,
      `content/${folder}`,
      '.yaml',
      problems,
      parseYaml,
      contentFields[folder] as z.ZodType<z.output<(typeof contentFields)[ContainerFolder]>>,
      kinds[folder].normalise,
      folder === 'proceedings' || folder === 'books' ? '.pdf' : undefined,
    );
  });
  const described = volumes.flat().flatMap(({ id, path, record }) =>
    record
      ? [
          {
            id,
            path,
            record: {
              id,
              ...record,
              ...findCover(root, path, record.cover),
              ...(record.kind === 'journal' ? findIssueFiles(root, files, path) : findPdf(root, path)),
            } satisfies Container,
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
    normaliseArticle(containerByName(described.map(({ record }) => record))),
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
  problems.push(...unknownContainers(articles, volumes.flat()));
  const texts = withJats(root, files, articles, problems);
  const records = withFilesBeside(root, files, texts.articles);
  problems.push(...namedFileProblems(root, [...articles, ...volumes.flat()]));
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
    ...misplacedNumbers(records),
  );
  problems.push(...sameArticles(records));
  const { moved, problems: movedProblems } = readMoved(root, {
    articles: [...records, ...cited.articles],
    containers: [...described, ...cited.containers.map((record) => ({ record }))],
  });
  problems.push(...movedProblems);
  const own = withOwnTexts(root, cited.articles, problems);
  const cites = withReferences(root, files, records, cited.articles, problems);
  problems.sort(byPlace);
  // Errors come before entries that are merely not articles.
  const leftOut = [...(unreadable === 'stop' ? [] : [cited.unreadable]), cited.passedOver].flatMap((some) =>
    some.toSorted(byPlace),
  );
  return {
    articles: [
      ...cites.records,
      ...own.articles.map(({ id, path, record, body, textOf }) => ({
        id,
        path,
        record,
        ...(body !== undefined && { body }),
        ...(textOf !== undefined && { textOf }),
      })),
    ],
    containers: [
      ...described,
      ...cited.containers.map((record) => ({ id: record.id, path: 'content', record })),
    ],
    pages: pages
      .flatMap(({ id, path, body, record }) =>
        record ? [{ id, path, ...(body && { body }), record: { id, ...record } }] : [],
      )
      .sort(
        ({ record: one }, { record: other }) =>
          (one.order ?? lastPlace) - (other.order ?? lastPlace) || compare(one.title, other.title),
      ),
    problems,
    moved,
    counts: cited.counts,
    leftOut,
    losses: [...cited.losses, ...cites.losses, ...texts.losses, ...own.losses].toSorted(byPlace),
    taken: [...volumes.flat(), ...articles, ...pages].flatMap(({ taken }) => taken).toSorted(byPlace),
    unread: [
      ...unusedIssueFiles(described, [...records, ...cited.articles]),
      ...deadLinks(root, 'content').map((path) => ({
        path,
        message: 'it is a link that leads nowhere.\nPut the file there, or delete the link.',
      })),
      ...files
        .filter(
          (path) =>
            !/^content\/(?:articles|journals|proceedings|books|series|pages)\//.test(path) &&
            !bibliographyFormat(path) &&
            path !== movedFile,
        )
        .map((path) => ({
          path,
          message: `it is not used.\nBibliographies end in ${bibliographyEndings}; records are in content/articles, content/journals, content/proceedings, content/books, content/series and content/pages.`,
        })),
    ],
  };
}

/** PDFs and covers of issues that have no article. */
function unusedIssueFiles(
  journals: readonly { readonly record: Container }[],
  articles: readonly { readonly record: ArticleEntry }[],
): readonly Problem[] {
  const articlesOf = Map.groupBy(articles, ({ record }) => record.container);
  return journals.flatMap(({ record: journal }) => {
    const paths = [...(journal.issuePdfs ?? []).map(({ path }) => path), ...(journal.issueCovers ?? [])];
    if (paths.length === 0) return [];
    const issues = new Set(
      (articlesOf.get(containerKey(journal)) ?? []).map(({ record }) => issueName(record)),
    );
    return paths
      .filter((path) => !issues.has(issueNameOf(path)))
      .map((path) => ({
        path,
        message: `no article is in this issue.\nName the file by volume and issue: 25-3${extname(path)}`,
      }));
  });
}

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

/** Articles that name a container without a file. */
const unknownContainers = (
  articles: readonly Read<unknown>[],
  containers: readonly Pick<Read<unknown>, 'id' | 'path'>[],
): Problem[] =>
  articles.flatMap(({ path, fields, lineOf }) =>
    containerKinds.flatMap((kind) => {
      const { [kind]: name } = (fields ?? {}) as Readonly<Record<string, unknown>>;
      const folder = `content/${containerFolders[kind]}/`;
      const known = containers.filter((one) => one.path.startsWith(folder));
      if (typeof name !== 'string' || known.some(({ id }) => id === name)) return [];
      const other = containers.find(({ id }) => id === name);
      const otherKind = containerKinds.find((one) =>
        other?.path.startsWith(`content/${containerFolders[one]}/`),
      );
      return [
        {
          path,
          line: lineOf([kind]),
          field: kind,
          message: otherKind
            ? `“${name}” is in ${other!.path}.\nWrite ${otherKind}: ${name}.`
            : `${noContainer[kind]} “${name}”.\nWrite ${known.map(({ id }) => id).join(' or ') || 'the name of a file'}, or add ${folder}${name}.yaml.`,
        },
      ];
    }),
  );

const noContainer = {
  journal: 'there is no journal',
  proceedings: 'there are no proceedings',
  book: 'there is no book',
  series: 'there is no series',
} as const satisfies Record<ContainerKind, string>;

/** Volumes, issues and other values that a record has, but what is in such a container has not. */
const misplacedNumbers = (
  records: readonly (ContentEntry<ArticleEntry> & Pick<Read<unknown>, 'lineOf'>)[],
): Problem[] =>
  records.flatMap(({ path, record, lineOf }) => {
    if (record.container.startsWith('journals/')) return [];
    const file = `content/${record.container}.yaml`;
    return (['volume', 'issue'] as const).flatMap((field) =>
      record[field] === undefined
        ? []
        : [
            {
              path,
              line: lineOf([field]),
              field,
              message: `only articles of journals have one.\n${record.container.startsWith('series/') ? 'Write the number of the paper as article-number.' : `Write the number of the volume into ${file}, as volume, or as series-number if it is one of a series.`}`,
            },
          ],
    );
  });

/** Ids, citation keys, ISSNs and ISBNs that two files claim. */
const usedTwice = (
  articles: readonly Pick<Read<unknown>, 'id' | 'path'>[],
  records: readonly ContentEntry<ArticleEntry>[],
  cited: readonly ContentEntry<ArticleEntry>[],
  containers: readonly ContentEntry<Container>[],
): Problem[] => [
  ...repeated(articles, ({ id }) => id, 'id', 'Rename one of the files; the file’s name is part of the URL.'),
  ...repeated(
    [...new Map([...records, ...cited].map((entry) => [entry.id, entry])).values()],
    ({ record }) => record.citationKey,
    'citation key',
    'Give one of them another citation-key.',
  ),
  ...repeated(
    // Volumes of a series share its ISSN.
    containers
      .filter(({ record }) => !isVolume(record))
      .flatMap(({ path, record }) => [...new Set(issns(record))].map((issn) => ({ path, issn }))),
    ({ issn }) => issn,
    'ISSN',
    'Copy the ISSN of each journal from the journal itself, or delete one of the files.',
  ),
  ...repeated(
    containers.flatMap(({ path, record }) => (record.isbn ?? []).map((isbn) => ({ path, isbn }))),
    ({ isbn }) => isbn.replaceAll('-', ''),
    'ISBN',
    'Copy the ISBN of each volume from its title page, or delete one of the files.',
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
