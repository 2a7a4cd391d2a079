import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { bibliographyEndings, bibliographyFormat } from '../sources/bibliography/index.ts';
import { containerByName } from '../sources/bibliography/containers.ts';
import { containerFolders, containerKey } from '../record/container.ts';
import { readForWriting } from '../sources/bibliography/read.ts';
import { readContent } from '../sources/read-content.ts';
import { report } from '../problems/problem.ts';
import { tidyRecord } from '../sources/tidy/tidy-record.ts';
import { recordKinds, type RecordKind } from '../sources/normalise/record-kinds.ts';
import { doiOf } from '../sources/values/doi-value.ts';
import { fetchDoi } from './fetch-doi.ts';

/** What was written and what was not, as a report for the editor. */
export interface Added {
  /** From the project's root. */
  readonly written: readonly string[];
  /** Sentences. */
  readonly leftAlone: readonly string[];
}

/**
 * Writes the articles of DOIs and bibliographies, and new containers, as files of `content/`, in canonical form. Never overwrites
 * a file.
 * @param sources DOIs, in any form, and paths of bibliographies
 * @param resolver used instead of https://doi.org/
 * @throws an error in an editor's words; nothing is written in that case
 */
export async function add(
  root: string,
  sources: readonly string[],
  resolver: string,
  timeoutMs?: number,
): Promise<Added> {
  // All are checked before the first is fetched.
  const asked = sources.map((source) => ({ source, doi: isFile(source) ? undefined : doiIn(source) }));
  const files = new Map<string, Buffer>();
  for (const { source, doi } of asked)
    if (doi) files.set(`${doi}.json`, Buffer.from(await fetchDoi(doi, resolver, timeoutMs)));
    else files.set(source, readFileSync(source));
  const { articles: there, containers } = readContent(root);
  const known = containers.map(({ record }) => record);
  const {
    entries,
    containers: made,
    newContainers,
    unreadable,
    passedOver,
    losses,
  } = readForWriting(files, known);
  if (unreadable.length > 0) throw new Error(report(unreadable, 'nothing was written'));
  const leftAlone = [...passedOver, ...losses].map(({ entry, field, message }) =>
    [entry, field, message].filter(Boolean).join(': '),
  );
  const taken = new Map(there.map(({ id, path }) => [id, path]));
  const byDoi = new Map(
    there.flatMap(({ record, path }) => (record.doi ? [[record.doi.toLowerCase(), path]] : [])),
  );
  const fresh = entries.filter((entry) => {
    const other = taken.get(entry.id) ?? (entry.doi && byDoi.get(entry.doi.toLowerCase()));
    if (other) leftAlone.push(`${entry.id}: ${other} already has it.`);
    return !other;
  });
  const named = new Set(fresh.map(({ container }) => container));
  const kinds = recordKinds(containerByName([...known, ...made]));
  const texts = [
    ...newContainers
      .filter((one) => named.has(containerKey(one)))
      .map(
        (one) =>
          [
            `content/${containerKey(one)}.yaml`,
            canonical(one.fields, kinds[containerFolders[one.kind]]),
          ] as const,
      ),
    ...fresh.map(
      ({ id, fields }) =>
        [`content/articles/${id}.mdx`, `---\n${canonical(fields, kinds.articles)}---\n`] as const,
    ),
  ];
  const written: string[] = [];
  for (const [path, text] of texts)
    try {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text, { flag: 'wx' });
      written.push(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      leftAlone.push(`${path} already exists.`);
    }
  return { written, leftAlone };
}

const isFile = (source: string) => bibliographyFormat(source) !== undefined && existsSync(source);

/** @throws if a source is neither a DOI nor a file */
function doiIn(source: string): string {
  const doi = doiOf(source).value;
  if (doi) return doi;
  throw new Error(
    bibliographyFormat(source)
      ? `there is no file ${source}.\n    → Give its path, relative to this folder.`
      : `“${source}” is neither a DOI nor a bibliography.\n    → Give a DOI beginning with 10., or the path of a file ending in ${bibliographyEndings}.`,
  );
}

/** The record that `npm run tidy` has nothing to change in. */
function canonical(fields: object, kind: RecordKind): string {
  const text = stringify(fields, { lineWidth: 0, defaultStringType: 'PLAIN' });
  return tidyRecord(text, kind) ?? text;
}
