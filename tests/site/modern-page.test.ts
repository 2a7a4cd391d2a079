import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machinesSite } from '../shared-sites.ts';
import { visit } from '../visit.ts';

// The page of a complete record with the text of the article.

const base = '/journal';
const page = `${base}/articles/everything-2025/`;
const { open, url } = visit(machinesSite);

test('without scripts a citation opens its reference, which links to the list and back', async () => {
  const tab = await open(page, { javaScriptEnabled: false });
  const reference = tab.locator('#about-ref-5');
  assert.equal(await reference.isVisible(), false);
  await tab.getByRole('button', { name: '5', exact: true }).first().click();
  assert.match((await reference.textContent())!, /Carroll, L\. \(1865\)/);
  assert.ok(await reference.isVisible());
  await reference.getByRole('link', { name: 'References' }).click();
  assert.ok(tab.url().endsWith('#ref-5'));
  await tab.locator('#ref-5 .back').first().click();
  assert.ok(tab.url().endsWith('#cite-ref-5'));
  assert.equal(await tab.locator('#cite-ref-5').count(), 1);
});

test('figures and equations are numbered, money is not a formula, and footnotes link there and back', async () => {
  const tab = await open(page, { javaScriptEnabled: false });
  const body = tab.locator('.body');
  assert.match((await body.locator('#fig-overview figcaption').textContent())!, /^\s*Figure 1\. *What leads/);
  assert.match((await body.locator('#energy').textContent())!, /\(1\)/);
  assert.equal(await body.locator('math').count(), 2);
  assert.match((await body.textContent())!, /costs \$5 or \$10/);
  await body.locator('sup a').click();
  assert.match(tab.url(), /#user-content-fn-1$/);
});

test('with searchText a word of the text finds the article', async () => {
  const tab = await open(`${base}/search/?q=costs`);
  await tab.locator('form [role=status]', { hasText: 'One article found' }).waitFor();
  assert.equal(await tab.locator('.latest ol > li > a').getAttribute('href'), page);
});

test('every citation has its way back, headings and figures have links, and a figure opens at full size', async () => {
  const tab = await open(page, { javaScriptEnabled: false });
  const back = tab.locator('#ref-5 .back');
  assert.deepEqual(await back.allTextContents(), ['a', 'b']);
  await back.last().click();
  assert.match(tab.url(), /#cite-ref-5-2$/);
  assert.equal(await tab.locator(':target').innerText(), '5');
  assert.deepEqual(await tab.locator('#ref-1 .back').allTextContents(), ['↩']);
  // A search only for what leads nowhere.
  assert.equal(await tab.locator('#ref-1 .find').count(), 0);
  assert.match(
    (await tab.locator('#ref-6 .find').getAttribute('href'))!,
    /^https:\/\/scholar\.google\.com\/scholar\?q=A\+chapter/,
  );
  assert.equal(await tab.locator('#introduction .anchor').getAttribute('href'), '#introduction');
  assert.equal(await tab.locator('#fig-overview figcaption a').first().getAttribute('href'), '#fig-overview');
  assert.deepEqual(
    await tab.locator('.figures a').evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
    ['#fig-overview', '#figure-2'],
  );
  const whole = tab.locator('.full-size').first();
  assert.ok(await whole.isHidden());
  await tab.getByRole('button', { name: 'Full size' }).first().click();
  assert.ok(await whole.getByRole('img').isVisible());
  await tab.keyboard.press('Escape');
  assert.ok(await whole.isHidden());
});

test('statements and notes on authors are on the page', async () => {
  const tab = await open(page, { javaScriptEnabled: false });
  const { innerText } = await tab.evaluate(() => ({ innerText: document.body.innerText }));
  for (const words of [
    'Josiah Carberry and Ann Example contributed equally.',
    'Ann Example: Present address: Institute of Fixtures.',
    'Competing interests\n\nJosiah Carberry is an editor of this journal.',
    'Ethics\n\nNobody was harmed.',
  ])
    assert.ok(innerText.includes(words), words);
});

test('an article is shared where the browser can, and nothing is offered elsewhere', async () => {
  const tab = await open(page);
  assert.ok(await tab.getByRole('button', { name: 'Share' }).isHidden());
  await tab.addInitScript(() => {
    Object.assign(navigator, {
      share: async ({ url: shared }: ShareData) => void (document.title = shared!),
    });
  });
  await tab.reload();
  await tab.getByRole('button', { name: 'Share' }).click();
  assert.match(await tab.title(), /^https:\/\/example\.org\/journal\/articles\/everything-2025\/$/);
});

test('title, abstract and keywords of two languages are side by side on a wide screen, and one below the other on a phone', async () => {
  const tab = await open(page, { viewport: { width: 1600, height: 900 } });
  const places = () =>
    tab.locator('.abstracts > .abstract').evaluateAll((all) =>
      all.map((one) => {
        const { top, left } = one.getBoundingClientRect();
        return { top, left };
      }),
    );
  const [own, other] = await places();
  assert.equal(own!.top, other!.top);
  assert.ok(other!.left > own!.left + 200);
  // Corresponding paragraphs and keywords are aligned.
  const tops = await tab
    .locator('.abstracts > .abstract')
    .evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll('p, dt')].map((part) => part.getBoundingClientRect().top)),
    );
  assert.equal(tops[0]!.length, 4);
  assert.deepEqual(tops[0], tops[1]);
  await tab.setViewportSize({ width: 360, height: 800 });
  const [first, second] = await places();
  assert.equal(first!.left, second!.left);
  assert.ok(second!.top > first!.top);
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), 360);
});

test('files are listed with type and size, and are unchanged', async () => {
  const tab = await open(page);
  assert.deepEqual(await tab.locator('.article-files li').allInnerTexts(), [
    'PDF 1 kB',
    'everything-2025-supplement-1.csv 1 kB',
    'EPUB 1 kB',
  ]);
  const get = async (name: string) => fetch(`${url()}${page}${name}`);
  const csv = await get('everything-2025-supplement-1.csv');
  assert.deepEqual(
    [csv.headers.get('content-type'), await csv.text()],
    ['text/csv; charset=utf-8', 'x,y\n1,2\n'],
  );
  assert.equal((await get('everything-2025.epub')).headers.get('content-type'), 'application/epub+zip');
  assert.equal((await get('overview.png')).headers.get('content-type'), 'image/png');
});

test('articles that cite each other, or that an editor has related, link to each other', async () => {
  const tab = await open(page);
  assert.match((await tab.locator('#ref-4').textContent())!, /On this site\s+Retracted/);
  assert.deepEqual(await tab.locator('.related li').first().locator('span').allTextContents(), [
    'Journal of Fixtures & Fittings (Vol. 6)',
    'This article comments on',
  ]);
  await tab.locator('#ref-3 .here').click();
  assert.match(tab.url(), /complete-2024-record/);
  assert.equal(
    await tab.locator('.cited-by a').textContent(),
    'An article of which everything is known: A made-up record for tests',
  );
});

test('a search can be filtered by article type', async () => {
  const tab = await open(`${base}/search/?type=research-article`);
  await tab.locator('.latest ol li').first().waitFor();
  assert.equal(await tab.locator('.latest ol li').count(), 1);
  const type = tab.locator('[data-facet="type"] label');
  await type.first().waitFor();
  assert.match((await type.allTextContents()).join(), /Research article/);
});
