import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bucketOf, oaiFiles } from '../../src/deposits/oai-files.ts';
import { loadOai } from '../../src/hosts/preview-oai.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import {
  childrenNamed,
  elementsIn,
  oneLineIn,
  parseXml,
  type XmlElement,
} from '../../src/sources/jats/xml-tree.ts';
import * as urls from '../../src/urls.ts';

// OAI-PMH of a static site: the function that hosts run, over a thousand records.

const count = 1000;
const library = createLibrary(
  Array.from({ length: count }, (_, place): ArticleEntry => {
    const day = `2020-${String(1 + Math.floor(place / 100)).padStart(2, '0')}-${String(1 + (place % 28)).padStart(2, '0')}`;
    return {
      id: `a${place}`,
      citationKey: `a${place}`,
      title: [`Article ${place} <&">`],
      authors: [{ family: 'Ro', given: 'Ann' }],
      container: place % 2 === 0 ? 'journals/polis' : 'journals/acta',
      keywords: [],
      identifiers: {},
      translations: {},
      relations: {},
      modified: day,
      ...(place % 4 === 0 && { section: 'Thematic Dossier' }),
      // Without a date there is no JATS.
      ...(place % 10 !== 9 && { issued: { year: 2020 } }),
    };
  }),
  ['polis', 'acta'].map((id) => ({
    kind: 'journal' as const,
    id,
    title: `Journal ${id}`,
    issn: {},
    translations: {},
    issues: [],
  })),
  [],
  [{ from: '/index.php/polis/article/view/77', to: { article: 'a7', isPdf: false } }],
);
const depositor = {
  name: 'Polis',
  email: 'editor@example.org',
  formats: ['oai' as const],
  formerOai: 'oai:ojs.example:article/',
  withdrawn: { 'gone-2019': '2021-05-06' },
};
const folder = urls.oaiFile('');
const files = new Map(
  [...oaiFiles(library, depositor)].map(({ path, content }) => [path.slice(folder.length), content()]),
);
let reads = 0;
const { answer } = await loadOai();
const ask = async (query: string): Promise<XmlElement> => {
  reads = 0;
  const text = await answer(query, (path) => {
    reads += 1;
    return Promise.resolve(JSON.parse(files.get(path)!) as unknown);
  });
  const root = parseXml(text);
  assert.ok(!('message' in root), text.slice(0, 300));
  return root;
};
const errorOf = async (query: string) => elementsIn(await ask(query), 'error')[0]?.attributes['code'];
const identifier = (id: string) => `oai:${urls.host}:${id}`;
const encoded = (id: string) => encodeURIComponent(identifier(id));

test('Identify and the lists of sets and formats', async () => {
  const identify = elementsIn(await ask('verb=Identify'), 'Identify')[0]!;
  const said = Object.fromEntries(
    identify.children.flatMap((child) => (typeof child === 'string' ? [] : [[child.name, oneLineIn(child)]])),
  );
  assert.deepEqual(
    [
      said['protocolVersion'],
      said['adminEmail'],
      said['earliestDatestamp'],
      said['deletedRecord'],
      said['granularity'],
      said['baseURL'],
    ],
    ['2.0', 'editor@example.org', '2020-01-01', 'transient', 'YYYY-MM-DD', urls.absolute(urls.oai())],
  );
  const sets = elementsIn(await ask('verb=ListSets'), 'setSpec').map(oneLineIn);
  assert.deepEqual(sets.toSorted(), ['acta', 'polis', 'polis:thematic-dossier']);
  const formats = elementsIn(await ask('verb=ListMetadataFormats'), 'metadataPrefix').map(oneLineIn);
  assert.deepEqual(formats, ['oai_dc', 'jats']);
  assert.deepEqual(
    elementsIn(await ask(`verb=ListMetadataFormats&identifier=${encoded('a9')}`), 'metadataPrefix').map(
      oneLineIn,
    ),
    ['oai_dc'],
  );
});

// The requests of HTTP::OAIPMH::Validator, and more: https://metacpan.org/pod/HTTP::OAIPMH::Validator
const wrong: readonly (readonly [string, string])[] = [
  ['', 'badVerb'],
  ['verb=', 'badVerb'],
  ['verb=NoSuchVerb', 'badVerb'],
  ['verb=toString', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&extra=1', 'badArgument'],
  ['verb=ListSets&resumptionToken=junk', 'badResumptionToken'],
  ['verb=ListIdentifiers&resumptionToken=junk', 'badResumptionToken'],
  [
    'verb=ListIdentifiers&resumptionToken=ListRecords%7Coai_dc%7C%7C%7C%7C100%7C100%7C1001.11',
    'badResumptionToken',
  ],
  [
    'verb=ListRecords&resumptionToken=ListRecords%7Coai_dc%7C%7C%7C%7C100%7C100%7C999.9',
    'badResumptionToken',
  ],
  ['verb=ListRecords&resumptionToken=junk&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListIdentifiers', 'badArgument'],
  ['verb=ListIdentifiers&metadataPrefix=', 'badArgument'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=no_such', 'cannotDisseminateFormat'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=junk', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-30', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-01T00:00:00Z', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-01&until=2020-02-02T00:00:00Z', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-03-01&until=2020-02-01', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&until=1969-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2099-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=no:such', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=really_wrong_set', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=no%20such', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=no%20such', 'badArgument'],
  ['verb=GetRecord', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
  [`verb=GetRecord&identifier=${encoded('a1')}`, 'badArgument'],
  [`verb=GetRecord&identifier=${encoded('a1')}&metadataPrefix=no_such`, 'cannotDisseminateFormat'],
  [`verb=GetRecord&identifier=${encoded('a9')}&metadataPrefix=jats`, 'cannotDisseminateFormat'],
  ['verb=GetRecord&identifier=invalid%22id&metadataPrefix=oai_dc', 'idDoesNotExist'],
  ['verb=ListMetadataFormats&identifier=invalid%22id', 'idDoesNotExist'],
  ['verb=GetRecord&identifier=%zz&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=GetRecord&identifier=__proto__&metadataPrefix=oai_dc', 'idDoesNotExist'],
];
for (const [query, code] of wrong)
  test(`${query || 'no arguments'}: ${code}`, async () => {
    assert.equal(await errorOf(query), code);
    const [request] = childrenNamed(await ask(query), 'request');
    // https://www.openarchives.org/OAI/openarchivesprotocol.html#XMLResponse
    if (code === 'badVerb' || code === 'badArgument') assert.deepEqual(request!.attributes, {});
  });

/** All identifiers of a list. */
async function harvested(query: string): Promise<readonly string[]> {
  const found: string[] = [];
  let next = query;
  for (let page = 0; page < 100; page += 1) {
    const root = await ask(next);
    // However large the library: the index, and the files of a few hundred records.
    assert.ok(reads < 30, String(reads));
    found.push(
      ...elementsIn(root, 'identifier')
        .flatMap((one) => (one.line > 0 ? (oneLineIn(one) ?? []) : []))
        .filter((one) => one.startsWith('oai:')),
    );
    const token = oneLineIn(elementsIn(root, 'resumptionToken')[0]);
    if (!token) return found;
    next = `verb=${/verb=(\w+)/.exec(query)![1]!}&resumptionToken=${encodeURIComponent(token)}`;
  }
  assert.fail('the list has no end');
}

test('a harvest brings every record once', async () => {
  const all = await harvested('verb=ListIdentifiers&metadataPrefix=oai_dc');
  assert.equal(all.length, count + 1);
  assert.equal(new Set(all).size, count + 1);
  assert.deepEqual((await harvested('verb=ListRecords&metadataPrefix=oai_dc')).toSorted(), all.toSorted());
  assert.equal((await harvested('verb=ListRecords&metadataPrefix=jats')).length, count * 0.9 + 1);
  assert.ok(all.includes('oai:ojs.example:article/77') && !all.includes(identifier('a7')));
});

test('by set, by day, and both', async () => {
  assert.equal((await harvested('verb=ListIdentifiers&metadataPrefix=oai_dc&set=polis')).length, count / 2);
  assert.equal(
    (await harvested('verb=ListIdentifiers&metadataPrefix=oai_dc&set=polis:thematic-dossier')).length,
    count / 4,
  );
  for (const place of [0, 123, 999]) {
    const { modified } = library.article(`a${place}`)!;
    const found = await harvested(
      `verb=ListIdentifiers&metadataPrefix=oai_dc&from=${modified!}&until=${modified!}`,
    );
    assert.ok(found.includes(identifier(`a${place}`)));
    assert.equal(found.length, library.articles.filter((one) => one.modified === modified).length);
  }
  const may = library.articles.filter(
    ({ modified, container }) =>
      modified! >= '2020-05-01' && modified! <= '2020-06-15' && container.id === 'acta',
  );
  assert.equal(
    (await harvested('verb=ListRecords&metadataPrefix=oai_dc&from=2020-05-01&until=2020-06-15&set=acta'))
      .length,
    may.length,
  );
});

test('a record by its identifier, with escaped characters, and a withdrawn one', async () => {
  const root = await ask(`verb=GetRecord&identifier=${encoded('a123')}&metadataPrefix=oai_dc`);
  assert.equal(oneLineIn(elementsIn(root, 'title')[0]), 'Article 123 <&">');
  assert.deepEqual(childrenNamed(root, 'request')[0]!.attributes, {
    verb: 'GetRecord',
    identifier: identifier('a123'),
    metadataPrefix: 'oai_dc',
  });
  // OAI-PMH has no place for elements without a namespace.
  const jats = await answer(`verb=GetRecord&identifier=${encoded('a123')}&metadataPrefix=jats`, (path) =>
    Promise.resolve(JSON.parse(files.get(path)!) as unknown),
  );
  assert.match(jats, /<metadata><article xmlns="http:\/\/jats\.nlm\.nih\.gov"/);
  const gone = await ask(`verb=GetRecord&identifier=${encoded('gone-2019')}&metadataPrefix=oai_dc`);
  assert.deepEqual(
    [elementsIn(gone, 'header')[0]!.attributes['status'], elementsIn(gone, 'metadata').length],
    ['deleted', 0],
  );
});

test('a request with any characters is answered with XML', async () => {
  for (let code = 0; code < 1000; code += 1) {
    const junk = encodeURIComponent(
      String.fromCharCode(1 + ((code * 37) % 0xd7ff)) + String.fromCharCode(34 + (code % 90)),
    );
    await ask(
      `verb=${['GetRecord', 'ListRecords', 'ListIdentifiers'][code % 3]!}&${['identifier', 'resumptionToken', 'set', 'from'][code % 4]!}=${junk}&metadataPrefix=oai_dc`,
    );
  }
});

test('identifiers are spread evenly over their files', () => {
  const sizes = new Map<number, number>();
  for (let place = 0; place < 6400; place += 1) {
    const bucket = bucketOf(identifier(`article-${place}`), 64);
    sizes.set(bucket, (sizes.get(bucket) ?? 0) + 1);
  }
  assert.equal(sizes.size, 64);
  assert.ok(Math.max(...sizes.values()) < 300);
});
