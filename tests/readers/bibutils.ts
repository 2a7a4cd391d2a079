import { XMLParser } from 'fast-xml-parser';
import { execFileSync, spawnSync } from 'node:child_process';
import { inverted, understood, type Reader } from './reader.ts';

const commands: Record<string, string> = { bibtex: 'bib2xml', biblatex: 'biblatex2xml', ris: 'ris2xml' };

/** Debian's bibutils, read via its MODS output. */
export const bibutils: Reader = {
  name: 'bibutils',
  reads: Object.keys(commands),
  available: spawnSync('bib2xml', ['--version']).error === undefined,
  async read(file, format) {
    const mods = execFileSync(commands[format]!, ['-i', 'utf8'], {
      input: file,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return all(xml.parse(mods) as Element, 'modsCollection', 'mods').map((record) => {
      const [host = {}] = all(record, 'relatedItem');
      const [part = {}] = all(record, 'part');
      const number = (type: string) => text(of(all(part, 'detail'), type), 'number');
      return understood({
        key: record['@ID'] as string,
        title: title(all(record, 'titleInfo')[0]),
        authors: all(record, 'name')
          .filter(isAuthor)
          .map((name) => {
            const parts = all(name, 'namePart');
            const words = (type: string) =>
              parts
                .filter((one) => one['@type'] === type)
                .map((one) => text(one))
                .join(' ');
            return name['@type'] === 'personal'
              ? inverted(words('family'), words('given'), words('suffix'))
              : (text(parts[0]) ?? '');
          }),
        journal: all(host, 'titleInfo').map(title).find(Boolean),
        volume: number('volume'),
        issue: number('issue'),
        pages:
          [text(part, 'extent', 'start'), text(part, 'extent', 'end')].filter(Boolean).join('-') ||
          number('page'),
        date: text(record, 'originInfo', 'dateIssued') ?? text(part, 'date'),
        doi: text(of(all(record, 'identifier'), 'doi')),
        url: text(record, 'location', 'url'),
        issn: text(host, 'identifier'),
        publisher: text(host, 'originInfo', 'publisher') ?? text(record, 'originInfo', 'publisher'),
        keywords: all(record, 'subject', 'topic').flatMap((topic) => text(topic)?.split(', ') ?? []),
        abstract: text(record, 'abstract'),
      });
    });
  },
};

/** An XML element: its attributes after an @, its text, and its children by name. */
interface Element {
  readonly [name: string]: string | readonly Element[];
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

const all = (element: Element, ...path: string[]): readonly Element[] =>
  path.reduce<readonly Element[]>(
    (found, name) => found.flatMap((one) => (one[name] as readonly Element[] | undefined) ?? []),
    [element],
  );

const isAuthor = (name: Element) => !all(name, 'role', 'roleTerm').some((term) => text(term) === 'editor');

const of = (elements: readonly Element[], type: string) =>
  elements.find((one) => one['@type'] === type) ?? {};

function text(element: Element | undefined, ...path: string[]): string | undefined {
  const [first] = element ? all(element, ...path) : [];
  return (first?.['#text'] as string | undefined) || undefined;
}

// It splits a title at a colon, which it drops, and after a question mark, which it keeps.
const title = (info: Element | undefined): string | undefined => {
  const [main = '', sub] = [text(info, 'title'), text(info, 'subTitle')];
  return [main, sub].filter(Boolean).join(main.endsWith('?') ? ' ' : ': ') || undefined;
};
