import assert from 'node:assert/strict';
import type { Article } from '../src/record/article.ts';
import { issns } from '../src/record/container.ts';
import { printDate } from '../src/record/date.ts';
import { invertedName } from '../src/record/name.ts';
import { printPages } from '../src/record/pages.ts';
import { plain } from '../src/record/text.ts';
import { understood, type Understood } from './readers/reader.ts';

// Limitations of readers that no file can avoid; each was also seen with files of other programs. A limit makes the
// record and the reader's result equal in that one respect, and in no other.
/** Removes from a record what a reader cannot express. */
export type Limit = (record: Understood) => Understood;

export const without =
  (...fields: (keyof Understood)[]): Limit =>
  (record) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !fields.includes(name as keyof Understood)));

const initialsLoseTheirDots: Limit = (record) => ({
  ...record,
  ...(record.authors && { authors: record.authors.map((name) => name.replace(/(\p{Lu})\./gu, '$1')) }),
});

const withoutKey = without('key');

const days: Limit = ({ date, ...record }) => (date?.length === 10 ? { ...record, date } : record);

/** What a shared link shows. */
const onlyShared: Limit = ({ title, url, date, keywords }) => understood({ title, url, date, keywords });

const inRunningOrder: Limit = (record) => ({
  ...record,
  ...(record.authors && { authors: record.authors.map((name) => name.split(', ').reverse().join(' ')) }),
});

const limits: Record<string, readonly Limit[]> = {
  // reads at most the month from BibTeX
  'biblatex-csl-converter bibtex': [without('date')],
  // reads only the year from RIS
  'pandoc ris': [without('date')],
  // reads from CSL-JSON no more than it writes itself
  'biblatex-csl-converter csl-json': [without('issue', 'keywords', 'publisher')],
  // reads only what a document displays, and names in running order
  'pandoc jats': [
    withoutKey,
    inRunningOrder,
    without('journal', 'volume', 'issue', 'pages', 'doi', 'url', 'issn', 'publisher', 'keywords'),
  ],
  // formats with one document, which has no key
  'jats-xml jats': [withoutKey],
  'fast-xml-parser dublin-core': [withoutKey],
  'libxml2 dublin-core': [withoutKey],
  'html-metadata highwire': [withoutKey],
  'html-metadata dublin-core': [withoutKey, without('abstract')],
  'html-metadata open-graph': [onlyShared],
  'html-metadata json-ld': [withoutKey],
  'file json-ld': [withoutKey],
  'page text': [withoutKey, inRunningOrder, without('issn', 'url')],
  // a feed's datetime means a day, nothing less precise
  'feedsmith atom': [
    withoutKey,
    inRunningOrder,
    days,
    without('journal', 'volume', 'issue', 'pages', 'issn'),
  ],
  'feedsmith rss': [withoutKey, inRunningOrder, days, without('issn', 'publisher', 'abstract')],
  'feedsmith json': [withoutKey, inRunningOrder, days, without('issn', 'publisher', 'abstract', 'doi')],
  'bibutils bibtex': [initialsLoseTheirDots],
  // supports these in BibTeX only
  'bibutils biblatex': [initialsLoseTheirDots, without('issue', 'keywords', 'publisher')],
  // reads only the year, and drops DOIs that begin with 10.22363
  'bibutils ris': [initialsLoseTheirDots, without('date', 'doi')],
};

// Formats with one field for pages and article number.
const onePlace = [
  ...['bibtex', 'biblatex', 'ris', 'csl-json'],
  ...['highwire', 'dublin-core', 'json-ld', 'rss', 'json'],
];

/** Compares a reader's result with the written record, field by field. */
export function compareWithRecord(
  found: Understood,
  article: Article,
  reader: string,
  format: string,
  ofThisRecord: readonly Limit[] = [],
): void {
  const expected = understood({
    key: article.citationKey,
    title: plain(article.title),
    authors: article.authors.map(invertedName),
    journal: article.container.title,
    volume: article.volume,
    issue: article.issue,
    pages:
      (article.pages && printPages(article.pages)) ??
      (onePlace.includes(format) ? article.articleNumber : undefined),
    date: article.issued && printDate(article.issued),
    doi: article.doi,
    url: article.url,
    issn: issns(article.container).join(', '),
    publisher: article.container.publisher,
    keywords: [...article.keywords],
    abstract: article.abstract && plain(article.abstract),
  });
  const known = (record: Understood) =>
    [...(limits[`${reader} ${format}`] ?? []), ...ofThisRecord].reduce((seen, limit) => limit(seen), record);
  assert.deepEqual(known(found), known(expected), `${article.id}: ${reader} ${format}`);
}
