import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/** The files of a project's `content/`, by path. */
export const contentOf = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (readdirSync(join(root, 'content'), { recursive: true }) as string[])
      .filter((path) => /\.(?:mdx|yaml)$/.test(path))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, 'content', path), 'utf8')]),
  );

/** Opens the form on a folder in the browser's own file system, instead of one that an editor chooses. */
export async function openForm(browser: Browser, url: string, content: Readonly<Record<string, string>>) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  const asked = new Set<string>();
  const said: string[] = [];
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  page.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.accept();
  });
  await page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('project', { create: true }),
    });
  });
  await page.goto(`${url}/admin/`);
  await page.evaluate(async (files) => {
    const root = await (
      await navigator.storage.getDirectory()
    ).getDirectoryHandle('project', { create: true });
    await root.getDirectoryHandle('.git', { create: true });
    for (const [path, text] of Object.entries(files)) {
      const steps = `content/${path}`.split('/');
      let at = root;
      for (const step of steps.slice(0, -1)) at = await at.getDirectoryHandle(step, { create: true });
      const writable = await (await at.getFileHandle(steps.at(-1)!, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    }
  }, content);
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('button', { name: 'New' }).waitFor();
  return { page, asked, said };
}
