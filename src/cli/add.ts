import { parseArgs } from 'node:util';
import { site } from 'offprint/site';
import { bibliographyEndings } from '../sources/bibliography/index.ts';
import { readContent } from '../sources/read-content.ts';
import { add } from './add-articles.ts';
import { containerOf } from './add-word.ts';
import { moveIn, reportPath } from './add-journal.ts';
import { collectSources, kindOfSource } from './journal-sources.ts';
import { moveSummary } from './move-report.ts';

// `npm run add -- <sources>`. DOI_RESOLVER replaces https://doi.org/, CROSSREF_API https://api.crossref.org, and ZOTERO_API
// https://api.zotero.org, for example with a proxy.

const usage = `Usage: npm run add -- [options] <sources>

A source is a DOI; the path of a file ending in ${bibliographyEndings}, .docx, or of a folder of them; or a whole journal:
  https://…      the address of a journal of OJS, of its OAI-PMH, or of a public collection of Zotero
  2313-0660      the ISSN of a journal in Crossref
  table.csv      a table with the columns title, authors, journal, …, or of Janeway or Zotero
  export.zip     an export of PubPub, or its folder

Options:
  --in journal           for Word files and lists that do not say in which journal they are
  --files                fetches PDFs and other files, covers and PDFs of issues
  --explain              says in a comment above each field where it is from
  --email you@example.org   is shown to the servers that are asked
  --no-crossref          does not complete what arrives by Crossref
  --max-file 200         the largest file that is fetched, in MB
  --pause 0.5            seconds between two requests`;

try {
  const { positionals: sources, values } = parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: {
      in: { type: 'string' },
      files: { type: 'boolean' },
      explain: { type: 'boolean' },
      email: { type: 'string' },
      crossref: { type: 'boolean', default: true },
      'max-file': { type: 'string', default: '200' },
      pause: { type: 'string', default: '0.5' },
    },
  });
  if (sources.length === 0) throw new Error(usage);
  const root = process.cwd();
  const isJournal = (source: string) => kindOfSource(source) !== undefined;
  const journals = sources.filter(isJournal);
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort(new Error('Stopped. What has arrived is kept: run the same command again to go on.'));
  });
  const progress = (line: string) => {
    console.error(line);
  };
  const collected =
    journals.length > 0
      ? await collectSources(root, journals, {
          email: values.email ?? site.deposit?.email,
          pauseMs: numberIn('--pause', values.pause) * 1000,
          maxFileBytes: numberIn('--max-file', values['max-file']) * 1e6,
          asksCrossref: values.crossref,
          crossref: process.env['CROSSREF_API'] ?? 'https://api.crossref.org',
          zotero: process.env['ZOTERO_API'] ?? 'https://api.zotero.org',
          signal: stop.signal,
          progress,
        })
      : undefined;
  const others = sources.filter((source) => !isJournal(source));
  if (others.length > 0) {
    const { written, leftAlone, found } = await add(root, others, {
      resolver: process.env['DOI_RESOLVER'] ?? 'https://doi.org/',
      container: values.in,
      ...(collected && { known: collected.works }),
    });
    for (const line of leftAlone) console.log(`left alone: ${line}`);
    for (const path of written) console.log(`wrote ${path}`);
    for (const line of found) console.log(line);
    if (written.length === 0) console.log('Nothing was written.');
  }
  if (collected) {
    const { arrivals, issues, isCurrent, picture, client } = collected;
    const moved = await moveIn(root, arrivals, issues, {
      explain: values.explain ?? false,
      journal: values.in === undefined ? undefined : containerOf(knownContainers(root), values.in).title,
      isCurrent,
      fetchFile: values.files ? client : undefined,
      picture,
      progress,
    });
    const failures = [...collected.failures, ...moved.failures];
    const articles = moved.written.filter((path) => /^content\/articles\/[^/]+\.mdx$/.test(path)).length;
    for (const line of [
      ...collected.leftOut.map((one) => `left out: ${one.replaceAll('\n', ' ')}`),
      ...moveSummary(moved.rows, { arrived: arrivals.length, written: articles }),
    ])
      console.log(line);
    console.log(`By article and field: ${reportPath}`);
    if (failures.length > 0)
      throw new Error(
        [
          ...new Set(failures.slice(0, 20)),
          ...(failures.length > 20 ? [`and ${failures.length - 20} more`] : []),
          'Not all has arrived. What is here stays; run the same command again for the rest.',
        ].join('\n'),
      );
    collected.done();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function knownContainers(root: string) {
  return readContent(root).containers.map(({ record }) => record);
}

function numberIn(option: string, text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number >= 0) return number;
  throw new Error(
    `${option} ${text}: this is not a number.\n    → Write it as ${option} ${option === '--pause' ? '0.5' : '200'}.`,
  );
}
