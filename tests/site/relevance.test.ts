import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Article } from '../../src/record/article.ts';
import { runningName } from '../../src/record/name.ts';
import { plain } from '../../src/record/text.ts';
import { fold, words } from '../../src/search/client/fold.ts';
import * as urls from '../../src/urls.ts';
import { launch } from '../chromium.ts';
import { manyArticles, random } from '../fixtures/many.ts';
import { serveSearch } from '../search-page.ts';

// How often the article that was meant is the first that is found, by the kind of query: the real index and the real
// modules in a real browser. Prints a table; a number below its floor is a failure.

const articles = manyArticles(400);
let browser: Browser;
let page: Page;
let served: Awaited<ReturnType<typeof serveSearch>>;

before(async () => {
  [browser, served] = await Promise.all([launch(), serveSearch(articles)]);
  page = await browser.newPage();
  await page.goto(served.url);
  await page.evaluate(async (paths) => {
    const [{ load }, { search }] = (await Promise.all([
      import(`/src/search/client/${'load'}.ts`),
      import(`/src/search/client/${'find'}.ts`),
    ])) as never as [
      typeof import('../../src/search/client/load.ts'),
      typeof import('../../src/search/client/find.ts'),
    ];
    const library = await load(paths);
    Object.assign(window, {
      find: async (text: string) => {
        const { results, corrected } = await search(library, text);
        const hits = await Promise.all(results.slice(0, 5).map((result) => result.data()));
        return { urls: hits.map(({ url }) => url), count: results.length, corrected };
      },
    });
  }, served.paths);
});
after(async () => {
  await browser?.close();
  served?.stop();
});

const find = (text: string) =>
  page.evaluate(
    (query) =>
      (
        window as never as {
          find(query: string): Promise<{ urls: string[]; count: number; corrected?: string }>;
        }
      ).find(query),
    text,
  );

const next = random(11);
const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;

/** Two letters inside the longest word swapped, or one left out. */
function misspelt(title: string): string {
  const longest = words(title).reduce((one, other) => (other.length > one.length ? other : one), '');
  const at = 2 + Math.floor(next() * (longest.length - 4));
  const wrong =
    next() < 0.5
      ? longest.slice(0, at) + longest[at + 1]! + longest[at]! + longest.slice(at + 2)
      : longest.slice(0, at) + longest.slice(at + 1);
  return words(title)
    .map((word) => (word === longest ? wrong : word))
    .join(' ');
}

const titleOf = (article: Article) => plain(article.title);
const family = (article: Article) => article.authors[0]!.family!;
const latin = (article: Article) => /^\p{Script=Latin}/u.test(titleOf(article));
const without = (text: string) => {
  const all = text.split(' ');
  all.splice(1 + Math.floor(next() * (all.length - 1)), 1);
  return all.join(' ');
};
const topic = (article: Article) => article.keywords[0]!;

// What a query is made of, which articles it may be made for, and the least that it must find: at 1, and at 5.
const kinds: Record<
  string,
  { of?: (article: Article) => boolean; query: (article: Article) => string; floors: [number, number] }
> = {
  'exact title': { query: titleOf, floors: [0.97, 1] },
  'a word missing': { of: latin, query: (article) => without(titleOf(article)), floors: [0.9, 1] },
  'a word wrong': {
    of: latin,
    query: (article) => titleOf(article).replace(/\S+$/, 'zebra'),
    floors: [0.8, 0.95],
  },
  misspelt: { of: latin, query: (article) => misspelt(titleOf(article)), floors: [0.9, 0.97] },
  prefix: { of: latin, query: (article) => titleOf(article).slice(0, -3), floors: [0.9, 0.98] },
  'author and topic': {
    of: latin,
    query: (article) => `${family(article)} ${topic(article)} ${article.keywords[1]!}`,
    floors: [0.75, 0.95],
  },
  'keyword and year': {
    of: latin,
    query: (article) => `${topic(article)} ${article.keywords[1]!} year:${article.issued!.year}`,
    floors: [0.85, 0.97],
  },
  Cyrillic: {
    of: (article) => /\p{Script=Cyrillic}/u.test(titleOf(article)),
    query: titleOf,
    floors: [0.95, 1],
  },
  'Cyrillic, in Latin letters': {
    of: (article) => /\p{Script=Cyrillic}/u.test(titleOf(article)),
    query: (article) => fold(titleOf(article)),
    floors: [0.95, 1],
  },
  'CJK from the middle': {
    of: (article) => /\p{Script=Han}/u.test(titleOf(article)),
    query: (article) => `${titleOf(article).slice(3, 7)} ${titleOf(article).split(' ')[1]}`,
    floors: [0.9, 1],
  },
  'accents left out': {
    of: (article) =>
      latin(article) && article.authors.some(({ family: name }) => fold(name!) !== name!.toLowerCase()),
    query: (article) => fold(`${article.authors.map(runningName).join(' ')} ${titleOf(article)}`),
    floors: [0.95, 1],
  },
  'a DOI': {
    of: ({ doi }) => doi !== undefined,
    query: ({ doi }) => `https://doi.org/${doi}`,
    floors: [1, 1],
  },
};

test('the article that was meant is found, however it was asked for', async () => {
  const table: Record<string, { queries: number; 'at 1': number; 'at 5': number; MRR: number }> = {};
  const low: string[] = [];
  for (const [kind, { of = () => true, query, floors }] of Object.entries(kinds)) {
    const eligible = articles.filter(of);
    const asked = eligible.length <= 40 ? eligible : Array.from({ length: 40 }, () => pick(eligible));
    let [first, five, reciprocal] = [0, 0, 0];
    for (const article of asked) {
      const { urls: found } = await find(query(article));
      const rank = found.indexOf(urls.article(article)) + 1;
      if (rank === 1) first += 1;
      if (rank > 0) five += 1;
      if (rank > 0) reciprocal += 1 / rank;
    }
    const share = (count: number) => Math.round((count / asked.length) * 1000) / 1000;
    table[kind] = {
      queries: asked.length,
      'at 1': share(first),
      'at 5': share(five),
      MRR: share(reciprocal),
    };
    if (share(first) < floors[0] || share(five) < floors[1])
      low.push(`${kind}: ${share(first)} ${share(five)}`);
  }
  console.table(table);
  assert.deepEqual(low, []);
});

test('Tishkov finds Тишков and back; Lodz finds Łódź and back', async () => {
  const counts = async (text: string) => (await find(text)).count;
  assert.ok((await counts('Tishkov')) > 0);
  assert.equal(await counts('Tishkov'), await counts('Тишков'));
  assert.equal(await counts('Lodz'), await counts('Łódź'));
  assert.equal(await counts('Orsted'), await counts('Ørsted'));
  assert.equal(await counts('Grossmann'), await counts('Großmann'));
  assert.equal((await counts('Papadopoulos')) > 0 || (await counts('Παπαδόπουλος')) > 0, true);
});

test('a phrase, an author and years narrow a search', async () => {
  const all = await find('peacekeeping missions');
  const phrase = await find('"peacekeeping missions in Kenya"');
  assert.ok(phrase.count < all.count);
  const author = await find('author:okafor peacekeeping');
  assert.ok(author.count > 0 && author.count < (await find('peacekeeping')).count);
  const years = await find('peacekeeping year:1990-2000');
  assert.ok(years.count > 0 && years.count < (await find('peacekeeping')).count);
});

test('what was meant is said', async () => {
  assert.equal((await find('peacekeepin misions kenia')).corrected, 'peacekeepin missions kenya');
  assert.equal((await find('peacekeeping')).corrected, undefined);
});
