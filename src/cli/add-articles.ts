import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { bibliographyEndings, bibliographyFormat } from '../sources/bibliography/index.ts';
import { readForWriting, type Writable } from '../sources/bibliography/read.ts';
import { readContent } from '../sources/read-content.ts';
import { report } from '../problems/problem.ts';
import { parseDoi } from '../record/identifiers.ts';
import { fetchDoi } from './fetch-doi.ts';

/** What was written and what was not, as a report for the editor. */
export interface Added {
  /** From the project's root. */
  readonly written: readonly string[];
  /** Sentences. */
  readonly leftAlone: readonly string[];
}

/**
 * Writes the articles of a DOI or a bibliography, and new journals, as files of `content/`. Never overwrites
 * a file.
 * @param what a DOI, or the path of a bibliography
 * @param resolver used instead of https://doi.org/
 * @throws an error in an editor's words; nothing is written in that case
 */
export async function add(root: string, what: string, resolver: string, timeoutMs?: number): Promise<Added> {
  const doi = parseDoi(what);
  if (!doi && !bibliographyFormat(what))
    throw new Error(
      `“${what}” is neither a DOI nor a bibliography.\n    → Give a DOI beginning with 10., or the path of a file ending in ${bibliographyEndings}.`,
    );
  if (!doi && !existsSync(what))
    throw new Error(`there is no file ${what}.\n    → Give its path, relative to this folder.`);
  const bytes = doi ? Buffer.from(await fetchDoi(doi, resolver, timeoutMs)) : readFileSync(what);
  const { articles: there, journals } = readContent(root);
  const { entries, newJournals, unreadable, passedOver, losses } = readForWriting(
    doi ? `${doi}.json` : basename(what),
    bytes,
    journals.map(({ record }) => record),
  );
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
  const named = new Set(fresh.map(({ fields }) => fields['journal']));
  const files = [
    ...newJournals
      .filter(({ id }) => named.has(id))
      .map(({ id, fields }) => [`content/journals/${id}.yaml`, yaml(fields)] as const),
    ...fresh.map((entry) => [`content/articles/${entry.id}.mdx`, mdx(entry)] as const),
  ];
  const written: string[] = [];
  for (const [path, text] of files)
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

const yaml = (fields: object) => stringify(fields, { lineWidth: 0, defaultStringType: 'PLAIN' });
const mdx = ({ fields }: Writable) => `---\n${yaml(fields)}---\n`;
