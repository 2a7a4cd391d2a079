import lighthouse from 'lighthouse';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../chromium.ts';
import { mainSite } from '../shared-sites.ts';

// Lighthouse with its mobile settings: a slow CPU and network, both simulated.

const port = 9322;
const site = mainSite;
let server: Awaited<ReturnType<typeof site.serve>>;
let browser: Browser;

before(async () => {
  const { code, output } = await site.build();
  assert.equal(code, 0, output);
  server = await site.serve();
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// The home page is that of its lead article; axe sees lists in every state.
for (const path of ['/articles/tishkov-2025-kenya/', '/search/'])
  test(`Lighthouse's mobile scores for ${path} are 100 in accessibility, best practices and SEO`, async (t) => {
    const result = await lighthouse(server.url + path, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: ['accessibility', 'best-practices', 'performance', 'seo'],
    });
    const scores = Object.fromEntries(
      Object.values(result!.lhr.categories).map(({ id, score }) => [id, score]),
    );
    const wanting = Object.values(result!.lhr.audits)
      .filter(
        ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
      )
      .map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`);
    const { performance, ...others } = scores;
    assert.deepEqual(others, { accessibility: 1, 'best-practices': 1, seo: 1 }, wanting.join('\n'));
    // Even simulated speed depends on the machine; bytes and requests do not.
    t.diagnostic(`speed: ${performance! * 100}`);
    const { audits } = result!.lhr;
    assert.ok(
      audits['total-byte-weight']!.numericValue! < 175_000,
      audits['total-byte-weight']!.displayValue,
    );
    const { items } = audits['network-requests']!.details as { items: unknown[] };
    assert.ok(items.length <= 10, `${items.length} requests`);
  });
