import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { idsOf, type ArticleEntry } from '../record/article.ts';
import { picturesIn, type BodyNode } from '../record/body-node.ts';
import { placeOfReference } from '../record/cited-reference.ts';
import { plain } from '../record/text.ts';
import type { articleFields } from '../record/fields.ts';
import { referencesFormat } from './bibliography/index.ts';
import {
  filesByRecord,
  findImage,
  imagePath,
  publishedFileProblem,
  recordOf,
} from './beside/files-beside.ts';
import { beside, findPdf, namedFiles } from './beside/pdf.ts';
import type { Problem } from '../problems/problem.ts';
import type { readFolder, Read } from './read-folder.ts';
import { resolveReferences, readReferences } from './beside/read-references.ts';
import { printField } from '../problems/words.ts';
import { bodyFileProblems } from './body/body-files.ts';
import { readBody } from './body/body.ts';
import { readJats, type JatsRead } from './jats/read-jats.ts';

// Files beside the records of articles: publications, images and references.

type ReadArticle = ReturnType<typeof readFolder<typeof articleFields>>[number];

/** An article with the text and the references of the JATS file beside it, where the record has none. */
type WithJats = ReadArticle & {
  readonly jatsReferences?: JatsRead['references'];
  /** The file that its text is from. */
  readonly textOf?: string;
};

/** Adds to articles without a text below the record that of `x.xml` beside `x.mdx`, if it is JATS. */
export function withJats(
  root: string,
  paths: readonly string[],
  articles: readonly ReadArticle[],
  problems: Problem[],
): { readonly articles: readonly WithJats[]; readonly losses: readonly Problem[] } {
  const files = new Map(
    paths
      .filter((path) => /^content\/articles\/.*\.xml$/i.test(path))
      .map((path) => [path.slice(0, -4), path]),
  );
  const losses: Problem[] = [];
  return {
    losses,
    articles: articles.map((article) => {
      const { path, record, body } = article;
      const file = files.get(path.replace(/\.mdx$/i, ''));
      if (!file || !record || body?.trim()) return article;
      const keys = record.references?.map(({ key }, place) => key ?? String(place + 1));
      const read = readJats(root, file, keys);
      problems.push(...read.problems);
      losses.push(...read.losses, ...disagreements(record, file, read.facts));
      if (read.mdx === undefined) return { ...article, jatsReferences: read.references };
      const { nodes, cites, needs, problems: wrong } = readBody(read.mdx, 1);
      problems.push(
        ...[...wrong, ...bodyFileProblems(root, path, needs)].map(({ message }) => ({ path: file, message })),
      );
      return { ...article, body: read.mdx, textOf: file, nodes, cites, jatsReferences: read.references };
    }),
  };
}

/** Adds to articles that are JATS files their texts and references. */
export function withOwnTexts<T extends { readonly path: string; readonly record: ArticleEntry }>(
  root: string,
  articles: readonly T[],
  problems: Problem[],
): {
  readonly articles: readonly (T & { readonly body?: string; readonly textOf?: string })[];
  readonly losses: readonly Problem[];
} {
  const losses: Problem[] = [];
  return {
    losses,
    articles: articles.map((article) => {
      const { path, record } = article;
      if (!/\.n?xml$/i.test(path)) return article;
      const { mdx, references, losses: lost } = readJats(root, path);
      losses.push(...lost);
      const { nodes = [], needs = [], problems: wrong = [] } = mdx === undefined ? {} : readBody(mdx, 1);
      problems.push(
        ...[...wrong, ...bodyFileProblems(root, path, needs)].map(({ message }) => ({ path, message })),
      );
      return {
        ...article,
        ...(mdx !== undefined && { body: mdx, textOf: path }),
        record: {
          ...record,
          ...(references.length > 0 && { references }),
          ...(mdx !== undefined && { body: nodes, ...figuresOf(path, nodes) }),
        },
      };
    }),
  };
}

/** Where the head of a JATS file says something else than the record, which is published. */
function disagreements(
  record: NonNullable<ReadArticle['record']>,
  path: string,
  facts: JatsRead['facts'],
): readonly Problem[] {
  const { title, doi, volume, issue, pages } = record;
  const own = { title: plain(title), doi, volume, issue, pages: pages?.first } as Readonly<
    Record<string, string | undefined>
  >;
  const folded = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return facts.flatMap(({ field, value, line }) => {
    const known = own[field];
    return known === undefined || folded(known) === folded(value)
      ? []
      : [
          {
            path,
            line,
            field,
            message: `it has “${value}”, but the record has “${known}”, which was published.\nCorrect the one that is wrong.`,
          },
        ];
  });
}

/** Adds to the records of articles the files published with them. */
export function withFilesBeside(root: string, paths: readonly string[], articles: readonly WithJats[]) {
  const named = new Set(
    articles.flatMap(({ path, record }) => (record?.pdfName ? [beside(path, record.pdfName)] : [])),
  );
  const byRecord = filesByRecord(
    root,
    paths.filter((path) => path.startsWith('content/articles/')),
    (path, record) =>
      !named.has(path) &&
      path.toLowerCase() !== record.replace(/mdx$/, 'pdf') &&
      !publishedFileProblem(path, record),
  );
  return articles.flatMap(({ id, path, record, body, textOf, nodes, cites, lineOf, jatsReferences }) => {
    if (!record) return [];
    const { pdfName, imageOf, ...rest } = record;
    const image = imageOf && findImage(root, path, imageOf);
    const others = byRecord.get(path);
    return [
      {
        id,
        path,
        body,
        ...(textOf && { textOf }),
        cites,
        lineOf,
        record: {
          citationKey: id,
          ...rest,
          id,
          ...findPdf(root, path, pdfName),
          ...(others && { files: others }),
          ...(image && { image }),
          ...(jatsReferences &&
            jatsReferences.length > 0 &&
            !record.references && { references: jatsReferences }),
          ...(nodes && { body: nodes, ...figuresOf(path, nodes) }),
        },
      },
    ];
  });
}

/** The images of a text that are in the record's folder. */
function figuresOf(path: string, nodes: readonly BodyNode[]): { readonly figures?: readonly string[] } {
  const folder = path.replace(/\.(?:mdx|n?xml)$/i, '/');
  const figures = picturesIn(nodes)
    .map((url) => decodeURI(new URL(url, `file:///${path}`).pathname.slice(1)))
    .filter((file) => file.startsWith(folder));
  return figures.length > 0 ? { figures: [...new Set(figures)] } : {};
}

type ArticleRecord = ReturnType<typeof withFilesBeside>[number];

/** Adds to the records the references of the files beside them. */
export function withReferences(
  root: string,
  paths: readonly string[],
  records: readonly ArticleRecord[],
  others: readonly { readonly record: ArticleEntry }[],
  problems: Problem[],
): { readonly records: readonly ArticleRecord[]; readonly losses: readonly Problem[] } {
  const known = new Set(
    [...records, ...others].flatMap(({ record }) => [...idsOf(record), record.citationKey]),
  );
  const all = new Set(paths);
  const files = new Map(
    paths.filter(referencesFormat).flatMap((path) => {
      const record = recordOf(path, all, '.mdx');
      return record ? [[record, path] as const] : [];
    }),
  );
  const losses: Problem[] = [];
  return {
    losses,
    records: records.map((one) => {
      const { path, lineOf, record, cites = [] } = one;
      const file = files.get(path);
      if (!file && !record.references && cites.length === 0) return one;
      const inFile = file ? readReferences(root, file) : undefined;
      problems.push(...(inFile?.problems ?? []));
      losses.push(...(inFile?.losses ?? []));
      const references = resolveReferences(
        record.references,
        inFile?.references ?? [],
        (key) => known.has(key),
        (place, message) =>
          problems.push({
            path,
            line: lineOf(['references', place]),
            field: printField(['references', place]),
            message,
          }),
      );
      for (const { name, line } of cites)
        if (placeOfReference(references, name) === undefined)
          problems.push({
            path,
            line,
            message: `there is no reference “${name}”.\nWrite the key of a reference of this record, or its number: <Cite id="1" />.`,
          });
      return { ...one, record: { ...record, ...(references.length > 0 && { references }) } };
    }),
  };
}

/** Files that a field names but that do not exist. */
export const namedFileProblems = (
  root: string,
  records: readonly Pick<Read<unknown>, 'path' | 'fields' | 'lineOf'>[],
): readonly Problem[] =>
  records.flatMap(({ path, fields, lineOf }) =>
    filesNamedIn(path, fields).flatMap(([field, file]) => {
      if (existsSync(join(root, file))) return [];
      const message = `there is no file ${file}.\nPut it there, or remove the line.`;
      return [{ path, line: lineOf(field), field: printField(field), message }];
    }),
  );

/** The paths of the files that a record names, by field. */
function filesNamedIn(
  path: string,
  fields: unknown,
): readonly (readonly [field: readonly string[], file: string])[] {
  const { image } = (fields ?? {}) as { readonly image?: { readonly file?: unknown } };
  const picture = image?.file;
  return [
    ...[...namedFiles(fields)].map(([field, name]) => [[field], beside(path, name)] as const),
    ...(typeof picture === 'string' ? [[['image', 'file'], imagePath(path, picture)] as const] : []),
  ];
}
