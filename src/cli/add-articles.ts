import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFigure } from '../sources/beside/companions.ts';
import { bibliographyEndings, bibliographyFormat } from '../sources/bibliography/index.ts';
import { containerByName } from '../sources/bibliography/containers.ts';
import { containerFolders, containerKey } from '../record/container.ts';
import { readBibliography, type BibliographyFile } from '../sources/bibliography/read-file.ts';
import { readForWriting } from '../sources/bibliography/read-for-writing.ts';
import { mergeFacts } from '../sources/moving/merge-facts.ts';
import type { Facts } from '../sources/moving/origin.ts';
import { readContent } from '../sources/read-content.ts';
import { report } from '../problems/problem.ts';
import { recordKinds } from '../sources/normalise/record-kinds.ts';
import { doiOf } from '../sources/values/doi-value.ts';
import { isWord, wordArticles } from './add-word.ts';
import { canonical } from './canonical.ts';
import { fetchDoi } from './fetch-doi.ts';

/** What was written and what was not, as a report for the editor. */
export interface Added {
  /** From the project's root. */
  readonly written: readonly string[];
  /** Sentences. */
  readonly leftAlone: readonly string[];
  /** What was found in Word files, and what to look at: sentences. */
  readonly found: readonly string[];
}

interface AddOptions {
  /** Used instead of https://doi.org/ */
  readonly resolver: string;
  readonly timeoutMs?: number;
  /** The journal, proceedings, book or series of Word files, which do not say it: `polis`, `proceedings/acl-2020`. */
  readonly container?: string | undefined;
  /** What else is known of a file's articles, by their DOIs in lower case. */
  readonly known?: ReadonlyMap<string, Facts>;
}

/**
 * Writes the articles of DOIs, bibliographies and Word files, and new containers, as files of `content/`, in canonical form. Never
 * overwrites a file.
 * @param sources DOIs, in any form, and paths of bibliographies, JATS files, Word files and folders of them; a JATS file is copied beside
 * its record, with its PDF and its pictures
 * @throws an error in an editor's words; nothing is written in that case
 */
export async function add(
  root: string,
  sources: readonly string[],
  { resolver, timeoutMs, container, known: facts = new Map() }: AddOptions,
): Promise<Added> {
  // All are checked before the first is fetched.
  const all = sources.flatMap(filesIn);
  const asked = all
    .filter((source) => !isWord(source))
    .map((source) => ({ source, doi: isFile(source) ? undefined : doiIn(source) }));
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
  } = readForWriting(
    [...files].map(([path, bytes]) => completed(readBibliography(path, bytes), facts)),
    known,
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
  const named = new Set(fresh.map((entry) => entry.container));
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
  const words = await wordArticles(root, all.filter(isWord), {
    known,
    taken: new Set(taken.keys()),
    container,
  });
  leftAlone.push(...words.leftAlone);
  const copies = fresh.flatMap(({ id, path }) => (isJats(path) ? companionsOf(path, id) : []));
  const written: string[] = [];
  for (const [path, content] of [...texts, ...copies, ...words.files])
    try {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), content, { flag: 'wx' });
      written.push(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      leftAlone.push(`${path} already exists.`);
    }
  return { written, leftAlone, found: words.found };
}

/** The articles of a file with what else is known of them. */
const completed = (file: BibliographyFile, known: ReadonlyMap<string, Facts>): BibliographyFile => ({
  ...file,
  entries: file.entries.map((entry) => {
    const { doi } = entry.fields;
    const more = typeof doi === 'string' ? known.get(doi.toLowerCase()) : undefined;
    return more ? mergeFacts([{ origin: isJats(file.path) ? 'jats' : 'table', entry }, more]).entry : entry;
  }),
});

/** The files of a folder that can be read, and JATS files of the folders in it, in the order of their names. */
const filesIn = (source: string): readonly string[] =>
  existsSync(source) && statSync(source).isDirectory()
    ? readdirSync(source, { recursive: true, encoding: 'utf8' })
        .filter((name) => dirname(name) === '.' || isJats(name))
        .map((name) => join(source, name))
        .filter((path) => (bibliographyFormat(path) || isWord(path)) && statSync(path).isFile())
        .sort()
    : [source];

const isJats = (path: string) => /\.n?xml$/i.test(path);

/** A JATS file, and its PDF and pictures beside it or in a folder of its name, with the paths that they get. */
function companionsOf(path: string, id: string): readonly (readonly [to: string, content: Buffer])[] {
  const stem = path.replace(/\.n?xml$/i, '');
  const source = readFileSync(path);
  const named = new Set(
    [...source.toString('utf8').matchAll(/<(?:inline-)?graphic\b[^>]*?href="([^"]+)"/g)].map(([, href]) =>
      stemOf(href!),
    ),
  );
  const picturesOf = (folder: string, isAny: boolean) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => isFigure(name) && (isAny || named.has(stemOf(name))))
          .map((name) => [`content/articles/${id}/${name}`, readFileSync(join(folder, name))] as const)
      : [];
  return [
    [`content/articles/${id}.xml`, source],
    ...(existsSync(`${stem}.pdf`)
      ? [[`content/articles/${id}.pdf`, readFileSync(`${stem}.pdf`)] as const]
      : []),
    ...picturesOf(dirname(path), false),
    ...picturesOf(stem, true),
  ];
}
const stemOf = (name: string) =>
  basename(name)
    .replace(/\.\w+$/, '')
    .toLowerCase();

const isFile = (source: string) => bibliographyFormat(source) !== undefined && existsSync(source);

/** @throws if a source is neither a DOI nor a file */
function doiIn(source: string): string {
  const doi = doiOf(source).value;
  if (doi) return doi;
  if (/\.(?:xlsx?|ods|numbers)$/i.test(source))
    throw new Error(
      `${source}: a spreadsheet program’s own file is not read.\n    → Save the table as CSV (UTF-8) there, and give that file.`,
    );
  throw new Error(
    bibliographyFormat(source) !== undefined || /\.(?:csv|tsv|zip|docx)$/i.test(source)
      ? `there is no file ${source}.\n    → Give its path, relative to this folder.`
      : `“${source}” is neither a DOI nor a bibliography.\n    → Give a DOI beginning with 10., or the path of a file ending in ${bibliographyEndings}, .docx.`,
  );
}
