import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLibrary } from '../../src/library/library.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import { parseDate } from '../../src/record/date.ts';
import * as urls from '../../src/urls.ts';
import { libraryOf } from '../records.ts';

const library = libraryOf();

test('the other latest articles of the lead are in the order of the source record', () => {
  assert.deepEqual(
    library.latest(5, library.article('tishkov-2025-kenya')).map(({ id }) => id),
    [
      'pantserev-2025-sovereignty',
      'son-of-struggling-africa-2025',
      'vepretskii-santa-elena',
      'beliaev-2025-uaxactun',
      'panteleev-2025-tertullian',
    ],
  );
});

test('articles added weekly come first as they are added', () => {
  const journals = [
    { id: 'weekly', title: 'Weekly', issn: {}, translations: {}, issues: [], kind: 'journal' as const },
  ];
  const entry = (id: string, date?: string, more: Partial<ArticleEntry> = {}): ArticleEntry => ({
    id,
    citationKey: id,
    title: [id],
    authors: [],
    container: 'journals/weekly',
    ...(date && { issued: parseDate(date) }),
    keywords: [],
    identifiers: {},
    translations: {},
    relations: {},
    ...more,
  });
  const order = (...entries: ArticleEntry[]) => createLibrary(entries, journals).articles.map(({ id }) => id);
  assert.deepEqual(order(entry('a', '2025-01-01'), entry('b', '2025-01-08'), entry('c', '2024-12-30')), [
    'b',
    'a',
    'c',
  ]);
  assert.deepEqual(order(entry('old', '2025-01-01'), entry('new', '2025-02-01'), entry('undated')), [
    'new',
    'undated',
    'old',
  ]);
  const issue = (number: string, page: string) => ({ volume: '1', issue: number, pages: { first: page } });
  assert.deepEqual(
    order(
      entry('nine', '2025-01-01', issue('9', '5')),
      entry('ten-first', '2025', issue('10', '9')),
      entry('ten-last', '2025-02-01', issue('10', '10')),
    ),
    ['ten-last', 'ten-first', 'nine'],
  );
});

test('records are deeply frozen', () => {
  const article = library.article('vepretskii-santa-elena')!;
  assert.throws(() => ((article.authors[0] as { family: string }).family = 'X'), TypeError);
  assert.throws(() => ((article.container.issn as { print: string }).print = 'X'), TypeError);
});

test('an issue is in page order, at a URL made of its numbers', () => {
  const [journal] = library.containers.filter(({ id }) => id === 'international-relations');
  const issues = library.issues(journal!);
  assert.deepEqual(
    issues.map(({ volume, issue, articles }) => [volume, issue, articles.map(({ pages }) => pages?.first)]),
    [['25', '3', ['339', '355', '366']]],
  );
  const address = (volume?: string, issue?: string) =>
    urls.issueExport({ container: { kind: 'journal', id: 'j' }, volume, issue }, { extension: 'bib' });
  assert.equal(address('25', '3'), '/journals/j/25/3.bib');
  assert.equal(address('25', 'Suppl 1'), '/journals/j/25/suppl-1.bib');
  assert.equal(address('25'), '/journals/j/25.bib');
  assert.equal(address(undefined, '3–4'), '/journals/j/no-3-4.bib');
  assert.equal(address('том 2', '№ 5'), '/journals/j/tom-2/no-5.bib');
});
