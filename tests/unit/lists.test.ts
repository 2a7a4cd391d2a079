import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLibrary } from '../../src/library/library.ts';
import { byLetter, inSteps, listOfAuthor, listOfKeyword, listsOf } from '../../src/library/lists.ts';
import { contextObject } from '../../src/metadata/coins.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import { relatedTo } from '../../src/library/related.ts';
import { manyArticles } from '../fixtures/many.ts';
import { libraryOf } from '../records.ts';

const journals = [{ id: 'j', title: 'Journal', issn: {}, translations: {}, issues: [] }];
const article = (id: string, more: Partial<ArticleEntry> = {}): ArticleEntry => ({
  id,
  citationKey: id,
  title: [id],
  authors: [],
  journal: 'j',
  keywords: [],
  identifiers: {},
  translations: {},
  relations: {},
  ...more,
});

test('a person is known by ORCID iD or id; namesakes and names without either are not joined', () => {
  const wei = { family: 'Wang', given: 'Wei' };
  const orcid = '0000-0002-1825-0097';
  const library = createLibrary(
    [
      article('a', { authors: [{ ...wei, orcid }] }),
      article('b', { authors: [{ family: 'Wang', given: 'W.', orcid }] }),
      article('c', { authors: [{ ...wei, id: 'wang-wei-2' }] }),
      article('d', { authors: [wei] }),
    ],
    journals,
  );
  assert.deepEqual(
    listsOf(library, 'authors').map(({ id, articles }) => [id, articles.map((one) => one.id).sort()]),
    [
      ['0000-0002-1825-0097', ['a', 'b']],
      ['wang-wei-2', ['c']],
    ],
  );
  assert.equal(listOfAuthor(library, wei), undefined);
});

test('a keyword is one however it is capitalised, and two that ASCII cannot tell apart have two addresses', () => {
  const library = createLibrary(
    [
      article('a', { keywords: ['Cold War', 'C++', 'C'] }),
      article('b', { keywords: ['cold war', 'c++', 'c', 'alone'] }),
    ],
    journals,
  );
  assert.deepEqual(
    listsOf(library, 'keywords').map(({ id, label, articles }) => [id, label, articles.length]),
    [
      ['c', 'C', 2],
      ['c-2', 'C++', 2],
      ['cold-war', 'Cold War', 2],
    ],
  );
  assert.equal(listOfKeyword(library, 'alone'), undefined);
});

test('the latest year comes first, and an article without a date is in none', () => {
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

test('a long list comes in steps, an empty one in a single one', () => {
  assert.deepEqual(
    inSteps(manyArticles(250)).map((step) => step.length),
    [100, 100, 50],
  );
  assert.deepEqual(inSteps([]), [[]]);
});

test('articles on the same things are related, and the words say why', () => {
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

test('words that stand everywhere in a language relate no articles', () => {
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

test('the ContextObject of an article says what the record says', () => {
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

test('an index has the letters of its names, each script in its own alphabet', () => {
  const lists = ['Ábel', 'Abel', '“Åse”', 'Берг', 'Ёлкин', '3D', '王'].map((label) => ({
    kind: 'authors' as const,
    id: label,
    label,
    articles: [],
  }));
  assert.deepEqual(
    byLetter(lists).map(({ letter, lists: those }) => `${letter} ${those.length}`),
    ['A 3', 'Б 1', 'Ё 1', '# 1', '王 1'],
  );
});
