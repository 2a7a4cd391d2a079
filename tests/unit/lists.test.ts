import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLibrary } from '../../src/library/library.ts';
import { byLetter, indexPage, indexPageNumbers } from '../../src/library/index-pages.ts';
import { entriesOf, hasFiles, listOfAuthor, listOfKeyword, listsOf } from '../../src/library/lists.ts';
import { inPages } from '../../src/library/list-pages.ts';
import { contextObject } from '../../src/metadata/coins.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import { relatedTo } from '../../src/library/related.ts';
import { manyArticles } from '../fixtures/many.ts';
import { libraryOf } from '../records.ts';

const journals = [
  { id: 'j', title: 'Journal', issn: {}, translations: {}, issues: [], kind: 'journal' as const },
];
const article = (id: string, more: Partial<ArticleEntry> = {}): ArticleEntry => ({
  id,
  citationKey: id,
  title: [id],
  authors: [],
  container: 'journals/j',
  keywords: [],
  identifiers: {},
  translations: {},
  relations: {},
  ...more,
});

test('the index of authors has every name as printed; only people known by ORCID iD or id are joined', () => {
  const wei = { family: 'Wang', given: 'Wei' };
  const orcid = '0000-0002-1825-0097';
  const library = createLibrary(
    [
      article('a', { authors: [{ ...wei, orcid }] }),
      article('b', { authors: [{ family: 'Wang', given: 'W.', orcid }] }),
      article('c', { authors: [{ ...wei, id: 'wang-wei' }] }),
      article('d', { authors: [wei, { family: 'Берг', given: 'Анна' }] }),
      article('e', { authors: [wei] }),
    ],
    journals,
  );
  const ids = (articles: readonly { id: string }[]) => articles.map(({ id }) => id).sort();
  assert.deepEqual(
    entriesOf(library, 'authors').map(({ label, list, articles }) => [label, list?.id, ids(articles)]),
    [
      ['Wang, Wei', '0000-0002-1825-0097', ['a', 'b']],
      ['Wang, Wei', 'wang-wei', ['c']],
      // An id given by an editor is permanent.
      ['Wang, Wei', 'wang-wei-2', ['d', 'e']],
      // A name with one article links to it.
      ['Берг, Анна', undefined, ['d']],
    ],
  );
  assert.deepEqual(
    listsOf(library, 'authors').map((list) => [list.person, hasFiles(list)]),
    [
      [{ orcid, spellings: ['W. Wang'] }, true],
      [{ spellings: [] }, true],
      [undefined, false],
    ],
  );
  assert.equal(listOfAuthor(library, wei)?.id, 'wang-wei-2');
  assert.equal(listOfAuthor(library, { family: 'Берг', given: 'Анна' }), undefined);
});

test('a very large index has pages of a thousand names, and links to each letter', () => {
  const name = (family: string, number: number) => ({ family: family + String(number).padStart(4, '0') });
  const entries = [
    ...Array.from({ length: 990 }, (_, number) => name('Abel', number)),
    ...Array.from({ length: 1500 }, (_, number) => name('Berg', number)),
    name('Чехов', 1),
  ];
  const library = createLibrary([article('a', { authors: entries })], journals);
  assert.deepEqual(indexPageNumbers(library, 'authors'), [1, 2, 3]);
  const pages = [1, 2, 3].map((pageNumber) => indexPage(library, 'authors', pageNumber));
  assert.deepEqual(pages[2]!.letters, [
    { letter: 'A', pageNumber: 1 },
    { letter: 'B', pageNumber: 1 },
    { letter: 'Ч', pageNumber: 3 },
  ]);
  assert.deepEqual(
    pages.map(({ sections }) => sections.map((one) => [one.letter, one.entries.length, one.parts.length])),
    [
      [
        ['A', 990, 0],
        ['B', 10, 3],
      ],
      [['B', 1000, 3]],
      [
        ['B', 490, 3],
        ['Ч', 1, 0],
      ],
    ],
  );
  assert.deepEqual(
    pages[0]!.sections[1]!.parts.map(({ pageNumber }) => pageNumber),
    [1, 2, 3],
  );
});

test('keywords ignore case, and two with the same ASCII form have different URLs', () => {
  const library = createLibrary(
    [
      article('a', { keywords: ['Cold War', 'C++', 'C'] }),
      article('b', { keywords: ['cold war', 'c++', 'c', 'alone'] }),
      article('c', { keywords: ['cold war'] }),
    ],
    journals,
  );
  assert.deepEqual(
    listsOf(library, 'keywords').map(({ id, label, articles }) => [id, label, articles.length]),
    [
      ['c', 'C', 2],
      ['c-2', 'C++', 2],
      ['cold-war', 'cold war', 3],
    ],
  );
  assert.equal(listOfKeyword(library, 'alone'), undefined);
  assert.deepEqual(
    entriesOf(library, 'keywords').map(({ label, articles }) => `${label} ${articles.length}`),
    ['alone 1', 'C 2', 'C++ 2', 'cold war 3'],
  );
});

test('the latest year comes first, and undated articles are in none', () => {
  const library = createLibrary(
    [
      article('a', { issued: { year: 1999 } }),
      article('b', { issued: { year: 2020, month: 1 } }),
      article('c'),
    ],
    journals,
  );
  assert.deepEqual(
    listsOf(library, 'years').map(({ id }) => id),
    ['2020', '1999'],
  );
});

test('a long list is paginated, an empty one is a single page', () => {
  assert.deepEqual(
    inPages(manyArticles(250)).map((pageNumber) => pageNumber.length),
    [100, 100, 50],
  );
  assert.deepEqual(inPages([]), [[]]);
});

test('articles on the same subject are related, and the shared words show why', () => {
  const filler = Array.from({ length: 40 }, (_, number) =>
    article(`other-${number}`, { title: [`Entirely different matter number${number}`] }),
  );
  const library = createLibrary(
    [
      article('kenya', { title: ['Peacekeeping of Kenya in Haiti'], keywords: ['peacekeeping', 'Kenya'] }),
      article('mission', { title: ['A mission to Haiti'], keywords: ['Kenya', 'peacekeeping', 'police'] }),
      article('tea', { title: ['Tea and its prices in Kenya'], keywords: ['tea'] }),
      ...filler,
    ],
    journals,
  );
  const [first, ...others] = relatedTo(library, library.article('kenya')!, 4);
  assert.equal(first!.article.id, 'mission');
  assert.deepEqual([...first!.shares].slice(0, 2).sort(), ['Kenya', 'peacekeeping']);
  assert.ok(others.every(({ article: { id } }) => id === 'tea'));
  assert.deepEqual(relatedTo(library, library.article('other-1')!, 4), []);
});

test('stop words relate no articles', () => {
  const library = createLibrary(
    [
      article('one', { title: ['However, whether during harvest'], language: 'en' }),
      article('two', { title: ['During whether, however, floods'], language: 'en' }),
      article('drei', { title: ['Zwischen Ernte und während'], language: 'de' }),
      article('vier', { title: ['Während und zwischen Fluten'], language: 'de' }),
      ...Array.from({ length: 40 }, (_, number) =>
        article(`other-${number}`, { title: [`Matter${number}`] }),
      ),
    ],
    journals,
  );
  for (const id of ['one', 'drei']) assert.deepEqual(relatedTo(library, library.article(id)!, 4), []);
});

test('the COinS metadata of an article agrees with the record', () => {
  const lead = libraryOf().article('tishkov-2025-kenya')!;
  const said = new URLSearchParams(contextObject(lead));
  assert.deepEqual(
    [
      'rft.aulast',
      'rft.aufirst',
      'rft.volume',
      'rft.issue',
      'rft.spage',
      'rft.epage',
      'rft.date',
      'rft.issn',
    ].map((name) => said.get(name)),
    ['Tishkov', 'Sergey', '25', '3', '366', '381', '2025-10-08', '2313-0660'],
  );
  assert.ok(![...said.values()].includes(''));
});

test('an index has the letters of its names, sorted by script', () => {
  const entries = ['Ábel', 'Abel', '“Åse”', 'Lem', 'Łuk', 'Берг', 'Ёлкин', '3D', '王', '李'].map((label) => ({
    label,
    articles: [],
  }));
  assert.deepEqual(
    byLetter(entries).map((section) => `${section.letter} ${section.entries.length}`),
    ['A 3', 'L 2', 'Б 1', 'Ё 1', '# 1', '漢 2'],
  );
});
