import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { contentSecurityPolicy, formPolicy } from '../../src/hosts/policy.ts';
import { freePort } from '../free-port.ts';
import { makeSite, siteWith } from '../site.ts';

// The site as served: by Debian's nginx and Apache, set up according to docs/deploying.md and the files in hosting/, with
// their default sites enabled, and by the preview. It has a path, and every kind of file.

const site = makeSite('hosts', {
  content: 'tests/fixtures/machines',
  files: {
    'src/site.ts': siteWith({
      lead: 'undefined,\n  form: true',
      url: "'https://example.org/journal/'",
      precompress: "['gz', 'br']",
      styles: "['apa']",
    }),
    'content/articles/renamed.mdx':
      '---\ntitle: Renamed\njournal: journal-of-fixtures\ndate: 2020\nformerly: [older, oldest]\n---\n',
    'content/moved.csv':
      '/journal/index.php/jf/article/view/1,renamed\n/journal/article/view/ü 2/3,renamed.pdf\n',
    'content/articles/renamed.pdf': `%PDF-1.7\n${'x'.repeat(100_000)}\n`,
    'public/picture.png': 'x',
    'public/picture.webp': 'x',
  },
});

// Apache runs as a user of its own, who cannot read every folder.
const folder = mkdtempSync(join(tmpdir(), 'offprint-hosts-'));
const www = join(folder, 'www');

const environment = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
const lacks = (program: string) =>
  spawnSync(program, ['-v'], { env: environment }).error !== undefined && `${program} is not installed`;

/** A file of the build or of Debian, with the paths and ports of the test. */
const adapted = (path: string, changes: readonly (readonly [from: string | RegExp, to: string])[]) =>
  changes.reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(path, 'utf8'));

interface Host {
  readonly name: string;
  readonly skip: string | false;
  readonly start: (port: number) => ChildProcess;
}

const nginx: Host = {
  name: 'nginx',
  skip: lacks('nginx'),
  start(port) {
    const run = join(folder, 'nginx');
    for (const part of ['conf.d', 'sites-enabled', 'temporary'])
      mkdirSync(join(run, part), { recursive: true });
    const listening = [
      [/listen 80\b/g, `listen 127.0.0.1:${port}`],
      [/^\s*listen \[::\]:80.*$/gm, ''],
    ] as const;
    writeFileSync(
      join(run, 'conf.d/nginx.conf'),
      adapted(join(site.root, 'hosting/nginx.conf'), [...listening, ['/var/www/offprint', www]]),
    );
    writeFileSync(
      join(run, 'sites-enabled/default'),
      adapted('/etc/nginx/sites-available/default', listening),
    );
    writeFileSync(
      join(run, 'nginx.conf'),
      adapted('/etc/nginx/nginx.conf', [
        [/^user .*$/gm, process.getuid?.() === 0 ? 'user root;' : ''],
        // Module paths are relative to its folder.
        [/^(?:pid|error_log|include|\s*access_log) .*$/gm, ''],
        ['worker_connections 768', 'worker_connections 4096'],
        [/\/etc\/nginx\/(conf\.d|sites-enabled)/g, `${run}/$1`],
        [
          /^http \{$/gm,
          `pid ${run}/pid; error_log ${run}/error.log;\nhttp {\n  access_log off;\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${run}/temporary;\n`).join('')}`,
        ],
      ]),
    );
    return spawn(
      'nginx',
      ['-p', run, '-e', join(run, 'error.log'), '-c', join(run, 'nginx.conf'), '-g', 'daemon off;'],
      {
        env: environment,
        stdio: 'inherit',
      },
    );
  },
};

const apache: Host = {
  name: 'Apache',
  skip: lacks('apache2'),
  start(port) {
    const run = join(folder, 'apache2');
    cpSync('/etc/apache2', run, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(run, 'ports.conf'), `Listen 127.0.0.1:${port}\n`);
    // What `a2enmod headers rewrite && a2ensite offprint` does.
    for (const name of ['headers', 'rewrite']) {
      rmSync(join(run, `mods-enabled/${name}.load`), { force: true });
      symlinkSync(`../mods-available/${name}.load`, join(run, `mods-enabled/${name}.load`));
    }
    const listening = [['*:80', `*:${port}`]] as const;
    writeFileSync(
      join(run, 'sites-enabled/offprint.conf'),
      adapted(join(site.root, 'hosting/apache.conf'), [...listening, ['/var/www/offprint', www]]),
    );
    const ofDebian = join(run, 'sites-available/000-default.conf');
    writeFileSync(ofDebian, adapted(ofDebian, listening));
    for (const name of ['RUN', 'LOCK', 'LOG']) mkdirSync(join(run, name), { recursive: true });
    return spawn('apache2', ['-d', run, '-f', join(run, 'apache2.conf'), '-DFOREGROUND'], {
      env: {
        ...environment,
        APACHE_RUN_USER: 'www-data',
        APACHE_RUN_GROUP: 'www-data',
        APACHE_PID_FILE: join(run, 'RUN/pid'),
        APACHE_RUN_DIR: join(run, 'RUN'),
        APACHE_LOCK_DIR: join(run, 'LOCK'),
        APACHE_LOG_DIR: join(run, 'LOG'),
      },
      stdio: ['ignore', 'inherit', 'ignore'],
    });
  },
};

const preview: Host = {
  name: 'the preview',
  skip: false,
  start: (port) =>
    spawn(process.execPath, ['src/cli/preview.ts', '--host', '127.0.0.1', '--port', String(port)], {
      cwd: site.root,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
};

let port: number;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Requests a path exactly as written; `fetch` would normalise it. */
const ask = (path: string, headers: Record<string, string> = {}, agent?: Agent) =>
  new Promise<Answer>((resolve, reject) => {
    get(
      { host: '127.0.0.1', port, path, headers: { Host: 'example.org', ...headers }, agent },
      (response) => {
        const parts: Buffer[] = [];
        response
          .on('data', (part: Buffer) => parts.push(part))
          .on('error', reject)
          .on('end', () =>
            resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
          );
      },
    ).on('error', reject);
  });

// A redirect may be absolute or relative.
const pathOf = (location: unknown) => new URL(String(location), 'http://example.org').pathname;

async function isUp() {
  for (let tries = 0; ; tries += 1)
    try {
      return await ask('/journal/');
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

before(async () => {
  const { code, output } = await site.build();
  assert.equal(code, 0, output);
  // The instructions in the configs.
  cpSync(site.dist, join(www, 'journal'), { recursive: true });
  chmodSync(folder, 0o755);
});
after(() => rmSync(folder, { recursive: true, force: true }));

for (const host of [nginx, apache, preview])
  describe(host.name, { skip: host.skip }, () => {
    let server: ChildProcess;
    before(async () => {
      port = await freePort();
      server = host.start(port);
      await isUp();
    });
    after(async () => {
      if (server.exitCode !== null) return;
      server.kill();
      await new Promise((resolve) => server.on('exit', resolve));
    });

    test('every kind of file has its media type and charset', async () => {
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
        [`${article}/renamed.pdf`, 'application/pdf'],
        ['/journal/articles.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
        ['/journal/feed.atom', 'application/atom+xml; charset=utf-8'],
        ['/journal/feed.rss', 'application/rss+xml; charset=utf-8'],
        ['/journal/feed.json', 'application/feed+json; charset=utf-8'],
        ['/journal/journals/journal-of-fixtures/feed.json', 'application/feed+json; charset=utf-8'],
        ['/journal/sitemap.xml', 'application/xml; charset=utf-8'],
        ['/journal/robots.txt', 'text/plain; charset=utf-8'],
        ['/journal/icon.svg', 'image/svg+xml; charset=utf-8'],
        ['/journal/picture.png', 'image/png'],
        ['/journal/picture.webp', 'image/webp'],
        ['/journal/theme.js', 'text/javascript; charset=utf-8'],
        [
          '/journal/.well-known/api-catalog',
          'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
        ],
        ['/journal/pagefind/pagefind-entry.json', 'application/json; charset=utf-8'],
      ] as const) {
        const { status, headers } = await ask(path);
        assert.equal(status, 200, path);
        assert.equal(headers['content-type'], type, path);
        assert.equal(headers['content-security-policy'], contentSecurityPolicy, path);
        assert.equal(headers['x-content-type-options'], 'nosniff', path);
      }
    });

    test('only the record form has its own policy', async () => {
      const { status, headers } = await ask('/journal/admin/');
      assert.equal(status, 200);
      assert.equal(headers['content-security-policy'], formPolicy);
    });

    test('range requests work', async () => {
      const part = await ask('/journal/articles/renamed/renamed.pdf', { Range: 'bytes=0-7' });
      assert.equal(part.status, 206);
      assert.equal(part.body.toString(), '%PDF-1.7');
    });

    test('the former URL of a PDF redirects to it', async () => {
      const moved = await ask('/journal/articles/renamed.pdf');
      assert.equal(moved.status, 301);
      // The preview has no redirect rules, but the redirecting page.
      const target =
        host === preview ? '/journal/articles/renamed.pdf/' : '/journal/articles/renamed/renamed.pdf';
      assert.equal(pathOf(moved.headers['location']), target);
      assert.equal((await ask(target)).status, 200);
    });

    test('a page URL without its slash redirects to the page', async () => {
      const { status, headers } = await ask('/journal/articles/renamed');
      assert.equal(status, 301);
      assert.equal(pathOf(headers['location']), '/journal/articles/renamed/');
    });

    test('an article’s page has its link set in a Link header', async () => {
      assert.match(
        String((await ask('/journal/articles/renamed/')).headers['link']),
        /<https:\/\/example\.org\/journal\/articles\/renamed\.linkset\.json>; rel="linkset"/,
      );
      assert.equal((await ask('/journal/')).headers['link'], undefined);
      assert.equal(
        (await ask('/journal/.well-known/api-catalog')).headers['link'],
        '<https://example.org/journal/.well-known/api-catalog>; rel="api-catalog"',
      );
    });

    test('a missing file gets the site’s own 404 page, and nothing outside the site is served', async () => {
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
        assert.ok([400, 403, 404].includes(status), `${path}: ${status}`);
        assert.doesNotMatch(body.toString(), /worker_connections/);
      }
      // A folder without a page is not listed.
      assert.ok([403, 404].includes((await ask('/journal/pagefind/')).status));
    });

    if (host === preview) return;

    test('the server’s default site answers for other host names', async () => {
      const { body } = await ask('/', { Host: 'elsewhere.example' });
      assert.match(body.toString(), /nginx|Apache2 Debian Default Page/);
    });

    test('files with a hash in their names are cached for a year, everything else for minutes', async () => {
      const [, style] = /href="([^"]+\.css)"/.exec((await ask('/journal/')).body.toString())!;
      assert.match(String((await ask(style!)).headers['cache-control']), /max-age=31536000, immutable/);
      for (const path of ['/journal/', '/journal/articles/renamed.bib', '/journal/pagefind/pagefind.js'])
        assert.equal((await ask(path)).headers['cache-control'], 'public, max-age=600, must-revalidate');
    });

    test('text is compressed', async () => {
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
    });

    test('former URLs of pages and files redirect', async () => {
      for (const old of ['older', 'oldest'])
        for (const [from, to] of [
          ...['/', '.bib', '.jats.xml', '.linkset.json'].map((end) => [old + end, `renamed${end}`]),
          ...[`${old}.pdf`, `${old}/${old}.pdf`].map((path) => [path, 'renamed/renamed.pdf']),
        ]) {
          const { status, headers } = await ask(`/journal/articles/${from}`);
          assert.equal(status, 301);
          assert.equal(pathOf(headers['location']), `/journal/articles/${to}`);
        }
    });

    test('URLs of a former site redirect, with and without a slash', async () => {
      for (const [from, to] of [
        ['index.php/jf/article/view/1', 'renamed/'],
        ['index.php/jf/article/view/1/', 'renamed/'],
        ['article/view/%C3%BC%202/3', 'renamed/renamed.pdf'],
      ] as const) {
        const { status, headers } = await ask(`/journal/${from}`);
        assert.equal(status, 301);
        assert.equal(pathOf(headers['location']), `/journal/articles/${to}`);
      }
    });

    test('a thousand concurrent requests are all answered', async () => {
      const agent = new Agent({ maxSockets: 1000 });
      const whole = (await ask('/journal/articles/renamed/')).body.length;
      const answers = await Promise.all(
        Array.from({ length: 1000 }, () => ask('/journal/articles/renamed/', {}, agent)),
      );
      agent.destroy();
      assert.equal(
        answers.filter(({ status, body }) => status === 200 && body.length === whole).length,
        1000,
      );
    });
  });
