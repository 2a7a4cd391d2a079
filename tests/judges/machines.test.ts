import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import jsonld from 'jsonld';
import { LinkChecker } from 'linkinator';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import robotsParser from 'robots-parser';
import vnu from 'vnu-jar';
import { formatsOf } from '../../src/exports/index.ts';
import { head } from '../../src/metadata/index.ts';
import { toSearchRecord } from '../../src/search/index/custom-record.ts';
import { validatedSites as sites } from '../published.ts';
import { libraryOf } from '../records.ts';
import { project } from '../site.ts';

// Checks of the built sites with crawlers, FAIR assessors and validators that we did not write.

before(async () => {
  for (const { site } of sites) {
    const { code, output } = await site.build();
    assert.equal(code, 0, output);
  }
});

const schema = (name: string) =>
  JSON.parse(readFileSync(join(project, 'tests/fixtures/schemas', name), 'utf8'));
const missing = (command: string, ...words: string[]) =>
  spawnSync(command, words).error !== undefined && `${command} is not installed`;

/** Without a search for configs beside every page, which takes half of its time. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard'],
    // Titles are as long as those of articles; Astro writes its own doctype.
    rules: { 'long-title': 'off', 'doctype-style': 'off' },
  }),
);

let lines: readonly string[] | undefined;
/** What the Nu Html Checker says of all sites: to start it takes longer than to check a site. */
function checkerSays(): readonly string[] {
  if (lines) return lines;
  const paths = sites.flatMap(({ site }) =>
    globSync('**/*.html', { cwd: site.dist }).map((path) => join(site.dist, path)),
  );
  const { status, stderr } = spawnSync(
    'java',
    // Without the compiler that pays after minutes only, and without which frames are larger.
    ['-XX:TieredStopAtLevel=1', '-Xss64m', '-jar', vnu, '--errors-only', ...paths],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  lines = stderr.split('\n').filter(Boolean);
  assert.equal(status !== 0, lines.length > 0, stderr);
  return lines;
}

for (const { name, site, address, articles, read } of sites) {
  const pages = () => globSync('**/*.html', { cwd: site.dist }).toSorted();
  const file = (article: { readonly url: string }, extension: string) =>
    article.url.replace(/\/$/, `.${extension}`);

  test(`${name}: the Nu Html Checker finds nothing`, { skip: missing('java', '-version') }, () => {
    const found = checkerSays().filter((line) => line.includes(`${site.dist}/`));
    assert.deepEqual(found, []);
  });

  test(`${name}: html-validate finds nothing`, async () => {
    for (const path of pages()) {
      const { results } = await validator.validateFile(join(site.dist, path));
      assert.deepEqual(
        results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`),
        ),
        [],
      );
    }
  });

  test(`${name}: every link of every page works, including those in the head`, async () => {
    const { url, stop } = await site.serve();
    const { links, passed } = await new LinkChecker().check({
      path: url + new URL(address).pathname,
      recurse: true,
      checkFragments: true,
      // The site's own URLs are requested from the running server; external ones are not requested.
      urlRewriteExpressions: [{ pattern: new RegExp(`^${new URL(address).origin}`), replacement: url }],
      linksToSkip: async (link) => !link.startsWith(url),
    });
    await stop();
    const broken = links
      .filter(({ state }) => String(state) === 'BROKEN')
      .map(({ url: to, parent }) => `${parent} → ${to}`);
    assert.deepEqual([passed, broken], [true, []]);
    assert.ok(links.length > articles.length * formatsOf(articles[0]!).length);
  });

  test(`${name}: no meta tag is empty or in the body, and every URL is absolute and unique`, () => {
    for (const article of articles) {
      const html = read(article.url);
      const [, top = '', body = ''] = /<head>([^]*)<\/head>([^]*)/.exec(html) ?? [];
      assert.doesNotMatch(top, /(?:content|href)=""|undefined|NaN|\[object/);
      assert.doesNotMatch(body, /<meta|<link[^>]+rel="(?!stylesheet)/);
      const tags = [
        ...top.matchAll(/<(?:meta|link) (?:name|property|rel)="([^"]+)" (?:content|href)="([^"]*)"/g),
      ];
      const values = (tag: string) => tags.filter(([, one]) => one === tag).map(([, , value]) => value);
      const own = ['citation_public_url', 'citation_abstract_html_url', 'og:url'].flatMap(values);
      for (const value of own) assert.equal(value, article.url);
      assert.equal(values('DC.identifier')[0], article.url);
      for (const rel of [
        'describedby',
        'linkset',
        'alternate',
        'item',
        'up',
        'license',
        'author',
        'type',
        'related',
      ])
        for (const value of values(rel)) assert.match(value!, /^https?:\/\//, `${rel} ${value}`);
      assert.equal(values('canonical').length, 1);
    }
  });

  test(`${name}: the JSON-LD expands, and uses only terms of schema.org`, async () => {
    const context = schema('schema-org-context.json');
    const documentLoader = async (documentUrl: string) => {
      assert.equal(documentUrl, 'https://schema.org');
      return { contextUrl: undefined, documentUrl, document: context };
    };
    const count = (value: unknown): number => {
      if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + count(one), 0);
      if (typeof value !== 'object' || value === null) return 0;
      return Object.entries(value).reduce(
        (sum, [key, one]) => sum + (key.startsWith('@') ? 0 : 1) + count(one),
        0,
      );
    };
    for (const article of articles) {
      const document = JSON.parse(read(file(article, 'jsonld')));
      const [, inPage] =
        /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(read(article.url)) ?? [];
      assert.deepEqual(JSON.parse(inPage!), document);
      const expanded = await jsonld.expand(document, { documentLoader });
      assert.equal(expanded.length, 2);
      assert.equal(count(expanded), count(document['@graph']), article.id);
    }
  });

  test(`${name}: link sets follow RFC 9264, and every file in them exists and links back`, () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const validate = ajv.compile(schema('linkset.json'));
    for (const article of articles) {
      const { linkset } = JSON.parse(read(file(article, 'linkset.json')));
      assert.ok(validate({ linkset }), JSON.stringify(validate.errors));
      const [page, ...files] = linkset;
      assert.equal(page.anchor, article.url);
      const described = page.describedby.map(({ href }: { href: string }) => href);
      assert.deepEqual(described, [
        ...formatsOf(article).map(({ extension }) => file(article, extension)),
        file(article, 'jsonld'),
      ]);
      assert.deepEqual(
        files.filter((one: object) => 'describes' in one).map(({ anchor }: { anchor: string }) => anchor),
        described,
      );
      // Pages in other languages have links of their own.
      for (const one of files)
        for (const { href } of one.describes ?? one.collection ?? []) assert.equal(href, article.url);
      const own = JSON.stringify(linkset).match(new RegExp(`"${address}[^"]*"`, 'g')) ?? [];
      for (const quoted of own) read(JSON.parse(quoted));
    }
    const catalog = JSON.parse(read(`${address}.well-known/api-catalog`));
    assert.ok(validate(catalog), JSON.stringify(validate.errors));
    for (const { href } of catalog.linkset[0].item) read(href);
  });

  test(
    `${name}: the sitemap is valid, and has every indexable page and no export`,
    {
      skip: missing('xmllint', '--version'),
    },
    () => {
      const xsd = join(project, 'node_modules/sitemap/schema/sitemap.xsd');
      const { status, stderr } = spawnSync(
        'xmllint',
        ['--noout', '--nonet', '--schema', xsd, join(site.dist, 'sitemap.xml')],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      const locs = [...read(`${address}sitemap.xml`).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc!);
      const findable = pages()
        .map((path) => `${address}${path.replace(/index\.html$/, '')}`)
        .filter((loc) => loc.endsWith('/') && !/name="robots" content="noindex"/.test(read(loc)))
        // The home page of a site with a lead article is that article's, by its canonical URL.
        .filter((loc) => read(loc).includes(`rel="canonical" href="${loc}"`));
      assert.deepEqual(locs.toSorted(), findable.toSorted());
      const signmap = read(`${address}signmap.xml`);
      const linksets = [
        ...signmap.matchAll(/<rs:ln rel="linkset" type="application\/linkset\+json" href="([^"]*)"/g),
      ];
      assert.equal(linksets.length, articles.filter(({ relations }) => !relations.supersededBy).length);
      for (const [, href] of linksets) read(href!);
    },
  );

  test(`${name}: the server config has the media types, and the links of every article`, () => {
    const rules = read(`${address}_headers`).split('\n\n');
    assert.ok(rules.length <= 100);
    const rule = (path: string) => rules.find((one) => one.startsWith(`${path}\n`));
    const base = new URL(address).pathname;
    const catalog = rule(`${base}.well-known/api-catalog`)!;
    assert.match(catalog, /Link: <https:[^>]*\/\.well-known\/api-catalog>; rel="api-catalog"/);
    assert.match(
      catalog,
      /application\/linkset\+json; ?profile="https:\/\/www\.rfc-editor\.org\/info\/rfc9727"/,
    );
    assert.match(rule(`${base}*.bib`)!, /^ {2}Content-Type: application\/x-bibtex; charset=utf-8$/m);
    assert.match(rule(`${base}*.ris`)!, /application\/x-research-info-systems/);
    assert.match(rule(`${base}*.atom`)!, /application\/atom\+xml/);
    for (const article of articles) {
      const [, link = ''] = /^ {2}Link: (.*)$/m.exec(rule(new URL(article.url).pathname)!) ?? [];
      assert.ok(link.length < 2000);
      assert.ok(
        link.includes(`<${file(article, 'linkset.json')}>; rel="linkset"; type="application/linkset+json"`),
      );
    }
  });

  test(`${name}: robots.txt allows everything and names the sitemaps`, () => {
    const robots = robotsParser(`${address}robots.txt`, read(`${address}robots.txt`));
    assert.deepEqual(robots.getSitemaps(), [`${address}sitemap.xml`, `${address}signmap.xml`]);
    assert.equal(robots.isAllowed(articles[0]!.url, 'Googlebot'), true);
  });

  test(`${name}: the links of an article’s Markdown and of llms.txt work`, () => {
    const texts = [`${address}llms.txt`, ...articles.map((article) => file(article, 'md'))].map(read);
    for (const text of texts) {
      assert.match(text, /^# \S/);
      const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, href]) => href!);
      for (const href of links.filter((one) => one.startsWith(address))) read(href);
    }
  });
}

const [, fixtures] = sites;
const page = (id: string) => fixtures!.read(`${fixtures!.address}articles/${id}/`);
const beside = (id: string, extension: string) =>
  fixtures!.read(`${fixtures!.address}articles/${id}.${extension}`);

test('a retraction is shown above and in the title, in every export, in lists and in the search', async () => {
  const html = page('wrong-2023-results');
  assert.match(
    html,
    /data-status="retractedBy"[^]*notice-2024-retraction[^]*<h1[^>]*>RETRACTED: Results that did not hold/,
  );
  assert.match(html, /<title>RETRACTED: /);
  assert.match(html, /citation_title" content="RETRACTED: /);
  const { articles } = libraryOf(fixtures!.site.root);
  for (const { extension } of formatsOf(articles.find(({ id }) => id === 'wrong-2023-results')!))
    assert.match(beside('wrong-2023-results', extension), /\{?RETRACTED\}?: /, extension);
  assert.match(page('notice-2024-retraction'), /data-status="retracts"[^]*wrong-2023-results/);
  assert.match(fixtures!.read(`${fixtures!.address}articles/`), />RETRACTED: Results/);
  assert.match(fixtures!.read(`${fixtures!.address}feed.atom`), /RETRACTED: Results/);
  const record = toSearchRecord(articles.find(({ id }) => id === 'wrong-2023-results')!);
  assert.equal(record.meta?.['title'], 'RETRACTED: Results that did not hold');
});

test('a superseded version keeps its own identity, and links to the newest one', () => {
  const html = page('draft-2022-first');
  const url = (id: string) => `${fixtures!.address}articles/${id}/`;
  for (const tag of [
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${url('draft-2022-first')}">`,
    `citation_public_url" content="${url('draft-2022-first')}"`,
    `<link rel="successor-version" href="${url('study-2023-second')}" title="Is obsoleted by">`,
    `<link rel="latest-version" href="${url('study-2023-second')}">`,
    `DCTERMS.isReplacedBy" content="${url('study-2023-second')}"`,
    'There is a newer version of this article:',
  ])
    assert.ok(html.includes(tag), tag);
  assert.ok(
    page('study-2023-second').includes(
      `<link rel="predecessor-version" href="${url('draft-2022-first')}" title="Obsoletes">`,
    ),
  );
  assert.match(page('study-2023-second'), /This is a newer version of:/);
});

/** All machine-readable files of an article. */
const filesOf = (id: string) => [
  ...['jsonld', 'linkset.json', 'md', 'dc.xml', 'json'].map((extension) => beside(id, extension)),
  ...(existsSync(join(fixtures!.site.dist, `articles/${id}.jats.xml`)) ? [beside(id, 'jats.xml')] : []),
  ...['atom', 'rss', 'json'].map((extension) => fixtures!.read(`${fixtures!.address}feed.${extension}`)),
  fixtures!.read(`${fixtures!.address}_headers`),
];

test('every machine-readable file states corrections and retractions', () => {
  const notice = `${fixtures!.address}articles/notice-2024-retraction/`;
  for (const text of filesOf('wrong-2023-results')) assert.ok(text.includes(notice), text.slice(0, 200));
  // An article outside this library.
  for (const text of filesOf('notice-2024-retraction'))
    assert.ok(text.includes('https://example.org/correction'), text.slice(0, 200));
  const ofNotice = beside('notice-2024-retraction', 'jats.xml');
  assert.match(ofNotice, /<article [^>]*article-type="retraction"/);
  assert.match(ofNotice, /<related-article related-article-type="retracted-article" id="related-2"/);
  assert.doesNotMatch(beside('complete-2024-record', 'jats.xml'), /<article [^>]*article-type=/);
  const { '@graph': graph } = JSON.parse(beside('wrong-2023-results', 'jsonld')) as { '@graph': object[] };
  assert.partialDeepStrictEqual(graph[0], { creativeWorkStatus: 'Retracted', correction: [notice] });
  const [csl] = JSON.parse(beside('wrong-2023-results', 'json')) as object[];
  assert.partialDeepStrictEqual(csl, { custom: { retractedBy: [notice] } });
});

test('unknown values have no tag: nothing that Zotero would take for author, date or abstract', () => {
  const html = page('nobody-knows');
  const [top] = html.split('</head>');
  assert.doesNotMatch(
    top!,
    /citation_(?:author|publication_date)|DCTERMS\.issued|datePublished|DC\.creator|"author"/,
  );
  assert.doesNotMatch(top!, /name="description"|og:description|"description"/);
  assert.doesNotMatch(html, /class="[^"]*(?:byline|vcard)|<time datetime/i);
  // Otherwise it would be a web page.
  assert.match(top!, /citation_title" content="A record of which little is known">/);
  assert.match(top!, /citation_journal_title" content="Journal of Fixtures/);
});

test('pages of journals and issues have structured data', async () => {
  const typesOf = (path: string) => {
    const html = fixtures!.read(fixtures!.address + path);
    const [, json] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(html) ?? [];
    return json && (JSON.parse(json) as Record<string, unknown>);
  };
  const journal = `${fixtures!.address}journals/journal-of-fixtures/#journal`;
  assert.partialDeepStrictEqual(typesOf('journals/journal-of-fixtures/'), {
    '@type': 'Periodical',
    '@id': journal,
  });
  assert.partialDeepStrictEqual(typesOf('journals/journal-of-fixtures/7/2/'), {
    '@type': 'PublicationIssue',
    issueNumber: '2',
    isPartOf: { '@type': 'PublicationVolume', volumeNumber: '7', isPartOf: { '@id': journal } },
  });
  const { '@graph': graph } = JSON.parse(beside('complete-2024-record', 'jsonld')) as {
    '@graph': [object, { itemListElement: { item: object }[] }];
  };
  for (const { item } of graph[1].itemListElement)
    assert.partialDeepStrictEqual(item, { '@type': 'WebPage' });
});

test('every page has an image for shared links', () => {
  for (const { site, address, articles, read } of sites) {
    const pictureOf = (url: string) => /"og:image" content="([^"]+)"/.exec(read(url))?.[1];
    for (const url of [address, `${address}journals/`, ...articles.map((one) => one.url)]) {
      const picture = pictureOf(url);
      assert.ok(picture?.startsWith(address), url);
      const png = readFileSync(join(site.dist, picture!.slice(address.length)));
      // Or the article's graphical abstract.
      const size = url.includes('everything-2025') ? [800, 400] : [1200, 630];
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], size);
    }
  }
  // With this setting, each article has its own.
  const { address } = fixtures!;
  assert.match(
    page('complete-2024-record'),
    new RegExp(`"og:image" content="${address}articles/complete-2024-record.png"`),
  );
});

test('only lists have COinS metadata: on an article’s page it would override the article’s own tags', () => {
  for (const { articles, read } of sites)
    for (const { url } of articles) assert.doesNotMatch(read(url), /Z3988/, url);
  assert.match(sites[1]!.read(`${sites[1]!.address}articles/`), /Z3988/);
});

test('a single author with two double names remains one person, and a complete record is complete', () => {
  assert.match(page('wrong-2023-results'), /citation_author" content="García Márquez, Maria Elena;"/);
  assert.match(page('wrong-2023-results'), /citation_publication_date" content="2023\/11"/);
  const html = page('complete-2024-record');
  for (const tag of [
    'citation_author" content="Society of “Fixtures” &#38; Sons,"',
    'prefix="og: https://ogp.me/ns# article: https://ogp.me/ns/article#"',
    'citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097"',
    'citation_pdf_url" content="https://example.org/journal/articles/complete-2024-record/complete-2024-record.pdf"',
    'DCTERMS.license" content="https://creativecommons.org/licenses/by/4.0/"',
    'DCTERMS.accessRights" content="http://purl.org/coar/access_right/c_abf2"',
    'rel="license" href="https://spdx.org/licenses/CC-BY-4.0"',
    'rel="author" href="https://orcid.org/0000-0002-1825-0097"',
    'rel="item" href="https://example.org/journal/articles/complete-2024-record/complete-2024-record.pdf" type="application/pdf"',
  ])
    assert.ok(html.includes(tag), tag);
  assert.deepEqual(
    readFileSync(join(fixtures!.site.dist, 'articles/complete-2024-record/complete-2024-record.pdf')),
    readFileSync(join(project, 'tests/fixtures/machines/articles/complete-2024-record.pdf')),
  );
  assert.ok(!existsSync(join(fixtures!.site.dist, 'articles/nobody-knows/nobody-knows.pdf')));
  // At the former URL, hosts without rules have a redirecting page.
  const target = '/journal/articles/complete-2024-record/complete-2024-record.pdf';
  assert.ok(
    fixtures!
      .read(`${fixtures!.address}articles/complete-2024-record.pdf/`)
      .includes(`<meta http-equiv="refresh" content="0; url=${target}">`),
  );
  assert.ok(
    fixtures!
      .read(`${fixtures!.address}_redirects`)
      .includes(`/journal/articles/complete-2024-record.pdf ${target} 301!\n`),
  );
});

test('text in another language is marked as such, with its direction', () => {
  assert.match(
    page('tishkov-2021-mir'),
    /<html lang="en" dir="ltr"[^>]*>[^]*<h1 lang="ru" dir="ltr">Миротворчество/,
  );
  assert.match(page('tishkov-2021-mir'), /<div lang="en" dir="ltr">\s*<p>The article looks/);
  assert.match(page('mahfouz-2020-salam'), /<h1 lang="ar" dir="rtl">/);
  assert.match(page('mahfouz-2020-salam'), /citation_language" content="ar"/);
});

test('machine-readable metadata adds less than 2 KB to a page, compressed', () => {
  const library = libraryOf();
  for (const article of library.articles) {
    const html = sites[0]!.read(article.url);
    const without = html.replace(head(article, library.issueOf(article)), '');
    assert.ok(without.length < html.length);
    const cost = brotliCompressSync(html).length - brotliCompressSync(without).length;
    assert.ok(cost < 2048, `${article.id}: ${cost} bytes`);
  }
});
