import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { formatReference } from 'offprint/reference';
import type { Browser, Page } from 'playwright-core';
import { bibtex } from '../../src/exports/bibtex.ts';
import { ris } from '../../src/exports/ris.ts';
import type { Article } from '../../src/record/article.ts';
import { runningName } from '../../src/record/name.ts';
import { plain } from '../../src/record/text.ts';
import { fold, words } from '../../src/search/words/fold.ts';
import * as urls from '../../src/urls.ts';
import { launch } from '../chromium.ts';
import { manyArticles, random } from '../fixtures/many.ts';
import { wideArticles } from '../fixtures/wide.ts';
import { serveSearch } from '../search-page.ts';

// How often the intended article is the first result, by kind of query, with the real index and the real
// modules in a real browser. Prints a table; a value below its floor is a failure.

const next = random(11);
const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;

/** Swaps two letters of a word or drops one, but keeps the first. */
function mistyped(word: string): string {
  const at = 1 + Math.floor(next() * (word.length - 2));
  return next() < 0.5
    ? word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1);
}

const titleOf = (article: Article) => plain(article.title);
const family = (article: Article) => article.authors[0]!.family!;
const latin = (article: Article) => /^\p{Script=Latin}/u.test(titleOf(article));
const topics = (article: Article) => titleOf(article).match(/\p{L}{6,}/gu) ?? [];
const abstractWords = (article: Article) => plain(article.abstract!).match(/[a-z]{8,}/g) ?? [];
/** The title with one of its words in another form. */
const withWord = (article: Article, change: (word: string) => string) => {
  const word = pick(topics(article));
  return titleOf(article).replace(word, () => change(word));
};
const without = (text: string) => {
  const all = text.split(' ');
  all.splice(1 + Math.floor(next() * (all.length - 1)), 1);
  return all.join(' ');
};
const topic = (article: Article) => article.keywords[0]!;

interface Kind {
  /** The articles to which this kind of query applies. */
  readonly of?: (article: Article) => boolean;
  readonly query: (article: Article) => string;
  /** Floors: success at 1, and at 5. */
  readonly floors: readonly [first: number, five: number];
}

/** Kinds of queries for any records. */
const titles: Readonly<Record<string, Kind>> = {
  'exact title': { query: titleOf, floors: [0.97, 1] },
  'a word missing': { of: latin, query: (article) => without(titleOf(article)), floors: [0.9, 1] },
  'a word misspelt': { of: latin, query: (article) => withWord(article, mistyped), floors: [0.9, 0.97] },
  prefix: { of: latin, query: (article) => titleOf(article).slice(0, -3), floors: [0.9, 0.98] },
};

/** Few words in many scripts. */
const scripts: Readonly<Record<string, Kind>> = {
  ...titles,
  'a word wrong': {
    of: latin,
    query: (article) => titleOf(article).replace(/\S+$/, 'zebra'),
    floors: [0.8, 0.95],
  },
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

const pasted = (style: string): Kind => ({
  query: (article) => formatReference(article, style).text.trim(),
  floors: [0.95, 0.95],
});

/** With the vocabulary of real records. */
const wide: Readonly<Record<string, Kind>> = {
  ...titles,
  'a word wrong': {
    query: (article) => withWord(article, () => pick(topics(pick(wideRecords)))),
    floors: [0.9, 0.95],
  },
  'author and topic': {
    query: (article) => `${family(article)} ${topics(article).slice(0, 2).join(' ')}`,
    floors: [0.92, 0.97],
  },
  'a surname of two or three letters': {
    of: (article) => family(article).length <= 3,
    query: (article) => `${family(article)} ${topics(article).slice(0, 2).join(' ')}`,
    floors: [0.9, 0.97],
  },
  'author misspelt': {
    of: (article) => family(article).length > 5,
    query: (article) => `${mistyped(family(article))} ${topics(article).slice(0, 2).join(' ')}`,
    floors: [0.9, 0.95],
  },
  'first letter wrong': {
    of: (article) => family(article).length > 6,
    query: (article) =>
      `${pick([...'bcdfg'])}${family(article).slice(1)} ${topics(article).slice(0, 2).join(' ')}`,
    floors: [0.85, 0.9],
  },
  'words of the abstract': {
    query: (article) => {
      const all = abstractWords(article);
      return [pick(all), pick(all), pick(all), pick(all)].join(' ');
    },
    floors: [0.85, 0.95],
  },
  'a misspelt word of the abstract': {
    query: (article) => `${mistyped(pick(abstractWords(article)))} ${topics(article).slice(0, 2).join(' ')}`,
    floors: [0.85, 0.95],
  },
  phrase: {
    query: (article) => `"${titleOf(article).split(' ').slice(1, 5).join(' ')}"`,
    floors: [0.95, 1],
  },
  'pasted in APA': pasted('apa'),
  'pasted in MLA': pasted('modern-language-association'),
  'pasted in Chicago': pasted('chicago-author-date'),
  'pasted in Harvard': pasted('harvard-cite-them-right'),
  'pasted in IEEE': pasted('ieee'),
  'pasted in Vancouver': pasted('vancouver'),
  'pasted in GOST': pasted('gost-r-7-0-5-2008'),
  'pasted from BibTeX': { query: (article) => bibtex.write([article]), floors: [0.95, 0.95] },
  'pasted from RIS': { query: (article) => ris.write([article]), floors: [0.95, 0.95] },
  'a DOI that begins like others': {
    of: ({ doi }) => doi !== undefined,
    query: ({ doi }) => doi!,
    floors: [1, 1],
  },
  'a title with “pdf”': { query: (article) => `${titleOf(article)} pdf`, floors: [0.95, 1] },
  'a title with “et al.”': {
    query: (article) => `${family(article)} et al. (${article.issued!.year}) ${titleOf(article)}`,
    floors: [0.95, 1],
  },
};
const wideRecords = wideArticles(2000);

for (const [name, articles, kinds] of [
  ['many scripts', manyArticles(400), scripts],
  ['a wide vocabulary', wideRecords, wide],
] as const)
  describe(name, () => {
    let browser: Browser;
    let page: Page;
    let served: Awaited<ReturnType<typeof serveSearch>>;

    before(async () => {
      [browser, served] = await Promise.all([launch(), serveSearch(articles)]);
      page = await browser.newPage();
      await served.open(page);
    });
    after(async () => {
      await browser?.close();
      served?.stop();
    });

    const find = (text: string) => page.evaluate((query) => window.searchFor(query), text);
    const count = async (text: string) => (await find(text)).count ?? 0;

    test('the intended article is found for every kind of query', async () => {
      const table: Record<string, { queries: number; 'at 1': number; 'at 5': number }> = {};
      const low: string[] = [];
      for (const [kind, { of = () => true, query, floors }] of Object.entries<Kind>(kinds)) {
        const eligible = articles.filter(of);
        const asked = eligible.length <= 25 ? eligible : Array.from({ length: 25 }, () => pick(eligible));
        let [first, five] = [0, 0];
        for (const article of asked) {
          const { urls: found } = await find(query(article));
          const rank = found.indexOf(urls.article(article)) + 1;
          if (rank === 1) first += 1;
          if (rank > 0) five += 1;
        }
        const share = (some: number) => Math.round((some / asked.length) * 1000) / 1000;
        table[kind] = { queries: asked.length, 'at 1': share(first), 'at 5': share(five) };
        if (share(first) < floors[0] || share(five) < floors[1])
          low.push(`${kind}: ${share(first)} ${share(five)}`);
      }
      console.table(table);
      assert.deepEqual(low, []);
    });

    if (kinds === scripts) {
      test('Tishkov finds Тишков and back; Lodz finds Łódź and back', async () => {
        assert.ok((await count('Tishkov')) > 0);
        assert.equal(await count('Tishkov'), await count('Тишков'));
        assert.equal(await count('Lodz'), await count('Łódź'));
        assert.equal(await count('Orsted'), await count('Ørsted'));
        assert.equal(await count('Grossmann'), await count('Großmann'));
        assert.equal((await count('Papadopoulos')) > 0 || (await count('Παπαδόπουλος')) > 0, true);
      });

      test('phrases, authors and years narrow a search', async () => {
        assert.ok((await count('"peacekeeping missions in Kenya"')) < (await count('peacekeeping missions')));
        const author = await count('author:okafor peacekeeping');
        assert.ok(author > 0 && author < (await count('peacekeeping')));
        const years = await count('peacekeeping year:1990-2000');
        assert.ok(years > 0 && years < (await count('peacekeeping')));
      });

      test('the corrected query is shown', async () => {
        assert.equal((await find('peacekeepin misions kenia')).corrected, 'peacekeepin missions kenya');
        assert.equal((await find('peacekeeping')).corrected, undefined);
      });
    }

    if (kinds === wide)
      test('counts agree with the records', async () => {
        const has = (article: Article, word: string) =>
          article.authors.some((one) => words(runningName(one)).includes(word));
        for (const word of ['wang', 'li', 'su', 's'])
          assert.equal(await count(`author:${word}`), articles.filter((one) => has(one, word)).length);
        const of2020 = articles.filter(({ issued }) => issued!.year === 2020).length;
        assert.equal(await count('year:2020'), of2020);
        assert.equal(await count('year:>2020'), articles.filter(({ issued }) => issued!.year > 2020).length);
        const title = (article: Article, word: string) => words(titleOf(article)).includes(word);
        const [one, other] = topics(articles[0]!).map((word) => word.toLowerCase()) as [string, string];
        const either = articles.filter((article) => title(article, one) || title(article, other)).length;
        assert.ok((await count(`title:${one} OR title:${other}`)) >= either);
        assert.equal((await count(`${one} ${other}`)) + (await count(`${one} -${other}`)), await count(one));
      });
  });
