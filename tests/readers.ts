import { parse } from '@retorquere/bibtex-parser';
import { BibLatexParser } from 'biblatex-csl-converter';
import { XMLParser } from 'fast-xml-parser';
import { execFileSync, spawnSync } from 'node:child_process';
import { convert } from 'pandoc-wasm';

// Readers of citation files that we did not write. Each gives what it understood in one shape.

/** What a reader understood of one record; what it found nothing for is absent. */
export interface Understood {
  key?: string;
  title?: string;
  /** `Family, Given`, or an organisation's name. */
  authors?: string[];
  journal?: string;
  volume?: string;
  issue?: string;
  /** `366-381` */
  pages?: string;
  /** `2025-10-08` in the precision understood. */
  date?: string;
  doi?: string;
  url?: string;
  issn?: string;
  publisher?: string;
  /** Sorted: some readers lose the order. */
  keywords?: string[];
  abstract?: string;
}

export interface Reader {
  readonly name: string;
  /** Ids of the formats it reads. */
  readonly reads: readonly string[];
  readonly available: boolean;
  readonly read: (file: string, format: string) => Promise<Understood[]>;
}

const has = (command: string) => spawnSync(command, ['--version']).error === undefined;

const betterBibtex: Reader = {
  name: '@retorquere/bibtex-parser',
  reads: ['bibtex', 'biblatex'],
  available: true,
  async read(file) {
    const { entries, errors } = parse(file, { sentenceCase: { langids: false } } as object);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (entries as { key: string; fields: Record<string, never> }[]).map(({ key, fields }) =>
      understood({
        key,
        title: fields['title'],
        authors: (fields['author'] as BibtexName[] | undefined)?.map(
          ({ name, prefix, lastName, firstName, suffix }) =>
            name ?? inverted([prefix, lastName].filter(Boolean).join(' '), firstName, suffix),
        ),
        journal: fields['journal'] ?? fields['journaltitle'],
        volume: fields['volume'],
        issue: fields['number'],
        pages: fields['pages'],
        date: fields['date'] ?? isoDate(fields['year'], fields['month'], fields['day']),
        doi: fields['doi'],
        url: fields['url'],
        issn: fields['issn'],
        publisher: (fields['publisher'] as string[] | undefined)?.join(' and '),
        keywords: fields['keywords'],
        abstract: fields['abstract'],
      }),
    );
  },
};

interface BibtexName {
  name?: string;
  prefix?: string;
  lastName?: string;
  firstName?: string;
  suffix?: string;
}

type Rich = { text?: string }[];

const biblatexCsl: Reader = {
  name: 'biblatex-csl-converter',
  reads: ['bibtex', 'biblatex'],
  available: true,
  async read(file) {
    const parser = new BibLatexParser(file, { processUnexpected: true, processUnknown: true });
    const { entries, errors } = parser.parse() as unknown as {
      entries: Record<
        string,
        { entry_key: string; fields: Record<string, never>; unexpected_fields?: Record<string, never> }
      >;
      errors: { type: string }[];
    };
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const text = (rich: Rich | undefined) => rich?.map(({ text }) => text ?? '').join('');
    return Object.values(entries).map(({ entry_key: key, fields, unexpected_fields: more }) =>
      understood({
        key,
        title: text(fields['title']),
        authors: (fields['author'] as Record<string, Rich>[] | undefined)?.map(
          ({ literal, prefix, family, given, suffix }) =>
            text(literal) ??
            inverted([text(prefix), text(family)].filter(Boolean).join(' '), text(given), text(suffix)),
        ),
        journal: text(fields['journaltitle']),
        volume: text(fields['volume']),
        issue: text(fields['number']),
        pages: (fields['pages'] as Rich[][] | undefined)
          ?.map((range) => range.map(text).join('-'))
          .join(', '),
        date: fields['date'],
        doi: fields['doi'],
        url: fields['url'],
        issn: text(fields['issn']),
        publisher: text((more?.['publisher'] as Rich[] | undefined)?.[0]),
        keywords: fields['keywords'],
        abstract: text(fields['abstract']),
      }),
    );
  },
};

interface PandocItem {
  [field: string]: string | undefined;
}

const pandoc: Reader = {
  name: 'pandoc',
  reads: ['bibtex', 'biblatex', 'ris', 'csl-json'],
  available: true,
  async read(file, format) {
    const { stdout, stderr } = await convert(
      { from: format === 'csl-json' ? 'csljson' : format, to: 'csljson' },
      file,
      {},
    );
    if (stderr) throw new Error(stderr);
    type Item = PandocItem & {
      author?: {
        family?: string;
        given?: string;
        literal?: string;
        suffix?: string;
        'non-dropping-particle'?: string;
        'dropping-particle'?: string;
      }[];
      issued?: { 'date-parts': [number[]] };
    };
    return (JSON.parse(stdout) as unknown as Item[]).map((item) =>
      understood({
        key: item['id'],
        title: withoutTags(item['title']),
        authors: item.author?.map(
          ({
            literal,
            family,
            given,
            suffix,
            'non-dropping-particle': particle,
            'dropping-particle': dropping,
          }) =>
            literal ??
            inverted(
              [particle, family].filter(Boolean).join(' '),
              [given, dropping].filter(Boolean).join(' '),
              suffix,
            ),
        ),
        journal: withoutTags(item['container-title']),
        volume: item['volume'],
        issue: item['issue'],
        pages: item['page'],
        date: isoDate(...(item.issued?.['date-parts'][0].map(String) ?? [])),
        doi: item['DOI'],
        url: item['URL'],
        issn: item['ISSN'],
        publisher: withoutTags(item['publisher']),
        keywords: item['keyword']?.split(/[,;] /),
        abstract: withoutTags(item['abstract']),
      }),
    );
  },
};

const asList = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : ([value].flat() as T[]));
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  processEntities: true,
  htmlEntities: true,
  trimValues: false,
});
type Node = { [name: string]: Node | (Node[] & string) };
const textOf = (node: unknown): string | undefined =>
  node === undefined
    ? undefined
    : typeof node === 'string'
      ? node
      : (node as Record<string, string>)['#text'];

const bibutils: Reader = {
  name: 'bibutils',
  reads: ['bibtex', 'biblatex', 'ris'],
  available: has('bib2xml'),
  async read(file, format) {
    const command = { bibtex: 'bib2xml', biblatex: 'biblatex2xml', ris: 'ris2xml' }[format]!;
    const mods = execFileSync(command, ['-i', 'utf8'], {
      input: file,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    // eslint is not used here: MODS has no types, and the tests read a handful of its elements.
    const records = asList(
      (xml.parse(mods) as Node)['modsCollection']?.['mods'] as unknown as Record<string, never>[],
    );
    return records.map((record: Record<string, any>) => {
      const host = record['relatedItem'];
      const by = (list: unknown, name: string, value: string) =>
        textOf(asList(list as Record<string, string>).find((one) => one[name] === value));
      const part = record['part'];
      const number = (type: string) =>
        textOf(
          asList(part?.['detail']).find((one: Record<string, string>) => one['@type'] === type)?.['number'],
        );
      return understood({
        key: record['@ID'],
        title: titleOf(asList(record['titleInfo'])[0]),
        authors: asList(record['name']).map((name: Record<string, any>) => {
          const parts = asList(name['namePart']);
          if (name['@type'] !== 'personal') return textOf(parts[0]) ?? '';
          const of = (type: string) =>
            parts
              .filter((one: Record<string, string>) => one['@type'] === type)
              .map(textOf)
              .join(' ');
          return inverted(of('family'), of('given'), of('suffix'));
        }),
        journal: asList(host?.['titleInfo']).map(titleOf).find(Boolean),
        volume: number('volume'),
        issue: number('issue'),
        pages:
          [textOf(part?.['extent']?.['start']), textOf(part?.['extent']?.['end'])]
            .filter(Boolean)
            .join('-') || textOf(part?.['detail']?.['page']),
        date:
          textOf(asList(record['originInfo']).map((one: Record<string, never>) => one['dateIssued'])[0]) ??
          textOf(part?.['date']),
        doi: by(record['identifier'], '@type', 'doi'),
        url: asList(asList(record['location']).flatMap((one: Record<string, never>) => one['url']))[0],
        issn: textOf(asList(host?.['identifier'])[0]),
        publisher: textOf(host?.['originInfo']?.['publisher']) ?? textOf(record['originInfo']?.['publisher']),
        keywords: asList(record['subject']).flatMap((one: Record<string, never>) =>
          (textOf(one['topic']) ?? '').split(/, /),
        ),
        abstract: textOf(record['abstract']),
      });
    });
  },
};

export const readers: readonly Reader[] = [betterBibtex, biblatexCsl, pandoc, bibutils];

const titleOf = (info: Record<string, unknown> | undefined) =>
  info && ([textOf(info['title']), textOf(info['subTitle'])].filter(Boolean).join(': ') || undefined);

const inverted = (family?: string, given?: string, suffix?: string) =>
  [family, given, suffix].filter(Boolean).join(', ');

const isoDate = (year?: string, month?: string, day?: string) =>
  year && [year.padStart(4, '0'), month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');

const withoutTags = (text?: string) => text?.replace(/<\/?(?:i|b|sub|sup|sc|span)\b[^>]*>/g, '');

/** Drops what is absent, and what differs only in how a dash, an apostrophe or a blank is set. */
export function understood(found: {
  [Field in keyof Understood]: Understood[Field] | undefined;
}): Understood {
  const even = (value: string) =>
    value.replace(/[‘’]/g, "'").replace(/[–—]/g, '-').replace(/\s+/g, ' ').trim();
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, value]) => value !== undefined && value.length > 0)
      .map(([name, value]) => [
        name,
        Array.isArray(value)
          ? name === 'keywords'
            ? value.map(even).sort()
            : value.map(even)
          : even(value as string),
      ]),
  );
}
