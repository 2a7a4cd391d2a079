import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { contentSecurityPolicy } from '../src/hosts/policy.ts';
import { makeSite, siteWith } from './site.ts';

// The configuration that the build writes, in Debian's nginx, below a path, with every kind of file.

const skip = spawnSync('nginx', ['-v'], { env: withSbin() }).error !== undefined && 'nginx is not installed';

const site = makeSite('nginx', {
  content: 'tests/fixtures/machines',
  files: {
    'src/site.ts': siteWith({
      lead: 'undefined',
      url: "'https://example.org/journal/'",
      precompress: "['gz', 'br']",
      styles: "['apa']",
    }),
    'content/articles/renamed.mdx':
      '---\ntitle: Renamed\njournal: journal-of-fixtures\ndate: 2020\nformerly: [older, oldest]\n---\n',
    'content/articles/renamed.pdf': `%PDF-1.7\n${'x'.repeat(100_000)}\n`,
  },
});
let server: ChildProcess;
let port: number;

function withSbin() {
  return { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
}

before(async () => {
  if (skip) return;
  const { code, output } = await site.build();
  assert.equal(code, 0, output);
  const run = join(site.root, 'run');
  // What the configuration says to do.
  cpSync(site.dist, join(run, 'www/journal'), { recursive: true });
  port = await freePort();
  const written = readFileSync(join(site.root, 'hosting/nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port} backlog=2048;`)
    .replace('listen [::]:80;', '')
    .replace('/var/www/offprint;', `${join(run, 'www')};`);
  mkdirSync(join(run, 'temporary'), { recursive: true });
  writeFileSync(
    join(run, 'nginx.conf'),
    `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''} pid ${run}/pid; error_log ${run}/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${run}/temporary;`).join(' ')}
  ${written}
}
`,
  );
  server = spawn('nginx', ['-p', run, '-e', join(run, 'error.log'), '-c', join(run, 'nginx.conf')], {
    env: withSbin(),
    stdio: 'inherit',
  });
  for (let tries = 0; ; tries += 1)
    try {
      await ask('/journal/');
      break;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
});
after(() => void server?.kill());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks for a path exactly as it is written; `fetch` would tidy it. */
const ask = (path: string, headers: Record<string, string> = {}, agent?: Agent) =>
  new Promise<Answer>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('error', reject)
        .on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
        );
    }).on('error', reject);
  });

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

test('every kind of file has its media type and its encoding', { skip }, async () => {
  const article = '/journal/articles/renamed';
  for (const [path, type] of [
    ['/journal/', 'text/html; charset=utf-8'],
    [`${article}/`, 'text/html; charset=utf-8'],
    [`${article}.bib`, 'application/x-bibtex; charset=utf-8'],
    [`${article}.biblatex.bib`, 'application/x-bibtex; charset=utf-8'],
    [`${article}.ris`, 'application/x-research-info-systems; charset=utf-8'],
    [`${article}.json`, 'application/vnd.citationstyles.csl+json; charset=utf-8'],
    [`${article}.jats.xml`, 'application/vnd.jats+xml; charset=utf-8'],
    [`${article}.dc.xml`, 'application/xml; charset=utf-8'],
    [`${article}.txt`, 'text/plain; charset=utf-8'],
    [`${article}.jsonld`, 'application/ld+json; charset=utf-8'],
    [`${article}.linkset.json`, 'application/linkset+json; charset=utf-8'],
    [`${article}.md`, 'text/markdown; charset=utf-8'],
    [`${article}.pdf`, 'application/pdf'],
    ['/journal/articles.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
    ['/journal/feed.atom', 'application/atom+xml; charset=utf-8'],
    ['/journal/feed.rss', 'application/rss+xml; charset=utf-8'],
    ['/journal/feed.json', 'application/feed+json; charset=utf-8'],
    ['/journal/journals/journal-of-fixtures/feed.json', 'application/feed+json; charset=utf-8'],
    ['/journal/sitemap.xml', 'application/xml; charset=utf-8'],
    ['/journal/robots.txt', 'text/plain; charset=utf-8'],
    ['/journal/icon.svg', 'image/svg+xml; charset=utf-8'],
    ['/journal/theme.js', 'text/javascript; charset=utf-8'],
    ['/journal/.well-known/api-catalog', 'application/linkset+json; charset=utf-8'],
    ['/journal/pagefind/pagefind-entry.json', 'application/json; charset=utf-8'],
  ] as const) {
    const { status, headers } = await ask(path);
    assert.equal(status, 200, path);
    assert.equal(headers['content-type'], type, path);
    assert.equal(headers['content-security-policy'], contentSecurityPolicy, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
  }
});

test('what carries a digest keeps for a year, all else for minutes', { skip }, async () => {
  const [, style] = /href="([^"]+\.css)"/.exec((await ask('/journal/')).body.toString())!;
  assert.match(String((await ask(style!)).headers['cache-control']), /max-age=31536000, immutable/);
  for (const path of ['/journal/', '/journal/articles/renamed.bib', '/journal/pagefind/pagefind.js'])
    assert.equal((await ask(path)).headers['cache-control'], 'public, max-age=600, must-revalidate');
});

test('text is compressed, and a part of a file can be asked for', { skip }, async () => {
  const packed = await ask('/journal/articles/renamed/', { 'Accept-Encoding': 'gzip' });
  assert.equal(packed.headers['content-encoding'], 'gzip');
  assert.equal(packed.headers['vary'], 'Accept-Encoding');
  const plain = await ask('/journal/articles/renamed/');
  assert.ok(packed.body.length < plain.body.length / 2);
  const [page, ...copies] = ['', '.gz', '.br'].map((end) =>
    readFileSync(join(site.dist, `articles/renamed/index.html${end}`)),
  );
  assert.ok(gunzipSync(copies[0]!).equals(page!));
  assert.ok(brotliDecompressSync(copies[1]!).equals(page!));
  const part = await ask('/journal/articles/renamed.pdf', { Range: 'bytes=0-7' });
  assert.equal(part.status, 206);
  assert.equal(part.body.toString(), '%PDF-1.7');
});

test('addresses of before lead on, pages and files', { skip }, async () => {
  for (const old of ['older', 'oldest'])
    for (const end of ['/', '.bib', '.jats.xml', '.linkset.json', '.pdf']) {
      const { status, headers } = await ask(`/journal/articles/${old}${end}`);
      assert.equal(status, 301);
      assert.equal(headers['location'], `/journal/articles/renamed${end}`);
    }
  const { status, headers } = await ask('/journal/articles/renamed');
  assert.equal(status, 301);
  assert.equal(headers['location'], '/journal/articles/renamed/');
});

test('the page of an article names its link set in a header', { skip }, async () => {
  assert.match(
    String((await ask('/journal/articles/renamed/')).headers['link']),
    /<https:\/\/example\.org\/journal\/articles\/renamed\.linkset\.json>; rel="linkset"/,
  );
  assert.equal((await ask('/journal/')).headers['link'], undefined);
});

test(
  'what is not there has the site’s own page, and nothing outside the site is given out',
  { skip },
  async () => {
    const missing = await ask('/journal/articles/nobody/');
    assert.equal(missing.status, 404);
    assert.match(missing.body.toString(), /<html lang="en"/);
    assert.equal(missing.headers['content-security-policy'], contentSecurityPolicy);
    for (const path of [
      '/journal/../../nginx.conf',
      '/journal/%2e%2e/%2e%2e/nginx.conf',
      '/journal/..%2f..%2fnginx.conf',
      '/journal//../..//nginx.conf',
      '/journal/articles/%00',
      '/journal/_headers',
      '/journal/_redirects',
      '/journal/.htaccess',
    ]) {
      const { status, body } = await ask(path);
      assert.ok(status === 400 || status === 404, `${path}: ${status}`);
      assert.doesNotMatch(body.toString(), /worker_connections/);
    }
    // A folder without a page is not listed.
    assert.ok([403, 404].includes((await ask('/journal/pagefind/')).status));
  },
);

test('a thousand readers at once are all answered', { skip }, async () => {
  const agent = new Agent({ maxSockets: 1000 });
  const whole = (await ask('/journal/articles/renamed/')).body.length;
  const answers = await Promise.all(
    Array.from({ length: 1000 }, () => ask('/journal/articles/renamed/', {}, agent)),
  );
  agent.destroy();
  assert.equal(answers.filter(({ status, body }) => status === 200 && body.length === whole).length, 1000);
});
