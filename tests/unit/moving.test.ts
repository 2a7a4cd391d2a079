import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { add } from '../../src/cli/add-articles.ts';
import { moveIn } from '../../src/cli/add-journal.ts';
import { moveSummary } from '../../src/cli/move-report.ts';
import { collectSources, kindOfSource } from '../../src/cli/journal-sources.ts';
import { printText, type Text } from '../../src/record/text.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { addressesOfRepository } from '../../src/sources/moving/oai.ts';
import { pathsOf } from '../../src/sources/moving/former-paths.ts';
import { mergeFacts } from '../../src/sources/moving/merge-facts.ts';
import { readSourceLine } from '../../src/sources/moving/oai-dublin-core.ts';
import { readTable } from '../../src/sources/moving/table.ts';
import {
  answerAsCrossref,
  answerAsOjs,
  formerArticle,
  journalServer,
  listSize,
  serving,
  smallPdf,
  type JournalSystem,
} from '../fixtures/former-journal.ts';
import { pubpubExport, releasePage } from '../fixtures/pubpub.ts';
import { project } from '../site.ts';
import { until } from '../until.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
const started = async (one: Promise<{ readonly server: Server; readonly origin: string }>) => {
  const { server, origin } = await one;
  servers.push(server);
  return origin;
};

/** An empty project. */
function empty(name: string): string {
  const root = join(project, '.tmp', `moving-${name}`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content'), { recursive: true });
  return root;
}

interface RunOptions {
  readonly crossref?: string;
  readonly zotero?: string;
  readonly files?: boolean;
  readonly explain?: boolean;
  readonly signal?: AbortSignal;
  readonly maxFileBytes?: number;
}

/** What `npm run add` does with the sources of a journal. */
async function run(root: string, sources: readonly string[], options: RunOptions = {}) {
  const {
    crossref,
    zotero,
    files = false,
    explain = false,
    maxFileBytes = 1e6,
    signal = new AbortController().signal,
  } = options;
  const collected = await collectSources(root, sources, {
    email: 'editor@example.org',
    pauseMs: 0,
    maxFileBytes,
    asksCrossref: crossref !== undefined,
    crossref: crossref ?? 'https://api.crossref.org',
    zotero: zotero ?? 'https://api.zotero.org',
    signal,
    progress: () => undefined,
  });
  const moved = await moveIn(root, collected.arrivals, collected.issues, {
    explain,
    journal: undefined,
    isCurrent: collected.isCurrent,
    fetchFile: files ? collected.client : undefined,
    picture: collected.picture,
    progress: () => undefined,
  });
  const failures = [...collected.failures, ...moved.failures];
  if (failures.length === 0) collected.done();
  return { ...moved, failures, leftOut: collected.leftOut };
}

/** The record of a DOI, with its texts as written. */
function recordOf(root: string, doi: string) {
  const { articles, problems } = readContent(root);
  assert.deepEqual(problems, []);
  return articles.find(({ record }) => record.doi === doi)!;
}

const print = (text: Text | undefined) => text && printText(text);

// Journals of OJS

for (const system of ['OJS 3.3', 'OJS 3.4', 'OJS 3.6'] satisfies JournalSystem[])
  test(`a journal of ${system} arrives whole, in two languages`, async () => {
    const count = 100;
    const origin = await started(journalServer({ system, count }));
    const root = empty(system.replace(/\W/g, ''));
    const { failures, leftOut } = await run(root, [`${origin}/index.php/polis/issue/current`], {
      crossref: origin,
    });
    assert.deepEqual(failures, []);
    assert.equal(leftOut.length, 1);
    const { articles, containers, problems, moved } = readContent(root);
    assert.deepEqual(problems, []);
    assert.equal(articles.length, count);
    assert.equal(containers.length, 1);
    assert.deepEqual(containers[0]!.record.issn, { print: '2313-0660', online: '2313-0679' });
    for (const number of [1, 40, 50, 99]) {
      const made = formerArticle(number);
      const { record } = articles.find((one) => one.record.doi === made.doi)!;
      const {
        title,
        authors,
        volume,
        issue,
        pages,
        issued,
        abstract,
        keywords,
        language,
        section,
        license,
        translations,
      } = record;
      assert.deepEqual(
        {
          title: print(title),
          volume,
          issue,
          pages,
          year: issued?.year,
          abstract: print(abstract),
          keywords,
          language,
          section,
          license: license?.spdx,
        },
        {
          title: made.title,
          volume: made.volume,
          issue: made.issue,
          pages: { first: made.pages.split('-')[0], last: made.pages.split('-')[1] },
          year: Number(made.year),
          abstract: `What is known of part ${number}: H<sub>2</sub>O & more.`,
          keywords: ['water', 'history'],
          language: 'en',
          section: made.isDossier ? 'Thematic Dossier' : 'Articles',
          license: 'CC-BY-4.0',
        },
      );
      assert.deepEqual(
        authors.map(({ family, particle, given, orcid, affiliations }) => ({
          family,
          particle,
          given,
          orcid,
          affiliations,
        })),
        [
          {
            family: 'Ro',
            particle: 'van der',
            given: 'Ann Maria',
            orcid: '0000-0002-1825-0097',
            affiliations: [{ name: 'University of Lund' }],
          },
          { family: 'Lo', particle: undefined, given: 'Bo', orcid: undefined, affiliations: undefined },
        ],
      );
      const { title: titleRu, abstract: abstractRu, keywords: keywordsRu } = translations['ru']!;
      assert.deepEqual(
        { titleRu: print(titleRu), abstractRu: print(abstractRu), keywordsRu },
        { titleRu: made.titleRu, abstractRu: `Что известно о части ${number}.`, keywordsRu: ['вода'] },
      );
      assert.deepEqual(record.references, [
        { text: ['Ro, A. (1990). A history of water. Lund.'], doi: '10.5555/history' },
      ]);
      assert.deepEqual(record.funding?.[0]?.awards, [`EC-${number}`]);
    }
    assert.deepEqual(containers[0]!.record.issues.at(-1), {
      volume: '1',
      issue: '4',
      title: 'Water; and salt',
    });
    const paths = new Map(moved.map(({ from, to }) => [from, to]));
    for (const start of ['/index.php/polis', '/polis']) {
      for (const form of [
        'article/view/7',
        'article/view/7/14',
        'article/download/7/14',
        'article/viewFile/7/14',
        'article/download/7/14/49',
        'issue/view/3',
        'issue/archive',
        'gateway/lockss',
        'citationstylelanguage/get/apa',
      ])
        assert.ok(paths.has(`${start}/${form}`), `${start}/${form}`);
      if (system === 'OJS 3.6') assert.ok(paths.has(`${start}/article/view/50/version/VoR/1`));
    }
    assert.deepEqual(paths.get('/polis/issue/view/3'), {
      container: containers[0]!.record,
      volume: '1',
      issue: '3',
    });
  });

test('without Crossref and pages, what the repository says is enough', async () => {
  const origin = await started(
    serving((request, response, at) => {
      const url = new URL(request.url!, at);
      const answer = url.pathname.endsWith('/oai')
        ? answerAsOjs({ system: 'OJS 3.3', count: 5 }, at, url.pathname, url.searchParams)
        : undefined;
      if (answer) response.writeHead(200, { 'Content-Type': answer.type }).end(answer.body);
      else response.writeHead(404).end();
    }),
  );
  const root = empty('repository-alone');
  const { failures } = await run(root, [`${origin}/index.php/polis/oai`]);
  // The pages are gone, which is said once for each.
  assert.equal(failures.filter((one) => /answered 404/.test(one)).length, 5);
  const { record } = recordOf(root, '10.5555/polis.3');
  assert.deepEqual(
    [print(record.title), record.volume, record.pages?.first, record.issued, record.authors[0]!.particle],
    [formerArticle(3).title, '1', '25', { year: 1991 }, 'van der'],
  );
});

test('JATS completes the facts, and its text is a file beside the record', async () => {
  const origin = await started(journalServer({ system: 'OJS 3.4', count: 3, hasJats: true }));
  const root = empty('jats');
  await run(root, [`${origin}/index.php/polis`]);
  const { id, record, body } = recordOf(root, '10.5555/polis.1');
  assert.equal(record.authors[0]!.email, 'ann@example.org');
  assert.match(body!, /The text of part 1\./);
  assert.ok(existsSync(join(root, `content/articles/${id}.xml`)));
});

test('files are fetched: PDFs, covers, the PDF of an issue; an HTML galley is kept aside', async () => {
  const origin = await started(journalServer({ system: 'OJS 3.4', count: 12 }));
  const root = empty('files');
  const { failures, rows } = await run(root, [`${origin}/index.php/polis`], { files: true });
  assert.deepEqual(failures, []);
  const { id, record } = recordOf(root, '10.5555/polis.1');
  assert.equal(record.pdf?.size, smallPdf.length);
  const [journal] = readContent(root).containers;
  assert.deepEqual(journal!.record.issueCovers, [
    'content/journals/polis/1-1.png',
    'content/journals/polis/1-2.png',
  ]);
  assert.deepEqual(
    journal!.record.issuePdfs?.map(({ path }) => path),
    ['content/journals/polis/1-1.pdf'],
  );
  assert.ok(
    existsSync(join(root, `moved/galleys/${id}/html.html`)) &&
      existsSync(join(root, `moved/galleys/${id}/figure.png`)),
  );
  assert.equal(rows.filter(({ detail }) => /HTML galley/.test(detail)).length, 12);
  const { moved } = readContent(root);
  assert.deepEqual(moved.find(({ from }) => from === '/polis/article/download/1/2')?.to, {
    article: id,
    isPdf: true,
  });
});

test('--explain says where each field is from, in a record that reads the same', async () => {
  const origin = await started(journalServer({ system: 'OJS 3.4', count: 2 }));
  const [plainly, explained] = [empty('plain'), empty('explained')];
  await run(plainly, [`${origin}/index.php/polis`], { crossref: origin });
  await run(explained, [`${origin}/index.php/polis`], { crossref: origin, explain: true });
  const one = recordOf(explained, '10.5555/polis.1');
  assert.deepEqual(one.record, recordOf(plainly, '10.5555/polis.1').record);
  const text = readFileSync(join(explained, one.path), 'utf8');
  assert.match(text, /# From the article’s page\ntitle:/);
  assert.match(text, /# From OAI-PMH\nabstract:/);
  assert.match(text, /# From Crossref\nfunding:/);
  assert.doesNotMatch(
    readFileSync(join(plainly, recordOf(plainly, '10.5555/polis.1').path), 'utf8'),
    /# From/,
  );
});

test('a repeated run writes what is new, and never what an editor has changed', async () => {
  let count = 5;
  const origin = await started(
    serving((request, response, at) => {
      const url = new URL(request.url!, at);
      const answer = answerAsOjs({ system: 'OJS 3.4', count }, at, url.pathname, url.searchParams);
      if (answer) response.writeHead(200, { 'Content-Type': answer.type }).end(answer.body);
      else response.writeHead(404).end();
    }),
  );
  const root = empty('repeated');
  await run(root, [`${origin}/index.php/polis`]);
  const { path } = recordOf(root, '10.5555/polis.2');
  writeFileSync(
    join(root, path),
    readFileSync(join(root, path), 'utf8').replace(/^title: .*/m, 'title: By hand'),
  );
  count = 6;
  const { written } = await run(root, [`${origin}/index.php/polis`]);
  assert.equal(written.filter((one) => one.endsWith('.mdx')).length, 1);
  assert.equal(print(recordOf(root, '10.5555/polis.2').record.title), 'By hand');
  assert.equal(readContent(root).articles.length, 6);
  const lines = readFileSync(join(root, 'content/moved.csv'), 'utf8').trim().split('\n');
  assert.equal(new Set(lines).size, lines.length);
});

test('a run that is stopped goes on where it was', async () => {
  let requests = 0;
  let limit = 40;
  const stop = new AbortController();
  const origin = await started(
    serving((request, response, at) => {
      requests += 1;
      const url = new URL(request.url!, at);
      if (requests > limit) stop.abort(new Error('Stopped.'));
      const answer = answerAsOjs({ system: 'OJS 3.4', count: 60 }, at, url.pathname, url.searchParams);
      if (answer) response.writeHead(200, { 'Content-Type': answer.type }).end(answer.body);
      else response.writeHead(404).end();
    }),
  );
  const root = empty('stopped');
  await assert.rejects(run(root, [`${origin}/index.php/polis`], { signal: stop.signal }), /Stopped/);
  assert.deepEqual(readContent(root).articles, []);
  const before = requests;
  limit = Infinity;
  await run(root, [`${origin}/index.php/polis`]);
  assert.equal(readContent(root).articles.length, 60);
  // Each page once: 6 of lists, 60 of articles, 6 of issues, 1 of the archive; the last request of the first run is made again.
  assert.ok(requests - before < 80 - 38, `${requests - before}`);
});

// Hosts that are slow, broken or hostile

type Answer = (
  url: URL,
  at: string,
) =>
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly isCut?: boolean;
    }
  | undefined;

/** A journal of OJS that answers some requests in another way. */
const broken = (count: number, answer: Answer) =>
  started(
    serving((request, response, at) => {
      const url = new URL(request.url!, at);
      const other = answer(url, at);
      if (other?.isCut) {
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': '100000' });
        response.write(other.body ?? '<OAI-PMH>');
        setTimeout(() => response.destroy(), 20);
        return;
      }
      if (other) {
        response.writeHead(other.status ?? 200, other.headers).end(other.body);
        return;
      }
      const works = answerAsCrossref(count, url.pathname, url.searchParams);
      const usual = works
        ? { type: 'application/json', body: works }
        : answerAsOjs({ system: 'OJS 3.4', count }, at, url.pathname, url.searchParams);
      if (usual) response.writeHead(200, { 'Content-Type': usual.type }).end(usual.body);
      else response.writeHead(404).end();
    }),
  );
const isList = (url: URL) => url.searchParams.get('verb') === 'ListRecords';
const secondPage = (url: URL) => url.searchParams.get('resumptionToken') === `oai_dc-${listSize}`;

test('a busy host is asked again after the time that it names', async () => {
  let busy = 2;
  const origin = await broken(3, (url) =>
    isList(url) && (busy -= 1) >= 0
      ? { status: busy === 1 ? 503 : 429, headers: { 'Retry-After': '1' } }
      : undefined,
  );
  const root = empty('busy');
  assert.deepEqual((await run(root, [`${origin}/index.php/polis`])).failures, []);
  assert.equal(readContent(root).articles.length, 3);
});

test('a host that asks for an hour is left alone, and says so', async () => {
  const origin = await broken(3, (url) =>
    isList(url) ? { status: 503, headers: { 'Retry-After': '3600' } } : undefined,
  );
  const { failures } = await run(empty('hour'), [`${origin}/index.php/polis`]);
  assert.match(failures.join('\n'), /answered 503\.\n {4}→ It is busy: run the same command again later/);
});

test('a token that expires begins the list anew', async () => {
  let hasExpired = false;
  const origin = await broken(40, (url) => {
    if (!secondPage(url) || hasExpired) return undefined;
    hasExpired = true;
    return { body: '<OAI-PMH><error code="badResumptionToken">expired</error></OAI-PMH>' };
  });
  const root = empty('expired');
  assert.deepEqual((await run(root, [`${origin}/index.php/polis`])).failures, []);
  assert.equal(readContent(root).articles.length, 40);
});

test('a host that dies in the middle of a list: what has arrived is written, and the next run brings the rest', async () => {
  let isDead = true;
  const origin = await broken(40, (url) => (isDead && secondPage(url) ? { isCut: true } : undefined));
  const root = empty('dies');
  const first = await run(root, [`${origin}/index.php/polis`]);
  assert.match(first.failures.join('\n'), /could not be reached, or the answer was cut off/);
  assert.equal(readContent(root).articles.length, listSize);
  isDead = false;
  assert.deepEqual((await run(root, [`${origin}/index.php/polis`])).failures, []);
  assert.equal(readContent(root).articles.length, 40);
});

test('broken XML costs its record, and not the list', async () => {
  const origin = await broken(40, (url, at) => {
    if (!secondPage(url)) return undefined;
    const { body } = answerAsOjs({ system: 'OJS 3.4', count: 40 }, at, url.pathname, url.searchParams)!;
    return {
      body: String(body)
        .replace('<dc:title xml:lang="en">', '<dc:title xml:lang="en"><<broken & <b>')
        .replace('part 28<', 'part\u0008 28<'),
    };
  });
  const root = empty('broken');
  const { failures } = await run(root, [`${origin}/index.php/polis`]);
  assert.equal(failures.length, 1);
  assert.match(failures[0]!, /oai:polis\.example:article\/26: it is not well-formed XML/);
  assert.equal(readContent(root).articles.length, 39);
});

const hostile: readonly (readonly [string, Answer, RegExp | undefined])[] = [
  [
    'a list without an end',
    (url: URL, at: string) =>
      isList(url)
        ? {
            body: String(
              answerAsOjs(
                { system: 'OJS 3.4', count: listSize },
                at,
                url.pathname,
                new URLSearchParams({ verb: 'ListRecords', metadataPrefix: 'oai_dc' }),
              )!.body,
            ).replace(
              /<resumptionToken[^]*?<\/resumptionToken>/,
              `<resumptionToken>oai_dc-${Math.random()}</resumptionToken>`,
            ),
          }
        : undefined,
    /the list has no end/,
  ],
  [
    'a redirect to a private address',
    (url: URL) =>
      isList(url)
        ? { status: 302, headers: { Location: 'http://169.254.169.254/latest/meta-data/' } }
        : undefined,
    /it leads to 169\.254\.169\.254, which was not named/,
  ],
  [
    'a redirect to a file',
    (url: URL) => (isList(url) ? { status: 302, headers: { Location: 'file:///etc/passwd' } } : undefined),
    /which was not named/,
  ],
  [
    'redirects in a circle',
    (url: URL) => (isList(url) ? { status: 302, headers: { Location: url.href } } : undefined),
    /answered 302 again and again/,
  ],
  [
    'a huge answer',
    (url: URL) => (isList(url) ? { body: '<OAI-PMH>'.padEnd(51_000_000) } : undefined),
    /larger than 50 MB/,
  ],
  [
    'a page instead of a list',
    (url: URL) =>
      isList(url) ? { headers: { 'Content-Type': 'text/html' }, body: '<html>Log in</html>' } : undefined,
    /the answer is no OAI-PMH \(text\/html\)/,
  ],
  [
    'entities that multiply',
    (url: URL) =>
      isList(url)
        ? {
            body: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><OAI-PMH><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata><dc><title>&b;</title></dc></metadata></record></ListRecords></OAI-PMH>',
          }
        : undefined,
    undefined,
  ],
];
for (const [name, answer, message] of hostile)
  test(`a hostile host: ${name}`, async () => {
    const origin = await broken(40, answer);
    const { failures } = await run(empty('hostile'), [`${origin}/index.php/polis/oai`]);
    if (message) assert.match(failures.join('\n'), message);
  });

test('a file that is too large, an error page that says it is a PDF, and one on another host are reported', async () => {
  const origin = await broken(3, (url): ReturnType<Answer> => {
    if (url.pathname.endsWith('/download/1/2'))
      return { headers: { 'Content-Type': 'application/pdf' }, body: '%PDF'.padEnd(5000) };
    if (url.pathname.endsWith('/download/2/4'))
      return { headers: { 'Content-Type': 'application/pdf' }, body: 'Database error' };
    if (url.pathname.endsWith('/download/3/6'))
      return { status: 302, headers: { Location: 'https://elsewhere.example/x.pdf' } };
    return undefined;
  });
  const root = empty('bad-files');
  const { failures } = await run(root, [`${origin}/index.php/polis`], { files: true, maxFileBytes: 2000 });
  assert.match(failures.join('\n'), /the file is larger than 0\.002 MB/);
  assert.match(failures.join('\n'), /it leads to elsewhere\.example, which was not named/);
  assert.deepEqual(globSync('content/articles/*.pdf', { cwd: root }), []);
});

test('a download that was cut off goes on where it ended', async () => {
  const large = Buffer.concat([smallPdf, Buffer.alloc(200_000, 32)]);
  const root = empty('cut-file');
  const hasPart = () =>
    globSync('moved/incoming/*.part', { cwd: root }).some((path) => statSync(join(root, path)).size > 0);
  const starts: (string | undefined)[] = [];
  const origin = await started(
    serving((request, response, at) => {
      const url = new URL(request.url!, at);
      if (url.pathname.endsWith('/download/1/2')) {
        const { range } = request.headers;
        starts.push(range);
        const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
        response.writeHead(range ? 206 : 200, {
          'Content-Type': 'application/pdf',
          'Content-Length': large.length - from,
        });
        if (range) response.end(large.subarray(from));
        else {
          response.write(large.subarray(0, 100_000));
          void until('a part is here', hasPart).then(() => response.destroy());
        }
        return;
      }
      const answer = answerAsOjs({ system: 'OJS 3.4', count: 1 }, at, url.pathname, url.searchParams);
      if (answer) response.writeHead(200, { 'Content-Type': answer.type }).end(answer.body);
      else response.writeHead(404).end();
    }),
  );
  assert.equal((await run(root, [`${origin}/index.php/polis`], { files: true })).failures.length, 1);
  assert.deepEqual((await run(root, [`${origin}/index.php/polis`], { files: true })).failures, []);
  assert.equal(starts.length, 2);
  assert.match(starts[1]!, /^bytes=[1-9]/);
  const { record } = recordOf(root, '10.5555/polis.1');
  assert.equal(record.pdf?.size, large.length);
});

test('an address without a repository says where it was looked for', async () => {
  const origin = await started(serving((_, response) => void response.writeHead(404).end()));
  await assert.rejects(
    run(empty('nothing'), [`${origin}/journal/about`]),
    /no OAI-PMH was found there \(.*\/journal\/oai.*→ In OJS, switch it on/s,
  );
});

// Crossref, Zotero, PubPub and tables

test('an ISSN brings the articles that Crossref has, in pages', async () => {
  const origin = await started(journalServer({ system: 'OJS 3.4', count: 210 }));
  const root = empty('issn');
  const { failures } = await run(root, ['2313-0660'], { crossref: origin });
  assert.deepEqual(failures, []);
  const { articles, containers } = readContent(root);
  assert.equal(articles.length, 210);
  assert.equal(containers[0]!.record.publisher, 'Polis University');
  const unknown = await run(empty('issn-unknown'), ['0000-0019'], { crossref: origin });
  assert.match(unknown.failures.join(), /0000-0019: Crossref knows no journal with this ISSN/);
});

test('an export of PubPub: facts, text, pictures, issue and URLs; the draft and what was never released are not published silently', async () => {
  const files = {
    'export.json': strToU8(JSON.stringify(pubpubExport)),
    'pub/water-is-wet/release/2/index.html': strToU8(releasePage),
    'assets/assets_pubpub_org/abc/123.png': Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  };
  const zip = join(project, '.tmp', 'pubpub.zip');
  writeFileSync(zip, zipSync(files));
  const root = empty('pubpub');
  const { leftOut, rows } = await run(root, [zip]);
  assert.deepEqual(leftOut, ['/pub/never-released: it was never released, and was left out.']);
  const { id, record, body } = recordOf(root, '10.5555/pubpub.1');
  assert.equal(id, 'water-is-wet');
  const { title, volume, issue, issued, license, abstract, authors, editors, references } = record;
  assert.deepEqual(
    { title: print(title), volume, issue, issued, license: license?.spdx, abstract: print(abstract) },
    {
      title: 'Water is <i>wet</i>',
      volume: '2',
      issue: '1',
      issued: { year: 2021, month: 6, day: 2 },
      license: 'CC-BY-NC-4.0',
      abstract: 'What is known of water.',
    },
  );
  assert.deepEqual(
    authors.map(({ family, given, orcid, roles }) => [family, given, orcid, roles]),
    [
      ['van der Ro', 'Ann Maria', '0000-0002-1825-0097', ['writing-original-draft']],
      ['Lo', 'Bo', undefined, undefined],
    ],
  );
  assert.equal(editors?.[0]?.family, 'Do');
  assert.deepEqual(
    references?.map(({ text, doi, work }) => [print(text), doi, print(work?.title)]),
    [
      ['Ro, A. (1990). <i>Water</i>.', '10.5555/water', undefined],
      [undefined, undefined, 'Salt'],
    ],
  );
  for (const part of [
    '## Introduction',
    '*wet*',
    '**cold**',
    '[others](https://example.org/others)',
    '<Cite id="1" />',
    '<Cite id="2" />',
    '$E = mc^2$',
    'Figure 1',
    'A river from above',
    '- one',
    'Litres',
    'let water = 1;',
    'https://example.org/video',
    '> Quoted.',
  ])
    assert.ok(
      body!.includes(part) ||
        body!
          .replace(/<\/?(?:i|em)>/g, '*')
          .replace(/<\/?(?:b|strong)>/g, '**')
          .includes(part),
      `${part} in ${body!}`,
    );
  assert.doesNotMatch(body!, /unpublished thought/);
  assert.ok(existsSync(join(root, 'content/articles/water-is-wet/123.png')));
  assert.match(
    rows.map(({ detail }) => detail).join('\n'),
    /it is that of the draft, as the export has no page of the release/,
  );
  const { moved, containers } = readContent(root);
  assert.deepEqual(
    moved
      .map(({ from }) => from)
      .filter((path) => /water/.test(path))
      .toSorted(),
    ['/pub/water-is-wet', '/pub/water-is-wet/release/1', '/pub/water-is-wet/release/2', '/water'],
  );
  assert.deepEqual(containers[0]!.record.issues, [{ volume: '2', issue: '1', title: 'Water' }]);
});

test('a broken export of PubPub says what is wrong', async () => {
  const folder = empty('pubpub-broken');
  writeFileSync(join(folder, 'export.json'), '{"pubs": [');
  await assert.rejects(run(empty('pubpub-none'), [folder]), /its export\.json cannot be read/);
  const zip = join(project, '.tmp', 'no.zip');
  writeFileSync(zip, 'PK');
  await assert.rejects(run(empty('pubpub-none'), [zip]), /no\.zip: it cannot be unpacked/);
});

const janewayColumns =
  'Article title,Keywords,License,Language,Author Salutation,Author surname,Author given name,Author email,Author institution,Author is primary (Y/N),Author ORCID,Article ID,DOI,DOI (URL form),Date accepted,Date published,Article section,Stage,Article filename,Journal Code,Journal title,ISSN,Volume number,Issue number,Issue name,Issue pub date';

test('Janeway’s table, as it is: a row for each author', async () => {
  const path = join(project, '.tmp', 'janeway.csv');
  writeFileSync(
    path,
    `\uFEFF${janewayColumns}
"Water, and salt","water, salt",CC BY 4.0,English,Dr,van der Ro,Ann Maria,ann@example.org,University of Lund,Y,https://orcid.org/0000-0002-1825-0097,7,10.5555/janeway.7,https://doi.org/10.5555/janeway.7,2020-01-02,2020-03-04,Article,Published,,polis,Polis,0000-0000,3,0,Winter 2020,2020-03-01 08:29:39+00:00
,,,,,Lo,Bo,,,N,,,,,,,,,,,,,,,,
Under review,,,English,,Do,Cy,,,Y,,8,,,,,Article,Peer Review,,polis,Polis,0000-0000,0,0,,
`,
  );
  const root = empty('janeway');
  const { leftOut } = await run(root, [path]);
  assert.match(leftOut.join(), /line 4: it is not published \(“Peer Review”\)/);
  const { record } = recordOf(root, '10.5555/janeway.7');
  const { title, keywords, language, volume, issue, issued, history, section, authors, license } = record;
  assert.deepEqual(
    {
      title: print(title),
      keywords,
      language,
      volume,
      issue,
      issued,
      accepted: history?.accepted,
      section,
      license: license?.spdx,
    },
    {
      title: 'Water, and salt',
      keywords: ['water', 'salt'],
      language: 'en',
      volume: '3',
      issue: undefined,
      issued: { year: 2020, month: 3, day: 4 },
      accepted: { year: 2020, month: 1, day: 2 },
      section: 'Article',
      license: 'CC-BY-4.0',
    },
  );
  assert.deepEqual(
    authors.map(({ family, given, corresponding }) => [family, given, corresponding]),
    [
      ['van der Ro', 'Ann Maria', true],
      ['Lo', 'Bo', undefined],
    ],
  );
  assert.deepEqual(readContent(root).containers[0]!.record.issn, {});
  assert.deepEqual(
    readContent(root).moved.map(({ from }) => from),
    ['/article/id/7', '/articles/7', '/polis/article/id/7', '/polis/articles/7'],
  );
});

test('a table with our columns, in the words and signs of any spreadsheet program', () => {
  for (const sign of [',', ';', '\t']) {
    const row = (...cells: readonly string[]) =>
      cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(sign);
    const {
      entries,
      broken: wrong,
      urls,
    } = readTable(
      [
        row(
          'Title',
          'Authors',
          'Journal',
          'ISSN',
          'Vol',
          'No',
          'Pages',
          'Published',
          'DOI',
          'Keywords',
          'title (ru)',
          'abstract_ru',
          'Old URL',
        ),
        row(
          'Water',
          'van der Ro, Ann; Lo, Bo',
          'Polis',
          '2313-0660',
          'Vol. 25',
          '3',
          '366-81',
          '2025-10',
          'https://doi.org/10.5555/x',
          'water; salt',
          'Вода',
          'О воде.',
          'https://old.example/a/1',
        ),
      ].join('\r\n'),
    );
    assert.deepEqual(wrong, []);
    const { fields, container } = entries[0]!;
    assert.deepEqual(
      [
        fields['volume'],
        fields['pages'],
        fields['doi'],
        fields['keywords'],
        fields['translations'],
        container.title,
        container.issns,
      ],
      [
        '25',
        '366-381',
        '10.5555/x',
        ['water', 'salt'],
        { ru: { title: 'Вода', abstract: 'О воде.' } },
        'Polis',
        ['2313-0660'],
      ],
    );
    assert.deepEqual([...urls.values()], [['https://old.example/a/1']]);
  }
  for (const text of [
    '\uFEFFsep=;\r\nTitle;Author 1;Author 2;Journal\r\nWater;Ro, Ann;Lo, Bo;Polis\r\n',
    '\n\nTitle,Authors,Journal\nWater,"Ro, Ann; Lo, Bo",Polis\n',
    'Title|Author|Author|Journal\nWater|Ann Ro|Bo Lo|Polis\n',
    // A first cell without a name.
    '\n\tArticle title\tAuthors\tJournal\n\tWater\tRo, Ann; Lo, Bo\tPolis\n',
  ]) {
    const { entries, broken: wrong } = readTable(text);
    assert.deepEqual(wrong, []);
    assert.deepEqual(entries[0]!.fields['authors'], [
      { family: 'Ro', given: 'Ann' },
      { family: 'Lo', given: 'Bo' },
    ]);
    assert.equal(entries[0]!.line, text.trimEnd().split('\n').length);
  }
  assert.match(readTable('a,b\n1,2\n').broken[0]!.message, /there is no column “title”, but “a”, “b”/);
});

test('columns that are no fields are listed once, values that cannot be one are left out, and the site can be built', async () => {
  const root = empty('table');
  const table = join(root, 'table.csv');
  writeFileSync(
    table,
    [
      'Title,Author(s),Journal name,ISSN (print),Vol.,No.,Year,Date,Pages,DOI,Language,License,Downloads,URL',
      'One,"Ro, Ann",Polis,2313-0660,25,3,2025,8 October 2025,1-9,10.5555/1,en,CC BY 4.0,17,https://old.example/1',
      'Two,"Ro, Ann",Polis,,25,3,2025-10-08,,10-19,10.5555/2,Russian,,3,https://old.example/2',
      'Three,"Ro, Ann",Polis,,25,4,2019,2025-10-08,x–y,no doi,Klingonish,some licence,,',
      'Four,"Ro, Ann",Polis,,,,soon,,,,,,,',
    ].join('\n'),
  );
  const { failures, leftOut, rows } = await run(root, [table]);
  assert.deepEqual(failures, []);
  assert.deepEqual(
    leftOut.map((line) => /“([^”]+)”/.exec(line)![1]),
    ['Downloads', 'URL'],
  );
  assert.match(leftOut[1]!, /Name it old-url if the articles were there/);
  const { articles, containers, problems } = readContent(root);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    articles
      .map(({ record: { title, volume, issue, issued, doi, language } }) =>
        [print(title), volume, issue, issued?.day, doi, language].join(' '),
      )
      .sort(),
    ['Four     ', 'One 25 3 8 10.5555/1 en', 'Three 25 4 8  ', 'Two 25 3 8 10.5555/2 ru'],
  );
  assert.equal(containers[0]!.record.issn.print, '2313-0660');
  assert.deepEqual(
    rows.filter(({ what }) => what === 'left out').map(({ field, article }) => `${article} ${field}`),
    [
      'ro-2025-three pages',
      'ro-2025-three doi',
      'ro-2025-three language',
      'ro-2025-three license',
      'ro-2025-three year',
      'ro-four year',
    ],
  );
});

test('the summary says how many articles were left out, and why', async () => {
  const root = empty('no-journal');
  const table = join(root, 'table.csv');
  writeFileSync(table, 'Title,Authors\nOne,"Ro, Ann"\nTwo,"Ro, Ann"\n');
  const { rows } = await run(root, [table]);
  assert.deepEqual(moveSummary(rows, { arrived: 2, written: 0 }), [
    '2 articles arrived, 0 were written.',
    'Left out: 2 articles.',
    '  2: the journal is missing. Add its title to the entry.',
  ]);
  await assert.rejects(run(root, ['2313-0661']), /“2313-0661” is not an ISSN: .*\n {4}→ Write eight digits/);
});

test('Zotero’s table: only articles of journals', () => {
  const { entries, broken: leftOut } = readTable(
    '"Key","Item Type","Publication Year","Author","Title","Publication Title","ISSN","DOI","Url","Abstract Note","Date","Pages","Issue","Volume","Manual Tags"\n"A","journalArticle","2020","Ro, Ann; Lo, Bo","Water","Polis","2313-0660","10.5555/x","https://x.example","Of water","2020-03","1-9","2","1","a; b"\n"B","book","2020","Ro, Ann","Book","","","","","","2020","","","",""\n',
  );
  assert.equal(entries.length, 1);
  assert.deepEqual(entries[0]!.fields['keywords'], ['a', 'b']);
  assert.match(leftOut[0]!.message, /not a journal article \(book\)/);
});

// The parts

test('what a source is', () => {
  for (const [source, kind] of [
    ['https://journal.example/index.php/polis', 'address'],
    ['https://www.zotero.org/groups/123/polis/collections/ABCD1234', 'zotero'],
    ['2313-0660', 'issn'],
    ['ISSN 2313-0660', 'issn'],
    ['https://doi.org/10.5555/x', undefined],
    ['10.5555/x', undefined],
    ['2313-0661', 'issn'],
    ['missing.csv', undefined],
  ] as const)
    assert.equal(kindOfSource(source), kind, source);
});

test('where a repository may be', () => {
  for (const [address, first] of [
    ['https://x.example/index.php/polis', 'https://x.example/index.php/polis/oai'],
    ['https://x.example/index.php/polis/article/view/12', 'https://x.example/index.php/polis/oai'],
    ['https://x.example/polis/issue/archive', 'https://x.example/polis/oai'],
    ['https://x.example/', 'https://x.example/oai'],
    ['https://x.example/polis/oai?verb=Identify', 'https://x.example/polis/oai'],
    ['https://x.example/index.php/polis/pt_BR/oai', 'https://x.example/index.php/polis/pt_BR/oai'],
  ] as const)
    assert.equal(addressesOfRepository(address)[0], first);
  assert.ok(addressesOfRepository('https://x.example/polis').includes('https://x.example/api/oai/'));
});

test('every form of an old URL', () => {
  assert.deepEqual(pathsOf('https://x.example/index.php/polis/article/view/12', []), [
    '/index.php/polis/article/view/12',
    '/polis/article/view/12',
  ]);
  assert.deepEqual(pathsOf('https://x.example/index.php/polis/pt_BR/article/view/12', ['pt_BR']), [
    '/index.php/polis/article/view/12',
    '/index.php/polis/pt_BR/article/view/12',
    '/polis/article/view/12',
    '/polis/pt_BR/article/view/12',
  ]);
  assert.equal(pathsOf('https://x.example/polis/article/view/my-path/pdf', []).length, 6);
  assert.deepEqual(pathsOf('/pub/water/release/2', []), ['/pub/water/release/2']);
  assert.deepEqual(pathsOf('https://x.example/', []), []);
});

test('the line that says where an article is, in the words of many languages', () => {
  for (const [line, expected] of [
    [
      'Polis; Vol. 25 No. 3 (2025): Africa; 355-365',
      { title: 'Polis', volume: '25', issue: '3', year: '2025', issueTitle: 'Africa', pages: '355-365' },
    ],
    [
      'Polis; Vol 25, No 3 (2025); 355-365',
      { title: 'Polis', volume: '25', issue: '3', year: '2025', pages: '355-365' },
    ],
    [
      'Полис; Том 25 № 3 (2025): Африка; 355-365',
      { title: 'Полис', volume: '25', issue: '3', year: '2025', issueTitle: 'Африка', pages: '355-365' },
    ],
    ['Polis; v. 25 n. 3 (2025)', { title: 'Polis', volume: '25', issue: '3', year: '2025' }],
    [
      'Polis; Bd. 25 Nr. 3 (2025); e12',
      { title: 'Polis', volume: '25', issue: '3', year: '2025', pages: 'e12' },
    ],
    [
      'Polis; Vol. 25 Núm. 3 (2025): Agua',
      { title: 'Polis', volume: '25', issue: '3', year: '2025', issueTitle: 'Agua' },
    ],
    ['Polis; No. 12 (2020)', { title: 'Polis', issue: '12', year: '2020' }],
    ['Polis; Vol. 12 (2020)', { title: 'Polis', volume: '12', year: '2020' }],
    ['Polis; 2020: Water; 1-9', { title: 'Polis', year: '2020', issueTitle: 'Water', pages: '1-9' }],
    ['Polis; 2020; 1-9', { title: 'Polis', year: '2020', pages: '1-9' }],
    ['Polis; Special Issue; 1-9', { title: 'Polis', issueTitle: 'Special Issue', pages: '1-9' }],
    [
      'Polis; Vol. 1 No. 2 (2020): Water; and salt; 1-9',
      { title: 'Polis', volume: '1', issue: '2', year: '2020', issueTitle: 'Water; and salt', pages: '1-9' },
    ],
    [
      'Polis; a journal; Vol. 1 No. 1-2 (2020)',
      { title: 'Polis; a journal', volume: '1', issue: '1-2', year: '2020' },
    ],
    ['Polis', { title: 'Polis' }],
  ] as const)
    assert.deepEqual(readSourceLine(line), expected, line);
});

test('facts are merged by trust: nothing is lost, and a contradiction is said', () => {
  const entry = (fields: object) => ({
    name: 'x',
    line: 1,
    fields: { title: 'Water', ...fields },
    container: { issn: {}, issns: [] },
    notes: [],
    lineOf: () => 1,
  });
  const {
    entry: merged,
    from,
    contradictions,
  } = mergeFacts([
    {
      origin: 'crossref',
      entry: entry({
        volume: '26',
        pages: '1',
        authors: [{ family: 'Ro', given: 'A.', orcid: '0000-0002-1825-0097' }],
        license: 'CC-BY-4.0',
        copyright: {},
      }),
    },
    {
      origin: 'page',
      entry: entry({
        volume: '25',
        pages: '1-9',
        authors: [{ family: 'Ro', given: 'Ann', affiliations: ['Lund'] }],
      }),
    },
  ]);
  assert.deepEqual(merged.fields, {
    title: 'Water',
    volume: '25',
    pages: '1-9',
    authors: [{ family: 'Ro', given: 'Ann', orcid: '0000-0002-1825-0097', affiliations: ['Lund'] }],
    license: 'CC-BY-4.0',
  });
  assert.equal(from.get('license'), 'crossref');
  assert.deepEqual(
    contradictions.map(({ message }) => message),
    ['“25” (the article’s page) was taken, but Crossref has “26”.\nCompare them with the article.'],
  );
  const { entry: others } = mergeFacts([
    { origin: 'page', entry: entry({ authors: [{ family: 'Ro', given: 'Ann' }] }) },
    {
      origin: 'crossref',
      entry: entry({ authors: [{ family: 'Lo', given: 'Bo', orcid: '0000-0002-1825-0097' }] }),
    },
  ]);
  assert.deepEqual(others.fields['authors'], [{ family: 'Ro', given: 'Ann' }]);
});

test('a title that the journal has in other years is reported, and not guessed to be a former one', async () => {
  const path = join(project, '.tmp', 'titles.csv');
  writeFileSync(
    path,
    'title,journal,issn,date,volume,pages\nNew,Polis,2313-0660,2020,2,1-9\nOld,Annals of Polis,2313-0660,2001,1,1-9\nOlder,Annals of Polis,2313-0660,1999,1,10-19\n',
  );
  const root = empty('titles');
  const { rows } = await run(root, [path]);
  assert.equal(readContent(root).containers.length, 1);
  assert.deepEqual(
    rows.filter(({ field }) => field === 'titles').map(({ was, detail }) => [was, detail]),
    [
      [
        'Annals of Polis',
        'sources name the journal so in 1999–2001. If that was its title, add it to titles: in content/journals/polis.yaml.',
      ],
    ],
  );
});

test('lines are added to a table as Excel writes it', async () => {
  const origin = await started(journalServer({ system: 'OJS 3.4', count: 2 }));
  const root = empty('semicolons');
  writeFileSync(join(root, 'content/moved.csv'), 'old path;id\r\n');
  await run(root, [`${origin}/index.php/polis`]);
  const { moved, problems } = readContent(root);
  assert.deepEqual(problems, []);
  assert.ok(moved.some(({ from }) => from === '/polis/article/view/1'));
});

test('a folder of JATS files has folders, and Crossref completes them', async () => {
  const origin = await started(journalServer({ system: 'OJS 3.4', count: 3, hasJats: true }));
  const source = empty('jats-source');
  for (const number of [1, 2]) {
    const { body } = answerAsOjs(
      { system: 'OJS 3.4', count: 3, hasJats: true },
      origin,
      '/index.php/polis/oai',
      new URLSearchParams({ verb: 'ListRecords', metadataPrefix: 'jats' }),
    )!;
    const articles = String(body).match(/<article [^]*?<\/article>/g)!;
    mkdirSync(join(source, `article-${number}`));
    writeFileSync(join(source, `article-${number}`, `${number}.xml`), articles[number - 1]!);
  }
  const root = empty('jats-folder');
  const { works } = await collectSources(root, ['2313-0660'], {
    email: undefined,
    pauseMs: 0,
    maxFileBytes: 1e6,
    asksCrossref: true,
    crossref: origin,
    zotero: origin,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  const { written } = await add(root, [source], { resolver: 'https://doi.org/', known: works });
  assert.equal(written.filter((path) => path.endsWith('.mdx')).length, 2);
  const { record } = recordOf(root, '10.5555/polis.1');
  assert.deepEqual(
    [record.authors[0]!.orcid, record.authors[0]!.email],
    ['0000-0002-1825-0097', 'ann@example.org'],
  );
  assert.deepEqual(record.funding?.[0]?.awards, ['EC-1']);
});

test('a public collection of Zotero, in pages; a book in it is listed', async () => {
  const origin = await started(
    serving((request, response, at) => {
      const { pathname, searchParams } = new URL(request.url!, at);
      if (pathname !== '/groups/12/collections/ABCD1234/items/top') {
        response.writeHead(403).end();
        return;
      }
      const start = Number(searchParams.get('start'));
      const items = Array.from({ length: Math.min(100, 150 - start) }, (_, place) => ({
        id: `12/${start + place}`,
        type: start + place === 149 ? 'book' : 'article-journal',
        title: `Article ${start + place}`,
        'container-title': 'Polis',
        DOI: `10.5555/zotero.${start + place}`,
        author: [{ family: 'Ro', given: 'Ann' }],
        issued: { 'date-parts': [[2020]] },
      }));
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ items }));
    }),
  );
  const root = empty('zotero');
  const { failures, leftOut } = await run(
    root,
    ['https://www.zotero.org/groups/12/polis/collections/ABCD1234/collection'],
    { zotero: origin },
  );
  assert.deepEqual(failures, []);
  assert.equal(readContent(root).articles.length, 149);
  assert.match(leftOut.join(), /type book/);
  const closed = await run(empty('zotero-closed'), ['https://www.zotero.org/groups/13/polis'], {
    zotero: origin,
  });
  assert.match(closed.failures.join(), /Zotero shows it to nobody \(403\)\.\n {4}→ Make the library public/);
});
