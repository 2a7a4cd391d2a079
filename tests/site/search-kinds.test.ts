import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { createLibrary } from '../../src/library/library.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import * as urls from '../../src/urls.ts';
import { launch } from '../chromium.ts';
import { serveSearch, type SearchPage } from '../search-page.ts';

// Queries that look like something else: signs, single letters, identifiers, and scripts that write one word in several ways.

const titles: Readonly<Record<string, string>> = {
  cold: 'Storage of samples at -20 °C for ten years',
  room: 'Storage of samples at room temperature for ten years',
  'hepatitis-b': 'Hepatitis B in adults of one region',
  'hepatitis-c': 'Hepatitis C in adults of one region',
  'vitamin-d': 'Vitamin D in winter',
  'vitamin-k': 'Vitamin K in winter',
  rnd: 'Q&A systems and R&D budgets',
  radio: 'Radio and drama in daily life',
  quoted: 'The “cold war” and after: title: a reading',
  persian: 'کتاب‌های فارسی',
  arabic: 'كتاب في تاريخ مصر',
  mosque: 'المدرسة والمسجد',
  thai: 'ประวัติศาสตร์ไทยสมัยใหม่',
  hindi: 'हिन्दी साहित्य का इतिहास',
  work: 'काम और समाज',
  lack: 'कमी का अध्ययन',
  korean: '한국어 형태소 분석의 역사',
  'korean-law': '대한민국 헌법의 이해',
  diffusion: 'Image Restoration by Denoising Diffusion Models with a Prior',
  dif: 'Image Restoration by Denoising',
  'pmid-one': 'A study of one thing',
};
const entries = Object.entries(titles).map(([id, title], index): ArticleEntry => ({
  id,
  citationKey: id,
  title: [title],
  authors: [],
  container: 'journals/j',
  issued: { year: 2018 + (index % 7) },
  keywords: [],
  identifiers: id === 'pmid-one' ? { PMID: '31000001', EDN: 'UEDXHQ', arXiv: '1706.00001' } : {},
  translations: {},
  relations: {},
  ...(id === 'dif' && { abstract: ['We measure dif and image restoration by denoising.'] }),
}));
const library = createLibrary(entries, [
  { id: 'j', title: 'J', issn: {}, translations: {}, issues: [], kind: 'journal' },
]);

let browser: Browser;
let page: Page;
let server: SearchPage;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveSearch(library.articles)]);
  page = await browser.newPage();
  await server.open(page);
});
after(async () => {
  await browser.close();
  server.stop();
});

const find = async (query: string, done = true) => {
  const { urls: found, total } = await page.evaluate(
    ([text, isDone]) => window.searchFor(text, { done: isDone }),
    [query, done] as const,
  );
  return { total, ids: found.map((url) => url.split('#')[0]!.slice(urls.articles().length, -1)) };
};

for (const [query, first] of [
  ['Storage of samples at -20 °C for ten years', 'cold'],
  ['samples -20', 'cold'],
  ['The “cold war” and after: title: a reading', 'quoted'],
  ['hepatitis c', 'hepatitis-c'],
  ['Hepatitis B', 'hepatitis-b'],
  ['vitamin k', 'vitamin-k'],
  ['Vitamin D', 'vitamin-d'],
  ['R&D', 'rnd'],
  ['Q&A', 'rnd'],
  ['UEDXHQ', 'pmid-one'],
  ['EDN: UEDXHQ', 'pmid-one'],
  ['31000001', 'pmid-one'],
  ['PMID: 31000001', 'pmid-one'],
  ['arXiv:1706.00001', 'pmid-one'],
  ['ไทย', 'thai'],
  ['สมัยใหม่', 'thai'],
  ['हिंदी', 'hindi'],
  ['हिन्दी', 'hindi'],
  ['काम', 'work'],
  ['कमी', 'lack'],
  ['한국', 'korean'],
  ['한국'.normalize('NFD'), 'korean'],
  ['대한민국', 'korean-law'],
  ['المدرسه', 'mosque'],
] as const)
  test(`${query} finds ${first}`, async () => assert.equal((await find(query)).ids[0], first));

test('words in one form of Arabic letters find both', async () => {
  for (const query of ['كتاب', 'کتاب', 'كتـــاب'])
    assert.deepEqual((await find(query)).ids.sort(), ['arabic', 'persian'], query);
});

for (const [query, count] of [
  ['काम', 1],
  ['कमी', 1],
  ['한국', 1],
  ['-20', 1],
] as const)
  test(`${query}: ${count}`, async () => assert.equal((await find(query)).total, count));

test('an unfinished last word is a word and a beginning', async () => {
  assert.equal((await find('Image Restoration by Denoising Dif', false)).ids[0], 'diffusion');
  assert.equal((await find('Image Restoration by Denoising Di', false)).ids[0], 'diffusion');
  assert.equal((await find('hepatitis c', false)).ids[0], 'hepatitis-c');
  assert.equal((await find('vitamin k', false)).ids[0], 'vitamin-k');
});

test('two conditions on the year both hold', async () => {
  const years = async (query: string) =>
    new Set((await find(query)).ids.map((id) => library.article(id)!.issued!.year));
  assert.deepEqual(await years('year:>2020 year:<2022'), new Set([2021]));
  assert.equal((await find('year:>2022 year:<2020')).total, 0);
  assert.equal((await find('storage year:>1900')).total, 2);
});
