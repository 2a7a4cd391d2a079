import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bulkFormats } from '../../src/exports/index.ts';
import { readLibrary } from '../../src/library/read-library.ts';
import type { Article, ArticleEntry } from '../../src/record/article.ts';
import { containerKey, issns, type Container } from '../../src/record/container.ts';
import { plain } from '../../src/record/text.ts';
import { readBibliographies } from '../../src/sources/bibliography/read.ts';
import { libraryOf } from '../records.ts';
import { project } from '../site.ts';

// Our own files, read again: what a format has a field for survives. docs/outputs.md says what it has none for.

const root = join(project, '.tmp', 'round-trip');
rmSync(root, { recursive: true, force: true });
cpSync(join(project, 'tests/fixtures/machines'), join(root, 'content'), { recursive: true });
const identified: Article = {
  ...readLibrary(root).article('everything-2025')!,
  id: 'identified',
  citationKey: 'identified',
  doi: '10.5555/identified',
  authors: [
    { given: 'Alexander', droppingParticle: 'von', family: 'Humboldt' },
    { given: 'Jan', particle: 'van der', family: 'Berg' },
  ],
  identifiers: { PMID: '31000001', PMCID: 'PMC1234567', arXiv: '1706.03762', EDN: 'UEDXHQ' },
};
const articles = [...libraryOf().articles, ...readLibrary(root).articles, identified];

type Facts = Readonly<Record<string, unknown>>;

const facts = (record: Article | ArticleEntry, journal: Container): Facts => ({
  title: plain(record.title),
  authors: record.authors.map(({ given, droppingParticle, particle, family, suffix, literal }) => [
    given,
    droppingParticle,
    particle,
    family,
    suffix,
    literal,
  ]),
  editors: record.editors?.map(({ family }) => family),
  journal: journal.title,
  issn: issns(journal).toSorted(),
  publisher: journal.publisher,
  volume: record.volume,
  issue: record.issue,
  pages: record.pages,
  articleNumber: record.articleNumber,
  issued: record.issued,
  doi: record.doi,
  keywords: record.keywords,
  abstract: record.abstract && plain(record.abstract),
  language: record.language,
  PMID: record.identifiers['PMID'],
  PMCID: record.identifiers['PMCID'],
  arXiv: record.identifiers['arXiv'],
  EDN: record.identifiers['EDN'],
  type: record.type,
  section: record.section,
  translations: Object.entries(record.translations).map(([tag, { title, abstract, keywords }]) => [
    tag,
    title && plain(title),
    abstract && plain(abstract),
    keywords,
  ]),
});

/** What a format has no field for; an article number is in the field for pages. */
const unsaid: Readonly<Record<string, readonly string[]>> = {
  bib: ['EDN', 'section', 'translations', 'type'],
  'biblatex.bib': ['EDN', 'section', 'translations', 'type', 'articleNumber', 'pages'],
  // One field for all accession numbers, and no language for the translated title.
  ris: ['EDN', 'arXiv', 'section', 'translations', 'type'],
  json: ['articleNumber', 'pages'],
};

/** Without the difference between a character and its markup, and between paragraphs and lines. */
const folded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null)
      .normalize('NFKC')
      .replace(/(?:\\n)+/g, ' '),
  );

const withoutPlace = (names: readonly string[] = []) =>
  names.filter((name) => !/^(?:articleNumber|pages)$/.test(name));

for (const format of bulkFormats)
  test(`.${format.extension}: what the format has a field for survives`, () => {
    for (const article of articles) {
      const {
        articles: [found],
        containers,
        unreadable,
      } = readBibliographies([`a.${format.extension}`], () => Buffer.from(format.write([article])), [], []);
      assert.ok(found, `${article.id}: ${unreadable.map(({ message }) => message).join()}`);
      const journal = containers.find((one) => containerKey(one) === found.record.container)!;
      const [read, written] = [facts(found.record, journal), facts(article, article.container)];
      for (const [name, value] of Object.entries(written)) {
        const place = article.articleNumber
          ? (unsaid[format.extension] ?? [])
          : withoutPlace(unsaid[format.extension]);
        if (!place.includes(name))
          assert.deepEqual(folded(read[name]), folded(value), `${article.id}: ${name}`);
      }
    }
  });
