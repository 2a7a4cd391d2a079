import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readContent } from '../../src/sources/read-content.ts';
import { makeSite, project, siteWith } from '../site.ts';
import { visit } from '../visit.ts';

// A URL that was once published leads to its article permanently.

const renamed = (formerly: string) =>
  `---\ntitle: Renamed\njournal: world-history\nformerly: ${formerly}\n---\n`;

const site = makeSite('addresses', {
  files: {
    'content/articles/renamed-2020.mdx': renamed('[older-2020, oldest]'),
    'content/of-a-library.bib':
      '@article{Newer2021, ids = {Older2021}, title = {Out of a library}, journal = {World History}, year = 2021}\n',
    'src/site.ts': siteWith({ styles: "['apa']", otherLanguages: "['ru']" }),
    // As Excel writes it.
    'content/moved.csv': `\uFEFFold path;id
https://old.example/index.php/wh/article/view/12;renamed-2020
/index.php/wh/article/view/12/34;renamed-2020.pdf
"/index.php/wh/issue/view/7";journals/world-history
/pub/cracked-pots/release/2;oldest
/articles/newer2021/;renamed-2020
/about;/pages/nowhere/
`,
    // Records and blocks network requests of a build.
    'no-network.mjs': `import net from 'node:net';
import { appendFileSync } from 'node:fs';
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const [first] = given.flat();
  const host = typeof first === 'object' ? (first.path ?? first.host) : given[1];
  if (host === undefined || /^(?:localhost|127\\.|::1|\\/)/.test(host)) return connect.apply(this, given);
  appendFileSync(${JSON.stringify(join(project, '.tmp/addresses-asked.txt'))}, host + '\\n');
  throw new Error('no network');
};
`,
  },
});
const asked = join(project, '.tmp/addresses-asked.txt');
rmSync(asked, { force: true });

const NODE_OPTIONS = `--import=file://${join(site.root, 'no-network.mjs')}`;
const { open, url, output: buildOutput } = visit({ ...site, build: () => site.build({ NODE_OPTIONS }) });

const check = (old: string, cwd = site.root) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const child = spawn(process.execPath, [join(site.root, 'src/cli/check-links.ts'), old], { cwd });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('exit', (code) => resolve({ code: code!, output }));
  });

test('a page at a former URL redirects on hosts without rules, in every language', async () => {
  for (const [from, to] of [
    ['/articles/older-2020/', '/articles/renamed-2020/'],
    ['/articles/oldest/', '/articles/renamed-2020/'],
    ['/ru/articles/oldest/', '/ru/articles/renamed-2020/'],
    ['/articles/older2021/', '/articles/newer2021/'],
  ] as const) {
    const html = await (await fetch(url() + from)).text();
    assert.match(html, new RegExp(`rel="canonical" href="https://offprint\\.example${to}"`));
    assert.match(html, /name="robots" content="noindex"/);
    const page = await open(from, { javaScriptEnabled: false });
    await page.waitForURL(url() + to);
    await page.close();
  }
});

test('a file at a former URL has the same content as the current one', async () => {
  for (const end of ['.bib', '.ris', '.json', '.jsonld'])
    assert.equal(
      await (await fetch(`${url()}/articles/oldest${end}`)).text(),
      await (await fetch(`${url()}/articles/renamed-2020${end}`)).text(),
    );
});

test('the URLs of a former site lead to its articles and issues, on every host', async () => {
  for (const [from, to] of [
    ['/index.php/wh/article/view/12', '/articles/renamed-2020/'],
    ['/index.php/wh/article/view/12/', '/articles/renamed-2020/'],
    ['/index.php/wh/article/view/12/34', '/articles/renamed-2020/'],
    ['/index.php/wh/issue/view/7', '/journals/world-history/'],
    ['/pub/cracked-pots/release/2', '/articles/renamed-2020/'],
  ] as const) {
    const page = await open(from, { javaScriptEnabled: false });
    await page.waitForURL(url() + to);
    await page.context().close();
    assert.match(
      readFileSync(join(site.dist, '_redirects'), 'utf8'),
      new RegExp(`^${from} ${to} 301!$`, 'm'),
    );
  }
  assert.match(
    buildOutput(),
    /moved\.csv: “\/about” leads to \/pages\/nowhere\/, which is no page of this site/,
  );
  // A page of this site stays.
  assert.match(buildOutput(), /moved\.csv: “\/articles\/newer2021” is a page of this site/);
  assert.match(await (await fetch(`${url()}/articles/newer2021/`)).text(), /Out of a library/);
  for (const list of ['content/moved.csv', 'old-sitemap.xml']) {
    writeFileSync(
      join(site.root, 'old-sitemap.xml'),
      '<urlset><url><loc>https://old.example/index.php/wh/article/view/12</loc></url></urlset>',
    );
    const { code, output } = await check(list);
    assert.equal(code, 0, output);
  }
  writeFileSync(
    join(site.root, 'old-sitemap.xml'),
    '<urlset><url><loc>https://old.example/index.php/wh/article/view/13</loc></url></urlset>',
  );
  assert.match(
    (await check('old-sitemap.xml')).output,
    /1 URL does not exist[^]*article\/view\/13[^]*content\/moved\.csv/,
  );
});

test('hosts with redirect rules get them', () => {
  const rules = readFileSync(join(site.dist, '_redirects'), 'utf8');
  assert.match(rules, /^\/articles\/oldest\/ \/articles\/renamed-2020\/ 301!$/m);
  assert.match(rules, /^\/ru\/articles\/oldest\/ \/ru\/articles\/renamed-2020\/ 301!$/m);
  assert.match(rules, /^\/articles\/oldest\.bib \/articles\/renamed-2020\.bib 301!$/m);
  assert.match(
    readFileSync(join(site.dist, '.htaccess'), 'utf8'),
    /RewriteRule "\^articles\/oldest\\\.bib\$" "\/articles\/renamed-2020\.bib" \[R=301,L\]/,
  );
});

test('former URLs are not in sitemaps or lists', () => {
  for (const name of ['sitemap.xml', 'signmap.xml', 'articles.json', 'llms.txt', 'articles/index.html'])
    assert.doesNotMatch(readFileSync(join(site.dist, name), 'utf8'), /oldest/);
});

test('a former id of two articles is an error, and so is an invalid one', () => {
  const wrong = makeSite('addresses-wrong', {
    files: {
      'content/articles/one.mdx': renamed('[two, old, old]'),
      'content/articles/two.mdx': renamed('old'),
      'content/articles/three.mdx': renamed('../index'),
    },
  });
  const problems = readContent(wrong.root, 'stop').problems.map(
    ({ path, line, message }) => `${path}:${line} ${message.split('\n')[0]}`,
  );
  assert.deepEqual(problems, [
    'content/articles/one.mdx:4 “two” already leads to content/articles/two.mdx.',
    'content/articles/one.mdx:4 “old” is listed twice, or is the current name of the article.',
    'content/articles/three.mdx:4 “../index” cannot be an id.',
    'content/articles/two.mdx:4 “old” already leads to content/articles/one.mdx.',
  ]);
});

test('check:links compares a build with a site, a folder or a list, and names missing URLs', async () => {
  for (const old of [url(), `${url()}/`, site.dist, join(site.dist, 'addresses.txt')])
    assert.deepEqual(await check(old), { code: 0, output: `Every URL of ${old} still exists.\n` });
  const earlier = join(site.root, 'earlier');
  cpSync(site.dist, earlier, { recursive: true });
  writeFileSync(
    join(earlier, 'addresses.txt'),
    `${readFileSync(join(earlier, 'addresses.txt'), 'utf8')}articles/lost-2019\t.bib /\n`,
  );
  const { code, output } = await check(earlier);
  assert.equal(code, 1);
  assert.match(
    output,
    /2 URLs do not exist in dist\/:\n {2}articles\/lost-2019\.bib\n {2}articles\/lost-2019\/\n/,
  );
  assert.match(output, /formerly: old-name/);
});

test('check:links reports an argument that is not a site', async () => {
  for (const [old, words] of [
    ['nowhere', /nowhere: there is no such file/],
    [`${url()}/articles/`, /responded with 404/],
    ['http://127.0.0.1:47001/', /fetch failed: .*ECONNREFUSED/],
    ['package.json', /this is not a list of URLs/],
  ] as const) {
    const { code, output } = await check(old);
    assert.equal(code, 1);
    assert.match(output, words);
    assert.doesNotMatch(output, /^\s+at /m);
  }
  assert.match((await check(url(), '/')).output, /Build it first/);
});

test('a build makes no network requests', () => {
  assert.equal(existsSync(asked), false);
  // The guard detects a request.
  spawnSync(process.execPath, ['-e', "fetch('http://attacker.invalid/').catch(() => 0)"], {
    env: { ...process.env, NODE_OPTIONS },
  });
  assert.equal(readFileSync(asked, 'utf8'), 'attacker.invalid\n');
});
