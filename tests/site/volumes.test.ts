import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '@retorquere/bibtex-parser';
import { violationsOn } from '../axe.ts';
import { volumesSite as site } from '../shared-sites.ts';
import { visit } from '../visit.ts';

// The pages, files, feeds and search of proceedings, books and series.

const { open, url } = visit(site);
const fileOf = (path: string) => readFileSync(join(site.dist, path), 'utf8');

test('the home page and the navigation have every kind of container', async () => {
  const page = await open('/');
  assert.deepEqual(await page.locator('main h2').allTextContents(), [
    'Journals',
    'Proceedings',
    'Books',
    'Series of papers',
    'Latest articles',
  ]);
  for (const [name, path] of [
    ['Journals', '/journals/'],
    ['Proceedings', '/proceedings/'],
    ['Books', '/books/'],
    ['Series of papers', '/series/'],
  ] as const) {
    assert.equal(
      await page.getByRole('banner').getByRole('link', { name, exact: true }).getAttribute('href'),
      path,
    );
    assert.equal((await fetch(url() + path)).status, 200, path);
  }
});

test('the page of proceedings is their table of contents, by sections', async () => {
  const page = await open('/proceedings/pots-2021/');
  assert.deepEqual(await page.locator('main h2').allTextContents(), ['Long papers', 'Short papers']);
  assert.deepEqual(await page.locator('main .place').allTextContents(), ['1–9', '10–12']);
  const facts = await page.locator('main .facts').innerText();
  for (const text of [
    'Conference on Cracked Pots (CCP 2021), Bangkok, Thailand, 1–6 August 2021',
    'Ann Lee, Jan van der Berg',
    'Pottery Press, Leiden',
    'Lecture Notes in Pots, 1234',
    '978-0-306-40615-7',
  ])
    assert.ok(facts.includes(text), text);
  const whole = page.getByRole('link', { name: 'Whole volume (PDF)' });
  assert.equal(await whole.getAttribute('href'), '/proceedings/pots-2021.pdf');
  assert.ok(existsSync(join(site.dist, 'proceedings/pots-2021.pdf')));
  // The other volume of the conference.
  await page.getByRole('link', { name: 'Demonstrations of the 5th Conference' }).click();
  await page.waitForURL('**/proceedings/pots-2021-demos/');
  await page.getByRole('link', { name: 'A Kiln That Learns' }).waitFor();
});

test('a paper names its volume, and leads to it and to its neighbours', async () => {
  const page = await open('/articles/carberry-2021-cracks/');
  const head = page.locator('.publication');
  assert.match(
    await head.innerText(),
    /^In\s+Proceedings of the 5th Conference on Cracked Pots\s+Publication date\s+August 2021\s+Pages\s+1–9$/,
  );
  const facts = (await page.locator('main .facts').allInnerTexts()).join('\n');
  assert.match(
    facts,
    /Conference\s+Conference on Cracked Pots \(CCP 2021\), Bangkok, Thailand, 1–6 August 2021/,
  );
  assert.match(facts, /Edited by\s+Ann Lee, Jan van der Berg/);
  assert.ok(await page.getByText('Cited here by').isVisible());
  await page.getByRole('navigation', { name: 'In this volume' }).getByRole('link').click();
  await page.waitForURL('**/articles/lee-2021-glue/');
  await page.locator('.publication').getByRole('link').first().click();
  await page.waitForURL('**/proceedings/pots-2021/');
});

test('on a narrow screen a long title wraps, and its label does not', async () => {
  const page = await open('/articles/carberry-2021-cracks/', { viewport: { width: 320, height: 700 } });
  const lines = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
      });
  assert.equal(await lines('.publication dt'), 1);
  assert.ok((await lines('.publication dd a')) > 1);
});

test('a report has its number, a chapter its chapter', async () => {
  const report = await open('/articles/lo-2020-shards/');
  assert.match(
    await report.locator('.publication').innerText(),
    /^Series\s+Technical Reports on Pots \(No\. 42\)\s+Publication date\s+May 2020$/,
  );
  const chapter = await open('/articles/ro-2019-glass/');
  assert.match(await chapter.locator('main').innerText(), /Chapter\s+4/);
  assert.match(await chapter.locator('main').innerText(), /Edition\s+2/);
});

test('every container has files and feeds, and is in the sitemap and in llms.txt', () => {
  for (const [path, count] of [
    ['proceedings/pots-2021', 2],
    ['proceedings/pots-2021-demos', 1],
    ['books/handbook', 1],
    ['series/pot-reports', 1],
    ['journals/notes', 1],
  ] as const) {
    assert.equal(parse(fileOf(`${path}.bib`)).entries.length, count, path);
    assert.equal((JSON.parse(fileOf(`${path}/feed.json`)) as { items: object[] }).items.length, count, path);
    assert.ok(fileOf('sitemap.xml').includes(`https://offprint.example/${path}/<`), path);
    assert.ok(fileOf('llms.txt').includes(`https://offprint.example/${path}/)`), path);
    assert.ok(existsSync(join(site.dist, `${path}.png`)), path);
  }
});

test('search finds, filters and suggests what contains an article', async () => {
  const page = await open('/search/?q=in:handbook');
  await page.locator('form [role=status]', { hasText: 'One article found' }).waitFor();
  assert.deepEqual(await page.locator('.latest ol > li > a').allTextContents(), ['Broken Glass']);
  await page.locator('form[role=search] input').fill('potts');
  await page.locator('form [role=status]', { hasText: 'found' }).waitFor();
  const box = page.locator('[data-facet=journal]');
  await box.getByText('Proceedings of the 5th Conference on Cracked Pots').waitFor();
  assert.equal(await box.locator('legend').textContent(), 'Published in');
});

test('lists and pages are in every language of the interface', async () => {
  for (const [language, heading] of [
    ['ru', 'Материалы конференций'],
    ['ar', 'وقائع المؤتمرات'],
  ]) {
    const page = await open(`/${language}/proceedings/`);
    assert.equal(await page.locator('h1').textContent(), heading);
    await page.locator('.journals a').first().click();
    await page.waitForURL(`**/${language}/proceedings/pots-2021*/`);
  }
});

test('axe finds nothing on their pages, in either theme', async () => {
  const page = await open('/');
  for (const path of [
    '/',
    '/proceedings/',
    '/proceedings/pots-2021/',
    '/series/pot-reports/',
    '/articles/ro-2019-glass/',
  ]) {
    await page.goto(url() + path);
    assert.deepEqual(await violationsOn(page, [{ colorScheme: 'light' }, { colorScheme: 'dark' }]), []);
  }
  await page.close();
});

test('what is handed in is beside the issues, and the same in every build', () => {
  const deposit = fileOf('proceedings/pots-2021.crossref.xml');
  assert.match(deposit, /<depositor_name>Pots &#38; Sons<\/depositor_name>/);
  assert.match(deposit, /<conference_acronym>CCP 2021<\/conference_acronym>/);
  assert.match(
    deposit,
    /<proceedings_title>Proceedings of the 5th Conference on Cracked Pots<\/proceedings_title>/,
  );
  // The timestamp is that of the newest record.
  assert.match(deposit, /<timestamp>2021\d{13}<\/timestamp>/);
  assert.match(fileOf('proceedings/pots-2021/lockss/index.html'), /LOCKSS system has permission/);
  assert.match(
    fileOf('kbart.txt'),
    /^publication_title\t[^]*\nProceedings of the 5th Conference on Cracked Pots\t978-0-306-40615-7\t/,
  );
  for (const path of ['_worker.js', '_routes.json', 'oai-data/index.json'])
    assert.ok(existsSync(join(site.dist, path)), path);
  for (const path of ['hosting/oai.js', 'hosting/netlify/oai.mjs'])
    assert.ok(existsSync(join(site.root, path)), path);
  assert.match(readFileSync(join(site.root, 'hosting/nginx.conf'), 'utf8'), /js_content offprint_oai\.oai;/);
});

test('the preview answers harvesters, by GET and POST; its function is not served', async () => {
  const identify = await fetch(`${url()}/oai?verb=Identify`);
  assert.deepEqual([identify.status, identify.headers.get('content-type')], [200, 'text/xml; charset=utf-8']);
  assert.match(await identify.text(), /<adminEmail>editor@example\.org<\/adminEmail>/);
  const list = await fetch(`${url()}/oai`, {
    method: 'POST',
    body: new URLSearchParams({ verb: 'ListRecords', metadataPrefix: 'oai_dc', set: 'pots-2021' }),
  });
  assert.match(await list.text(), /Proceedings of the 5th Conference on Cracked Pots/);
  assert.equal((await fetch(`${url()}/_worker.js`)).status, 404);
});

test('the module for Cloudflare answers harvesters, and leaves all else to the files', async () => {
  const module = (await import(join(site.dist, '_worker.js').replace(/^/, 'file://'))) as {
    default: { fetch: (request: Request, env: object) => Promise<Response> };
  };
  const env = {
    ASSETS: {
      fetch: (request: Request | URL) => {
        const { pathname } = new URL(request instanceof URL ? request : request.url);
        return Promise.resolve(
          existsSync(join(site.dist, pathname))
            ? new Response(fileOf(pathname))
            : new Response('', { status: 404 }),
        );
      },
    },
  };
  const ask = (path: string, init?: RequestInit) =>
    module.default.fetch(new Request(`https://offprint.example${path}`, init), env);
  assert.match(await (await ask('/oai?verb=ListSets')).text(), /<setSpec>pots-2021<\/setSpec>/);
  assert.match(
    await (
      await ask('/oai', { method: 'POST', body: 'verb=GetRecord&metadataPrefix=oai_dc&identifier=x' })
    ).text(),
    /code="idDoesNotExist"/,
  );
  assert.match(await (await ask('/kbart.txt')).text(), /^publication_title/);
  assert.equal((await ask('/nothing')).status, 404);
});
