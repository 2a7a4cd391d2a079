import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { readContent } from '../../src/sources/read-content.ts';
import { contentOf, openForm } from '../open-form.ts';
import { formSite, mainSite } from '../shared-sites.ts';
import { visit } from '../visit.ts';

// The record form, as an editor uses it: with a local folder, in a real Chromium.

const { browser, url } = visit(formSite, mainSite);
/** What the editor has: the six records, and two more for editing. */
const content: Readonly<Record<string, string>> = {
  ...contentOf(formSite.root),
  'articles/old-name.mdx':
    '---\ntitle: An old one\njournal: world-history\nvolume: 010\ndate: 2025-10\npages: 1-3\nformerly: very-old\n---\n\nText below.\n',
  'articles/notice.mdx': '---\ntitle: A notice of retraction\njournal: world-history\n---\n',
};
const folder = mkdtempSync(join(tmpdir(), 'offprint-form-'));
after(() => rmSync(folder, { recursive: true }));

test('without the setting there is no form, and with it nothing links to it', async () => {
  assert.ok(!readdirSync(mainSite.dist).includes('admin'));
  assert.ok(readdirSync(join(mainSite.dist, '_astro')).every((name) => !/form/i.test(name)));
  for (const file of ['sitemap.xml', 'index.html', 'feed.atom', 'llms.txt'])
    assert.doesNotMatch(readFileSync(join(formSite.dist, file), 'utf8'), /\/admin/, file);
  assert.match(
    readFileSync(join(formSite.dist, 'admin/index.html'), 'utf8'),
    /name="robots" content="noindex"/,
  );
  const policyOf = async (path: string) =>
    (await fetch(url() + path)).headers.get('content-security-policy')!;
  assert.match(await policyOf('/admin/'), /style-src 'self' 'unsafe-inline'/);
  assert.doesNotMatch(await policyOf('/'), /unsafe-inline/);
});

/** The files that the form has written, as a project. */
async function written(page: Page): Promise<string> {
  const files = await page.evaluate(async () => {
    const found: Record<string, string> = {};
    const walk = async (from: FileSystemDirectoryHandle, path: string) => {
      for await (const [name, handle] of from as unknown as AsyncIterable<[string, FileSystemHandle]>)
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`);
        else found[path + name] = await (await (handle as FileSystemFileHandle).getFile()).text();
    };
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('project');
    await walk(await root.getDirectoryHandle('content'), 'content/');
    return found;
  });
  const root = mkdtempSync(join(folder, 'site-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const fieldGroup = (page: Page, name: string) => page.locator(`section[aria-label*="${name}"]`);

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save' }).click();
}

/** Saves, and waits for the list. */
async function saveWhole(page: Page): Promise<void> {
  await save(page);
  await page.getByRole('button', { name: 'New' }).waitFor();
}

async function edit(page: Page, title: string): Promise<void> {
  await page.getByText(title, { exact: true }).first().click();
  await field(page, 'Title').waitFor();
}

/** Fills fields and chooses an option until all are kept: a form that is still starting may drop what was entered. */
async function enter(page: Page, texts: Readonly<Record<string, string>>, option: Locator): Promise<void> {
  const isChosen = async () => (await option.getAttribute('aria-checked')) === 'true';
  for (let isKept = false; !isKept;) {
    isKept = true;
    for (const [name, text] of Object.entries(texts))
      if ((await field(page, name).inputValue()) !== text) {
        isKept = false;
        await field(page, name).fill(text);
      }
    if (!(await isChosen())) {
      isKept = false;
      await option.click();
    }
    await page.waitForTimeout(300);
  }
}

/** Scrolls until a field has been rendered. */
async function scrollTo(page: Page, name: string): Promise<void> {
  const group = fieldGroup(page, name);
  await page.mouse.move(500, 500);
  for (let step = 0; step < 40 && (await group.locator('[role]').count()) < 2; step += 1) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(60);
  }
  await group.scrollIntoViewIfNeeded();
}

test('an article is added, changed, renamed and retracted through the form, without requests to other hosts', async () => {
  const { page, asked, said } = await openForm(browser(), url(), content);

  // Added.
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByRole('button', { name: /Add .*Authors/ }).click();
  await enter(
    page,
    {
      Title: 'Peace: the way of Kenya',
      Family: 'Tishkov',
      Given: 'Sergey',
      Pages: 'pp. 366–81',
      Date: 'soon',
    },
    page.getByRole('radio', { name: /International Relations/ }),
  );
  await scrollTo(page, 'PDF');
  await fieldGroup(page, 'PDF')
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'Full text.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
  // Until the form has taken the file, “Save” does nothing.
  await fieldGroup(page, 'PDF').getByRole('button', { name: 'Replace' }).waitFor();
  // An entry with a mistake is not saved, and the form says why.
  await save(page);
  await page.getByRole('button', { name: 'OK' }).click();
  assert.match(said.join(), /date: “soon” is not a date\. Write the known part as 2025/);
  await field(page, 'Date').fill('2025-10-08');
  await saveWhole(page);

  // Changed and renamed: the old name still leads to it.
  await edit(page, 'An old one');
  await field(page, 'Issue').fill('3');
  await page.getByRole('radio', { name: 'Slug' }).click();
  await page.getByRole('button', { name: 'Edit Slug' }).click();
  const slug = page.getByRole('textbox', { name: /Slug/ }).last();
  await slug.fill('new-name');
  await slug.press('Enter');
  await saveWhole(page);

  // Retracted: both records state it.
  for (const [title, name, other] of [
    ['An old one', 'Retracted by', 'A notice of retraction'],
    ['A notice of retraction', 'Retracts', 'An old one'],
  ] as const) {
    await edit(page, title);
    await scrollTo(page, `${name}`);
    await fieldGroup(page, name).getByRole('combobox').first().click();
    await page.getByRole('option', { name: other }).click();
    await saveWhole(page);
  }

  const root = await written(page);
  const { articles, problems } = readContent(root);
  assert.deepEqual(problems, []);
  const text = (id: string) => readFileSync(join(root, `content/articles/${id}.mdx`), 'utf8');
  assert.equal(
    text('new-name'),
    '---\ntitle: An old one\njournal: world-history\nvolume: "010"\nissue: 3\npages: 1-3\ndate: 2025-10\nretracted-by: notice\nformerly:\n  - very-old\n  - old-name\n---\n\nText below.\n',
  );
  assert.match(text('notice'), /retracts: new-name/);
  const added = articles.find(({ id }) => id === 'tishkov-2025-peace-the-way-of-kenya')!.record;
  assert.deepEqual(
    [added.title, added.authors, added.pages, added.issued, added.pdf?.path],
    [
      ['Peace: the way of Kenya'],
      [{ given: 'Sergey', family: 'Tishkov' }],
      { first: '366', last: '381' },
      { year: 2025, month: 10, day: 8 },
      'content/articles/Full text.pdf',
    ],
  );
  // In canonical form.
  assert.match(text('tishkov-2025-peace-the-way-of-kenya'), /^pages: 366-381$/m);
  // Everything else is unchanged.
  for (const [path, saved] of Object.entries(contentOf(root)))
    if (path in content && !/notice/.test(path)) assert.equal(saved, content[path], path);
  assert.deepEqual(
    [...asked].filter((origin) => origin !== 'null'),
    [url()],
  );
  await page.context().close();
});
