import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../../src/exports/index.ts';
import { listsOf } from '../../src/library/lists.ts';
import { feedsOf, feedsOfList } from '../../src/metadata/feeds/index.ts';
import { head } from '../../src/metadata/index.ts';
import { babelName } from '../../src/record/language.ts';
import { awkward } from '../fixtures/awkward.ts';
import { jatsXml } from '../readers/jats-xml.ts';
import { libraryOf } from '../records.ts';

const awkwardOne = (id: string) => awkward.find((article) => article.id === id)!;
const written = (id: string, format: string) =>
  formats.find((one) => one.id === format)!.write([awkwardOne(id)]);

test('an identifier is in every format that supports it', () => {
  const texts = Object.fromEntries(formats.map(({ id }) => [id, written('identifiers', id)]));
  assert.match(
    texts['bibtex']!,
    /eprint = \{2001\.01234\},\n {2}archiveprefix = \{arxiv\},\n {2}pmid = \{12345678\}/,
  );
  assert.match(texts['biblatex']!, /eprinttype = \{arxiv\}/);
  assert.match(texts['ris']!, /^AN {2}- 12345678\r$/m);
  assert.partialDeepStrictEqual(JSON.parse(texts['csl-json']!)[0], {
    PMID: '12345678',
    PMCID: 'PMC1234567',
    custom: { EDN: 'SHZBEL', arXiv: '2001.01234' },
  });
  assert.match(texts['jats']!, /<article-id pub-id-type="pmid">12345678</);
  assert.match(texts['dublin-core']!, /<dc:identifier>EDN:SHZBEL</);
  assert.match(head(awkwardOne('identifiers'), undefined), /citation_pmid" content="12345678"/);
});

test('names in several languages are alternatives of one author', async () => {
  const text = written('translated-names', 'jats');
  assert.match(
    text,
    /<name-alternatives>\s*<name xml:lang="ru">\s*<surname>Тишков<[^]*?<name xml:lang="en">\s*<surname>Tishkov</,
  );
  const [found] = await jatsXml.read(text, 'jats');
  assert.deepEqual(found!.authors, ['Тишков, Сергей', 'Редакция']);
});

test('for Zotero, a suffix follows the given name, and an organisation is one name', () => {
  const suffixed = awkward.find(({ id }) => id === 'suffixes')!;
  assert.match(head(suffixed, undefined), /citation_author" content="King, Martin Luther Jr\."/);
  assert.match(head(awkwardOne('organisations'), undefined), /content="World Health Organization,"/);
});

test('the title of a feed states its origin', () => {
  const library = libraryOf();
  const titles = [
    ...feedsOf(library),
    ...feedsOf(library, library.containers[0]),
    ...feedsOfList(listsOf(library, 'years')[0]!),
  ].map(({ feed }) => feed.title);
  assert.deepEqual([...new Set(titles)], ['Offprint', library.containers[0]!.title, '2025 | Offprint']);
});

test('a language has its babel name, or none', () => {
  for (const [tag, name] of [
    ['en', 'english'],
    ['en-GB', 'british'],
    ['en-US', 'american'],
    ['pt-BR', 'brazilian'],
    ['de', 'german'],
    ['nb', 'norsk'],
    ['hsb', 'uppersorbian'],
    ['mul', undefined],
    ['und', undefined],
    ['zxx', undefined],
  ] as const)
    assert.equal(babelName(tag), name, tag);
});
