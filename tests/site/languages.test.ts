import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inLanguage } from '../../src/record/translate.ts';
import { plain } from '../../src/record/text.ts';
import { filesIn } from '../../src/sources/files/folders.ts';
import { stringsOf } from '../../src/strings/index.ts';
import { violationsOn, type Media } from '../axe.ts';
import { libraryOf } from '../records.ts';
import { makeSite, project, siteWith } from '../site.ts';
import { searchBox, visit } from '../visit.ts';

// One site in three languages: the six records and the fixtures.

const fixtures = join(project, 'tests/fixtures/machines');
const files = [...filesIn(fixtures)].map((path) => [`content/${path}`, readFileSync(join(fixtures, path))]);
const site = makeSite('languages', {
  files: {
    ...Object.fromEntries(files),
    'src/site.ts': siteWith({ otherLanguages: "['ru', 'ar']" }),
  },
});
const visited = visit(site);
const { open } = visited;

test('every page exists in every language, states its language, and links to the others', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  for (const path of [
    '',
    'articles/',
    'articles/tishkov-2021-mir/',
    'journals/world-history/17/3/',
    'search/',
  ]) {
    const links: Record<string, readonly (readonly [string, string])[]> = {};
    for (const [language, top, direction] of [
      ['en', '/', 'ltr'],
      ['ru', '/ru/', 'ltr'],
      ['ar', '/ar/', 'rtl'],
    ] as const) {
      await page.goto(visited.url() + top + path);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.locator('html').getAttribute('dir'), direction);
      links[language] = await page
        .locator('link[rel=alternate][hreflang]')
        .evaluateAll((all) =>
          all.map((link) => [link.getAttribute('hreflang')!, (link as HTMLLinkElement).href]),
        );
      if (path) {
        const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
        assert.equal(canonical, `https://offprint.example${top}${path}`);
      }
    }
    assert.deepEqual(links['ru'], links['en']);
    assert.deepEqual(links['ar'], links['en']);
    assert.deepEqual(
      links['en']!.map(([tag]) => tag),
      ['en', 'ru', 'ar', 'x-default'],
    );
  }
  await page.close();
});

test('a record is shown in the language of the page, as far as translations exist', async () => {
  const page = await open('/ru/articles/son-of-struggling-africa-2025/');
  assert.match(await page.locator('h1').innerText(), /^Сын борющейся Африки/);
  assert.match(
    await page.locator('.publication').innerText(),
    /Вестник РУДН\. Серия: Международные отношения \(Т\. 25, № 3\)/,
  );
  assert.match(await page.title(), /^Сын борющейся Африки.*Вестник РУДН/);
  // Metadata describes the record.
  assert.match(
    (await page.locator('meta[name=citation_title]').getAttribute('content'))!,
    /^Son of Struggling Africa/,
  );
  await page.goto(`${visited.url()}/ru/articles/tishkov-2025-kenya/`);
  assert.match(await page.locator('h1').innerText(), /^Leadership of the Republic of Kenya/);
  assert.match(await page.locator('.publication').innerText(), /8 октября 2025/);
  const [url] = await page
    .locator('meta[name=citation_public_url]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('content')));
  assert.equal(url, await page.locator('link[rel=canonical]').getAttribute('href'));
  await page.goto(`${visited.url()}/articles/tishkov-2021-mir/`);
  assert.equal(await page.locator('h1').getAttribute('lang'), 'ru');
});

test('the pages of an article in all languages have the same machine-readable metadata', async () => {
  const url = 'https://offprint.example/articles/tishkov-2021-mir/';
  const heads = await Promise.all(
    ['/', '/ru/', '/ar/'].map(async (top) => {
      const response = await fetch(`${visited.url()}${top}articles/tishkov-2021-mir/`);
      const html = await response.text();
      const [, jsonLd] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(html)!;
      return {
        // A HEAD request finds the same link set.
        link: response.headers.get('Link'),
        jsonLd: JSON.parse(jsonLd!) as object,
        language: /citation_language" content="([^"]*)"/.exec(html)?.[1],
        signposting: [...html.matchAll(/<link rel="(?:describedby|linkset|author|type)"[^>]*>/g)].map(String),
      };
    }),
  );
  const [own, ...others] = heads;
  assert.equal(own!.language, 'ru');
  assert.match(own!.link!, /tishkov-2021-mir\.linkset\.json/);
  assert.match(JSON.stringify(own!.jsonLd), new RegExp(`"@id":"${url}".*"inLanguage":"ru"`));
  for (const other of others) assert.deepEqual(other, own);
  const { linkset } = JSON.parse(
    await (await fetch(`${visited.url()}/articles/tishkov-2021-mir.linkset.json`)).text(),
  ) as { linkset: { anchor: string; describedby?: object[] }[] };
  const pages = linkset.filter(({ describedby }) => describedby);
  assert.deepEqual(
    pages.map(({ anchor }) => anchor),
    ['', 'ru/', 'ar/'].map((top) => `https://offprint.example/${top}articles/tishkov-2021-mir/`),
  );
});

test('a translation shows the known names, title and abstract', () => {
  const record = libraryOf(site.root).article('tishkov-2021-mir')!;
  const english = inLanguage(record, 'en');
  assert.match(plain(english.title), /^Peacekeeping: the experience/);
  assert.equal(english.language, 'en');
  assert.match(plain(english.translations['ru']!.title!), /^Миротворчество/);
  const named = {
    ...record,
    translations: { en: { ...record.translations['en'], authors: [{ family: 'Tishkov' }] } },
  };
  assert.deepEqual(inLanguage(named, 'en').authors, [{ family: 'Tishkov' }]);
  assert.equal(inLanguage(record, 'de').title, record.title);
});

test('the search of a language counts in it and links to its pages', async () => {
  const page = await open('/ru/search/?q=Kenya');
  await page.getByText('Найдено 2 статьи').waitFor();
  await searchBox(page).fill('Сын борющейся');
  await page.getByText('Найдена 1 статья').waitFor();
  await page.getByRole('link', { name: /^Сын борющейся Африки/ }).click();
  await page.waitForURL('**/ru/articles/son-of-struggling-africa-2025/');
});

test('articles ticked on a page in another language are exported, too', async () => {
  const page = await open('/ru/search/?q=Kenya');
  await page.getByText('Найдено 2 статьи').waitFor();
  await page.locator('.select > button').click();
  await page.locator('.select .all').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'BibTeX' }).click();
  assert.equal(readFileSync(await (await download).path(), 'utf8').match(/^@article/gm)?.length, 2);
  await page.locator('.latest > ol > li button').first().click();
  const link = await page.locator('.latest li a[data-extension=ris]').getAttribute('href');
  assert.equal((await page.request.get(new URL(link!, page.url()).href)).status(), 200);
});

test('every count follows the plural rules of its language', () => {
  for (const language of ['en', 'ru', 'ar']) {
    const rules = new Intl.PluralRules(language);
    const { results } = stringsOf(language).search;
    for (const count of [1, 2, 3, 5, 11, 21, 100, 101])
      assert.ok(results[rules.select(count)], `${language} ${count} ${rules.select(count)}`);
  }
  assert.throws(
    () => stringsOf('xx'),
    /src\/site\.ts, language: the interface is not available in “xx”\.\n {4}→ Use en, ru, ar/,
  );
});

test('axe finds nothing in any language, in light, dark and forced colours, with the search open', async () => {
  const page = await open('/');
  for (const top of ['/', '/ru/', '/ar/'])
    for (const path of [
      'articles/mahfouz-2020-salam/',
      'articles/wrong-2023-results/',
      'journals/',
      'journals/journal-of-fixtures/',
      'search/?q=Kenya',
    ]) {
      await page.goto(visited.url() + top + path);
      if (path.startsWith('search')) await page.locator('.latest li').first().waitFor();
      // Colours do not depend on the language.
      const others: readonly Media[] =
        top === '/' ? [{ colorScheme: 'dark' }, { forcedColors: 'active' }] : [];
      assert.deepEqual(await violationsOn(page, [{ colorScheme: 'light' }, ...others]), []);
    }
  await page.close();
});
