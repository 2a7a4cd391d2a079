import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { formatsOf } from '../../src/exports/index.ts';
import { readLibrary } from '../../src/library/read-library.ts';
import { articleFiles } from '../../src/metadata/article-files.ts';
import { contextObject } from '../../src/metadata/coins.ts';
import { dublinCoreTags } from '../../src/metadata/dublin-core-tags.ts';
import { highwire } from '../../src/metadata/highwire.ts';
import { openGraph } from '../../src/metadata/open-graph.ts';
import { printTags } from '../../src/metadata/tag.ts';
import type { Article } from '../../src/record/article.ts';
import type { Name } from '../../src/record/name.ts';
import { project } from '../site.ts';

// The table in docs/outputs.md: a format has a fact if its output changes without the fact.
// UPDATE_EXPECTED=1 npm run test:unit rewrites the table.

const root = join(project, '.tmp', 'outputs');
const docs = join(project, 'docs/outputs.md');
let whole: Article;

before(() => {
  rmSync(root, { recursive: true, force: true });
  cpSync(join(project, 'tests/fixtures/machines'), join(root, 'content'), { recursive: true });
  const everything = readLibrary(root).article('everything-2025')!;
  whole = {
    ...everything,
    source: 'https://example.org/source',
    container: { ...everything.container, translations: { ru: { title: 'Журнал' } } },
  };
});

const without =
  (...names: readonly (keyof Article)[]) =>
  (article: Article): Article =>
    Object.fromEntries(
      Object.entries(article).filter(([name]) => !names.includes(name as keyof Article)),
    ) as never;
const inNames =
  (...names: readonly (keyof Name)[]) =>
  (article: Article): Article => ({
    ...article,
    authors: article.authors.map(
      (author) =>
        Object.fromEntries(
          Object.entries(author).filter(([name]) => !names.includes(name as keyof Name)),
        ) as Name,
    ),
  });
const inJournal =
  (name: keyof Article['container'], value?: unknown) =>
  (article: Article): Article => ({ ...article, container: { ...article.container, [name]: value } });
const inConference =
  (...names: readonly string[]) =>
  (article: Article): Article => ({
    ...article,
    container: {
      ...article.container,
      conference: Object.fromEntries(
        Object.entries(article.container.conference!).filter(([name]) => !names.includes(name)),
      ),
    },
  });
const withoutIdentifiers = (article: Article): Article => ({ ...article, identifiers: {} });
const withoutDate =
  (name: string) =>
  (article: Article): Article => ({
    ...article,
    history: Object.fromEntries(Object.entries(article.history!).filter(([one]) => one !== name)),
  });
const inTranslation =
  (...names: readonly string[]) =>
  (article: Article): Article => ({
    ...article,
    translations: Object.fromEntries(
      Object.entries(article.translations).map(([tag, one]) => [
        tag,
        Object.fromEntries(Object.entries(one).filter(([name]) => !names.includes(name))),
      ]),
    ),
  });
const inFunding =
  (...names: readonly string[]) =>
  (article: Article): Article => ({
    ...article,
    funding: article.funding!.map(
      (one) => Object.fromEntries(Object.entries(one).filter(([name]) => !names.includes(name))) as never,
    ),
  });

const facts: Readonly<Record<string, (article: Article) => Article>> = {
  'title in another language': inTranslation('title', 'titleParts'),
  authors: (article) => ({ ...article, authors: [] }),
  'ORCID iD': inNames('orcid'),
  affiliations: inNames('affiliations'),
  'ROR of an affiliation': (article) => ({
    ...article,
    authors: article.authors.map(({ affiliations = [], ...name }) => ({
      ...name,
      affiliations: affiliations.map(({ ror: _, ...one }) => one),
    })),
  }),
  'e-mail of the corresponding author': inNames('email', 'corresponding'),
  'roles (CRediT)': inNames('roles'),
  'names in another language': inTranslation('authors'),
  editors: without('editors'),
  reviewers: without('reviewers'),
  'journal, short': inJournal('abbreviation'),
  'journal in another language': inJournal('translations', {}),
  ISSN: inJournal('issn', {}),
  publisher: inJournal('publisher'),
  volume: without('volume'),
  issue: without('issue'),
  pages: without('pages'),
  'article number': without('articleNumber'),
  section: without('section'),
  type: without('type'),
  date: without('issued'),
  received: withoutDate('received'),
  revised: withoutDate('revised'),
  accepted: withoutDate('accepted'),
  'published online': withoutDate('publishedOnline'),
  modified: without('modified'),
  DOI: without('doi'),
  PMID: withoutIdentifiers,
  PMCID: withoutIdentifiers,
  arXiv: withoutIdentifiers,
  'other identifiers': withoutIdentifiers,
  language: without('language'),
  abstract: without('abstract'),
  'abstract in another language': inTranslation('abstract'),
  'plain-language summary': without('plainLanguageSummary'),
  highlights: without('highlights'),
  keywords: (article) => ({ ...article, keywords: [] }),
  'keywords in another language': inTranslation('keywords'),
  license: without('license'),
  copyright: without('copyright'),
  access: without('access'),
  references: without('references'),
  funding: without('funding'),
  'award numbers': inFunding('awards'),
  'identifiers of funders': inFunding('ror', 'doi'),
  'funding statement': without('fundingStatement'),
  'data availability': without('dataAvailability'),
  'competing interests': without('competingInterests'),
  'ethics statement': without('ethics'),
  'equal contribution, notes of authors': inNames('equal', 'note'),
  'linked works': without('links'),
  'corrections, versions, comments': (article) => ({ ...article, relations: {} }),
  image: without('image'),
  PDF: without('pdf'),
  'other files': without('files'),
  text: without('body', 'figures'),
  'source of the record': without('source'),
  'title of proceedings or a book': inJournal('title', ''),
  'editors of a volume': inJournal('editors'),
  'conference: name': inConference('name', 'acronym'),
  'conference: place': inConference('place'),
  'conference: dates': inConference('date'),
  'place of a publisher': inJournal('publisherPlace'),
  ISBN: inJournal('isbn'),
  'series of a volume, its number': inJournal('series'),
  'edition of a book': inJournal('edition'),
  'number of a chapter': without('chapter'),
  'title of a series of papers': inJournal('title', 'I'),
  'type of a report': inJournal('paperType'),
  'number of a report': without('articleNumber'),
};

const inProceedings: Partial<Article> = {
  issue: undefined,
  volume: undefined,
  container: {
    kind: 'proceedings',
    id: 'p',
    title: 'Proceedings',
    issn: {},
    isbn: ['978-0-306-40615-7'],
    editors: [{ given: 'Ann', family: 'Lee' }],
    conference: {
      name: 'Conference',
      acronym: 'C 2021',
      place: 'Paris',
      date: { first: { year: 2021, month: 8, day: 1 }, last: { year: 2021, month: 8, day: 6 } },
    },
    publisher: 'P',
    publisherPlace: 'Leiden',
    series: { title: 'Lecture Notes', number: '12' },
    translations: {},
    issues: [],
  },
};
const inBook: Partial<Article> = {
  ...inProceedings,
  chapter: '4',
  container: { ...inProceedings.container!, kind: 'book', edition: '2' },
};
const inSeries: Partial<Article> = {
  issue: undefined,
  volume: undefined,
  articleNumber: '42',
  pages: undefined,
  container: {
    kind: 'series',
    id: 's',
    title: 'Reports',
    publisher: 'I',
    paperType: 'Report',
    issn: {},
    translations: {},
    issues: [],
  },
};

/** What the record does not have, since it excludes something else. */
const others: Readonly<Record<string, Partial<Article>>> = {
  'article number': { articleNumber: 'e17', pages: undefined },
  PMID: { identifiers: { PMID: '31000001' } },
  PMCID: { identifiers: { PMCID: 'PMC1234567' } },
  arXiv: { identifiers: { arXiv: '1706.03762' } },
  'other identifiers': { identifiers: { EDN: 'UEDXHQ' } },
  'title of proceedings or a book': inProceedings,
  'editors of a volume': inProceedings,
  'conference: name': inProceedings,
  'conference: place': inProceedings,
  'conference: dates': inProceedings,
  'place of a publisher': inProceedings,
  ISBN: inProceedings,
  'series of a volume, its number': inProceedings,
  'edition of a book': inBook,
  'number of a chapter': inBook,
  'title of a series of papers': inSeries,
  'type of a report': inSeries,
  'number of a report': inSeries,
};

/** Everything that is published of an article, by the heading of its column. */
const outputs = (article: Article): ReadonlyMap<string, string> =>
  new Map([
    [
      'head',
      printTags([...highwire(article, article.url), ...dublinCoreTags(article), ...openGraph(article)]),
    ],
    ['COinS', contextObject(article)],
    // JATS needs a date.
    ...formatsOf({ ...article, issued: whole.issued! }).map(
      (format) => [`.${format.extension}`, format.write([article])] as const,
    ),
    ...articleFiles
      .filter(({ extension }) => extension !== 'linkset.json')
      .map((file) => [`.${file.extension}`, file.write(article, undefined)] as const),
  ]);

test('docs/outputs.md says of every fact in which formats it is', () => {
  const columns = [...outputs(whole).keys()].filter((name) => name !== '.txt');
  const rows = Object.entries(facts).map(([fact, remove]) => {
    const record = { ...whole, ...others[fact] };
    const full = outputs(record);
    const less = outputs(remove(record));
    return [fact, ...columns.map((name) => (full.get(name) === less.get(name) ? '–' : '✓'))];
  });
  const heads = ['', ...columns.map((name) => (name.startsWith('.') ? `\`${name}\`` : name))];
  const widths = heads.map((head, at) =>
    Math.max(...[head, ...rows.map((row) => row[at]!)].map(({ length }) => length), 3),
  );
  const print = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  const table = [print(heads), print(widths.map((width) => '-'.repeat(width))), ...rows.map(print)].join(
    '\n',
  );
  const text = readFileSync(docs, 'utf8');
  const [, start, written, end] = /^([^]*<!-- facts -->\n\n)([^]*?)(\n\n<!-- \/facts -->[^]*)$/.exec(text)!;
  if (process.env['UPDATE_EXPECTED']) writeFileSync(docs, start! + table + end!);
  else assert.equal(written, table);
});
