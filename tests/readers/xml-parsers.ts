import { XMLParser } from 'fast-xml-parser';
import { spawnSync } from 'node:child_process';
import { understood, type Reader } from './reader.ts';

// Dublin Core has no readers except XML parsers: one in JavaScript, and libxml2.

/** Parses journal, volume, issue and pages from a line such as `Vestnik RUDN, 25(3), 366-381`. */
export function fromCitationLine(line: string) {
  const [, journal = line, volume, issue, pages] =
    /^(.*?)(?:, ([^,()]+)?(?:\(([^()]*)\))?)?(?:, ([^,]+))?$/.exec(line) ?? [];
  return { journal, volume, issue, pages };
}

const fields = (dc: (name: string) => readonly string[]) => {
  const [source = '', ...issns] = dc('source');
  const identifiers = dc('identifier');
  const doi = identifiers.find((id) => id.startsWith('https://doi.org/'));
  return understood({
    ...fromCitationLine(source),
    title: dc('title')[0],
    authors: [...dc('creator')],
    date: dc('date')[0],
    doi: doi && decodeURIComponent(doi.slice('https://doi.org/'.length)),
    url: identifiers.find((id) => id !== doi),
    issn: issns.map((urn) => urn.replace('urn:ISSN:', '')).join(', '),
    publisher: dc('publisher')[0],
    keywords: [...dc('subject')],
    abstract: dc('description')[0],
  });
};

/** Removes keywords in other languages, since these parsers ignore attributes. */
function inOwnLanguage(file: string): string {
  const [, own] = /<dc:title(?: xml:lang="([^"]*)")?/.exec(file) ?? [];
  return file.replace(/<dc:subject xml:lang="([^"]*)">[^<]*<\/dc:subject>/g, (element, language: string) =>
    language === own ? element : '',
  );
}

const parser = new XMLParser({
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => name !== 'oai_dc:dc',
});

export const fastXmlParser: Reader = {
  name: 'fast-xml-parser',
  reads: ['dublin-core'],
  available: true,
  async read(file) {
    const { 'oai_dc:dc': root } = parser.parse(inOwnLanguage(file)) as {
      'oai_dc:dc': Record<string, readonly string[]>;
    };
    return [fields((name) => root[`dc:${name}`] ?? [])];
  },
};

export const libxml2: Reader = {
  name: 'libxml2',
  reads: ['dublin-core'],
  available: spawnSync('xmllint', ['--version']).error === undefined,
  async read(file) {
    const { stdout } = spawnSync(
      'xmllint',
      ['--nonet', '--noent', '--xpath', "//*[namespace-uri()='http://purl.org/dc/elements/1.1/']", '-'],
      { input: inOwnLanguage(file), encoding: 'utf8' },
    );
    const elements = [...stdout.matchAll(/<dc:(\w+)[^>]*>([^<]*)<\/dc:\1>/g)];
    return [
      fields((name) =>
        elements.filter(([, element]) => element === name).map(([, , value = '']) => unescaped(value)),
      ),
    ];
  },
};

// Characters that libxml2 escapes again in its output: https://www.w3.org/TR/xml/#syntax
const unescaped = (value: string) =>
  value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
