import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { formatsOf } from '../../src/exports/index.ts';
import { feedFormats } from '../../src/metadata/feeds/index.ts';
import { plain } from '../../src/record/text.ts';
import { launch } from '../chromium.ts';
import { compareWithRecord, without } from '../compare.ts';
import { limitsOf } from '../limits.ts';
import { publishedSites as sites } from '../published.ts';
import {
  factsInHead,
  factsInJats,
  factsInJsonLd,
  factsOf,
  factsOnPage,
  type Facts,
} from '../readers/facts.ts';
import { readFeed } from '../readers/feeds.ts';
import { readers } from '../readers/index.ts';
import { understood } from '../readers/reader.ts';
import { readVocabularies, scholarlyArticle } from '../readers/vocabularies.ts';

// The gate: everything published about an article agrees with its record, read back by readers that we did not
// write. Page, head, JSON-LD, feeds and every export can therefore not disagree.

let browser: Browser;

before(async () => {
  browser = await launch();
  for (const { site } of sites) {
    const { code, output } = await site.build();
    assert.equal(code, 0, output);
  }
});
after(() => browser?.close());

// The oddity of a fixture, see tests/limits.ts.
const oddities: Record<string, readonly string[]> = {
  'complete-2024-record': [
    'entities',
    'keywords-with-commas',
    'less-than',
    'markup',
    'math',
    'organisations',
    'particles',
  ],
  'notice-2024-retraction': ['organisations'],
};

for (const { name, articles, read, address, site } of sites) {
  test(`${name}: the head agrees with the record, in every vocabulary`, async () => {
    for (const article of articles) {
      const found = await readVocabularies(read(article.url));
      assert.deepEqual(Object.keys(found), ['highwire', 'dublin-core', 'open-graph', 'json-ld'], article.id);
      for (const [vocabulary, record] of Object.entries(found))
        compareWithRecord(record, article, 'html-metadata', vocabulary);
      compareWithRecord(
        scholarlyArticle(JSON.parse(read(article.url.replace(/\/$/, '.jsonld'))) as never),
        article,
        'file',
        'json-ld',
      );
    }
  });

  test(`${name}: the page agrees with the record`, async () => {
    const { url, stop } = await site.serve();
    const page = await browser.newPage({ javaScriptEnabled: false });
    for (const article of articles) {
      await page.goto(url + new URL(article.url).pathname);
      const shown = await page.evaluate(() => {
        const all = (selector: string, root: ParentNode = document) =>
          [...root.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
        const facts = [...document.querySelectorAll('.publication > div, .byline > div, .facts > div')].map(
          (fact) =>
            [fact.querySelector('dt')!.textContent, fact.querySelector('dd')!.textContent.trim()] as const,
        );
        return {
          title: all('h1')[0],
          authors: all('.author'),
          keywords: all('.keywords li'),
          abstract: all('#abstract + div p').join(' '),
          facts: Object.fromEntries(facts),
          date: document.querySelector('.publication time')?.getAttribute('datetime') ?? undefined,
        };
      });
      const [, journal = '', volume, issue] =
        /^(.*?)(?: \((?:Vol\. ([^,)]+))?(?:, )?(?:No\. ([^)]+))?\))?$/.exec(shown.facts['Journal'] ?? '') ??
        [];
      compareWithRecord(
        understood({
          ...shown,
          journal,
          volume,
          issue,
          facts: undefined,
          pages: shown.facts['Pages'],

          doi: shown.facts['DOI'],
          publisher: shown.facts['Publisher'],
        } as never),
        article,
        'page',
        'text',
      );
    }
    await page.close();
    await stop();
  });

  test(`${name}: every export agrees with the record`, async () => {
    for (const article of articles)
      for (const { id, extension } of formatsOf(article))
        for (const reader of readers.filter(({ reads, available }) => available && reads.includes(id))) {
          const file = read(article.url.replace(/\/$/, `.${extension}`));
          const [found] = await reader.read(file, id);
          compareWithRecord(
            found!,
            article,
            reader.name,
            id,
            limitsOf(reader.name, id, ...(oddities[article.id] ?? [])),
          );
        }
  });

  test(`${name}: references, funding and roles are the same on the page, in the head and in files`, async () => {
    const { url, stop } = await site.serve();
    const page = await browser.newPage({ javaScriptEnabled: false });
    for (const article of articles) {
      const expected = factsOf(article);
      const same = (found: Facts, ...unsaid: readonly (keyof Facts)[]) => {
        const said = (facts: Facts) =>
          Object.entries(facts).filter(([fact]) => !unsaid.includes(fact as keyof Facts));
        assert.deepEqual(said(found).sort(), said(expected).sort(), article.id);
      };
      await page.goto(url + new URL(article.url).pathname);
      same(await factsOnPage(page));
      assert.deepEqual((await factsInHead(page)).cited, expected.cited, article.id);
      const file = (extension: string) => read(article.url.replace(/\/$/, `.${extension}`));
      same(factsInJsonLd(file('jsonld')), 'received', 'accepted', 'roles');
      // For a notice without a type, JATS has the type of the notice.
      if (article.issued) same(factsInJats(file('jats.xml')), ...(article.type ? [] : ['type' as const]));
      if (!article.references) continue;
      const inFile = await readers
        .find((one) => one.name === 'biblatex-csl-converter')!
        .read(file('references.bib'), 'bibtex');
      assert.deepEqual(
        inFile.flatMap(({ doi }) => doi ?? []),
        expected.cited,
      );
      assert.equal(inFile.length, article.references.length);
    }
    await page.close();
    await stop();
  });

  test(`${name}: every feed agrees with the records`, () => {
    const journals = [...new Set(articles.map(({ container }) => container.id))];
    const dated = articles.filter(({ issued, relations }) => issued && !relations.supersededBy);
    for (const { extension } of feedFormats)
      for (const journal of [undefined, ...journals]) {
        const entries = readFeed[extension]!(
          read(`${address}${journal ? `journals/${journal}/` : ''}feed.${extension}`),
        );
        const expected = dated.filter((article) => !journal || article.container.id === journal);
        assert.deepEqual(
          entries.map(({ url }) => url),
          expected.map(({ url }) => url),
        );
        for (const [index, entry] of entries.entries())
          compareWithRecord(
            entry,
            expected[index]!,
            'feedsmith',
            extension,
            // Retractions and corrections come before the abstract.
            Object.keys(expected[index]!.relations).length > 0 ? [without('abstract')] : [],
          );
      }
  });

  test(`${name}: every page has a unique title`, () => {
    const titles = articles.map(({ title }) => plain(title));
    assert.equal(new Set(titles).size, titles.length);
  });
}
