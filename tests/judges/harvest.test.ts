import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { oaiFiles } from '../../src/deposits/oai-files.ts';
import { nginxModule, oaiFunction } from '../../src/deposits/oai-function.ts';
import { nginxFile } from '../../src/hosts/nginx.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import * as urls from '../../src/urls.ts';
import { freePort } from '../free-port.ts';
import { until } from '../until.ts';
import { project } from '../site.ts';

// OAI-PMH of a static site with 100,000 articles: in little memory, and on nginx with njs, harvested by Perl’s HTTP::OAI.

const count = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'offprint-oai-'));
const www = join(folder, 'www');
const data = join(www, urls.oaiFile('').slice(urls.base.length));

before(() => {
  const library = createLibrary(
    Array.from({ length: count }, (_, place): ArticleEntry => ({
      id: `a${place}`,
      citationKey: `a${place}`,
      title: [`Article ${place} & more`],
      authors: [{ family: 'Ро', given: 'Анна' }],
      container: place % 200 === 0 ? 'journals/small' : 'journals/large',
      keywords: [],
      identifiers: {},
      translations: {},
      relations: {},
      modified: `20${String(place % 26).padStart(2, '0')}-01-01`,
    })),
    ['small', 'large'].map((id) => ({
      kind: 'journal' as const,
      id,
      title: id,
      issn: {},
      translations: {},
      issues: [],
    })),
  );
  for (const { path, content } of oaiFiles(library, {
    name: 'x',
    email: 'editor@example.org',
    formats: ['oai'],
  })) {
    const file = join(www, path.slice(urls.base.length));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content());
  }
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('100,000 records are harvested with 40 MB for JavaScript', () => {
  const script = join(folder, 'harvest.mjs');
  writeFileSync(
    script,
    `import { readFileSync } from 'node:fs';
${oaiFunction}
const read = (path) => Promise.resolve(JSON.parse(readFileSync(${JSON.stringify(data)} + path, 'utf8')));
let found = 0;
for (let query = 'verb=ListRecords&metadataPrefix=oai_dc'; query; ) {
  const text = await answer(query, read);
  found += text.split('<record>').length - 1;
  const [, token] = /<resumptionToken[^>]*>([^<]+)</.exec(text) ?? [];
  query = token && 'verb=ListRecords&resumptionToken=' + encodeURIComponent(token.replaceAll('&amp;', '&'));
}
console.log(found);
`,
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=40', script], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.equal(stdout.trim(), String(count));
});

const environment = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
const js = '/usr/lib/nginx/modules/ngx_http_js_module.so';
const lacks =
  (spawnSync('nginx', ['-v'], { env: environment }).error !== undefined && 'nginx is not installed') ||
  (!existsSync(js) && 'njs is not installed (libnginx-mod-http-js)') ||
  (spawnSync('perl', ['-MHTTP::OAI', '-e', '1']).status !== 0 &&
    'HTTP::OAI is not installed (libhttp-oai-perl)');

test('nginx with njs answers a harvester that is not ours', { skip: lacks }, async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${urls.oai()}`;
  writeFileSync(join(folder, 'oai.js'), nginxModule(data));
  const config = nginxFile([], [], ['journal'], true)
    .replace(/listen 80;/, `listen 127.0.0.1:${port};`)
    .replace(/^\s*listen \[::\]:80;$/m, '')
    .replaceAll('/var/www/offprint', www)
    .replaceAll('/etc/nginx/offprint-oai.js', join(folder, 'oai.js'))
    // A page of a hundred records is long; Debian's modules are not loaded in this test.
    .replace(/^\s*(?:gzip_static|brotli\w*) .*$/gm, '');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}load_module ${js};\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${config}\n}\n`,
  );
  const nginx: ChildProcess = spawn(
    'nginx',
    ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
    {
      env: environment,
      stdio: 'ignore',
    },
  );
  try {
    await until(
      () => readFileSync(join(folder, 'error.log'), 'utf8'),
      () =>
        fetch(url).then(
          ({ status }) => status === 200,
          () => false,
        ),
    );
    const perl = `
use strict; use HTTP::OAI;
my $h = HTTP::OAI::Harvester->new(baseURL => '${url}', resume => 1);
my $i = $h->Identify; die $i->message if $i->is_error; print join('|', $i->granularity, ($i->adminEmail)[0], $i->deletedRecord), "\\n";
my $sets = $h->ListSets; die $sets->message if $sets->is_error; my @names; while (my $s = $sets->next) { push @names, $s->setSpec } print join(',', sort @names), "\\n";
my $n = 0; my $title;
my $list = $h->ListRecords(metadataPrefix => 'oai_dc', set => 'small', onRecord => sub {
  my $r = shift; $n += 1; ($title) = $r->metadata->dom->toString =~ /<dc:title>([^<]*)/ if $r->identifier =~ /:a200$/;
});
die $list->message if $list->is_error; print "$n|$title\\n";
my $one = $h->GetRecord(identifier => 'oai:${urls.host}:a99999', metadataPrefix => 'oai_dc'); die $one->message if $one->is_error; print $one->next->datestamp, "\\n";
my $none = $h->GetRecord(identifier => 'oai:"none', metadataPrefix => 'oai_dc'); print $none->is_error ? ($none->errors)[0]->code : 'found', "\\n";
`;
    const { stdout, stderr } = spawnSync('perl', ['-e', perl], { encoding: 'utf8' });
    const [identify, sets, harvest, date, code] = stdout.split('\n');
    assert.deepEqual(
      [identify, sets, harvest, date, code],
      [
        'YYYY-MM-DD|editor@example.org|no',
        'large,small',
        `${count / 200}|Article 200 &amp; more`,
        '2003-01-01',
        'idDoesNotExist',
      ],
      stderr,
    );
    const posted = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'verb=ListIdentifiers&metadataPrefix=oai_dc&from=2003-01-01&until=2003-01-01',
    });
    assert.deepEqual(
      [posted.status, posted.redirected, posted.headers.get('content-type')],
      [200, false, 'text/xml; charset=utf-8'],
    );
    const identifiers = await posted.text();
    assert.match(identifiers, /<identifier>oai:[^<]*:a10013<\/identifier>/);
    assert.doesNotMatch(identifiers, /2004-01-01/);
    // An answer is valid, with the metadata in it.
    const record = await (
      await fetch(`${url}?verb=GetRecord&identifier=oai:${urls.host}:a7&metadataPrefix=oai_dc`)
    ).text();
    const xml = join(folder, 'record.xml');
    writeFileSync(xml, /<oai_dc:dc[^]*<\/oai_dc:dc>/.exec(record)![0]);
    const { status, stderr: problems } = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', join(project, 'tests/fixtures/schemas/oai_dc.xsd'), xml],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, problems);
  } finally {
    // The master ends its workers.
    nginx.kill('SIGTERM');
  }
});
