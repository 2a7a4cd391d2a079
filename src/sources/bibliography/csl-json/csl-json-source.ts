import { articleTypes } from '../../../record/article-type.ts';
import { filled } from '../../../record/filled.ts';
import { findNodeAtLocation, parse, parseTree, type ParseError } from 'jsonc-parser';
import { parseOrcid } from '../../../record/identifiers.ts';
import { workTypes, type WorkType } from '../../../record/cited-reference.ts';
import { certainFields } from '../../values/certain.ts';
import { clean, keywordsIn, inOwnMarkup } from '../../values/clean.ts';
import { deposited, rorIn } from './crossref-fields.ts';
import { dateOf, type DateField } from '../../values/dates.ts';
import { isObject, textOf, type CslInput } from './json-values.ts';
import { lookUp } from '../../values/lookup.ts';
import { linesOf, noting, type Bibliography, type BibliographyFormat, type Entry } from '../entry.ts';

/** CSL-JSON, as written by Zotero, pandoc and Citation.js and returned by doi.org: one item or a list. */
export const cslJsonSource = {
  extension: '.json',
  parse(text): Bibliography {
    const errors: ParseError[] = [];
    const data: unknown = parse(text, errors, { disallowComments: true });
    const lineAt = linesOf(text);
    if (errors[0])
      return {
        entries: [],
        broken: [
          {
            line: lineAt(errors[0].offset),
            message:
              'the file is not JSON: there is a syntax error on this line or just before it.\nExport it again as CSL-JSON.',
          },
        ],
      };
    const [list, pathOf] = listIn(data);
    // Only when a line is needed, since finding it parses the file a second time.
    let tree: ReturnType<typeof parseTree>;
    const lineOf = (path: JsonPath) => {
      tree ??= parseTree(text);
      const within = pathOf(path);
      for (let depth = within.length; depth > 0; depth -= 1) {
        const node = findNodeAtLocation(tree!, within.slice(0, depth));
        if (node) return lineAt(node.offset);
      }
      return 1;
    };
    const items = list.map((item, index) => (isObject(item) ? item : index));
    return {
      entries: items.flatMap((item, index) =>
        typeof item === 'number' ? [] : [toEntry(item, index, lineOf)],
      ),
      broken: items.flatMap((item) =>
        typeof item === 'number'
          ? [
              {
                line: lineOf([item]),
                message: 'it is not a CSL-JSON item.\nWrite { "type": "article-journal", … }.',
              },
            ]
          : [],
      ),
    };
  },
} as const satisfies BibliographyFormat;

type JsonPath = readonly (string | number)[];

/** The items of a file (a list, an object with a list, or a single item) and the path to them within the file. */
function listIn(data: unknown): readonly [list: readonly unknown[], pathOf: (path: JsonPath) => JsonPath] {
  if (Array.isArray(data)) return [data, (path) => path];
  if (isObject(data) && Array.isArray(data['items'])) return [data['items'], (path) => ['items', ...path]];
  // As returned by Crossref's REST API.
  if (isObject(data) && isObject(data['message'])) {
    const [list, pathOf] = listIn(data['message']);
    return [list, (path) => ['message', ...pathOf(path)]];
  }
  return [[data], (path) => path.slice(1)];
}

function toEntry(item: CslInput, index: number, lineAt: (path: JsonPath) => number): Entry {
  const text = (...names: readonly string[]) => {
    const found = names.map((name) => textOf(item[name])).find((value) => value?.trim());
    return found === undefined ? undefined : clean(found);
  };
  const key = text('citation-key', 'citation-label', 'id');
  const type = textOf(item['type']);
  const lineOf = (field: string) => lineAt([index, written[field] ?? field]);
  const { notes, lost } = noting(lineOf);
  const ofMedium = (medium: string) => {
    const all: readonly unknown[] = Array.isArray(item['issn-type']) ? item['issn-type'] : [];
    return textOf(all.filter(isObject).find((one) => one['type'] === medium)?.['value']);
  };
  const { fields, issns } = certainFields(
    {
      volume: text('volume'),
      issue: text('issue'),
      pages: text('page'),
      articleNumber: text('article-number', 'number'),
      date: issuedIn(item['issued'] ?? item['published'] ?? item['published-print']),
      doi: text('DOI'),
      language: text('language'),
      url: text('URL'),
      issns: {
        print: ofMedium('print'),
        online: ofMedium('electronic'),
        issn: [item['ISSN'] ?? []].flat().map(String).join('; '),
      },
    },
    lost,
  );
  const keywords = item['keyword'];
  const [title, subtitle, abstract] = ['title', 'subtitle', 'abstract'].map((name) => textOf(item[name]));
  return {
    name: key ?? `entry ${index + 1}`,
    ...(key && { key }),
    get line() {
      return lineAt([index]);
    },
    ...(!/^(?:article-journal|journal-article|article)$/.test(type ?? '') && {
      otherType: type ? `type ${type}` : 'no type',
    }),
    type: workTypes.find((one) => one === type) ?? lookUp(crossrefTypes, type ?? '') ?? 'document',
    more: filled({
      editors: namesOf(item['editor']),
      edition: text('edition'),
      'publisher-place': text('publisher-place', 'publisher-location'),
    }),
    fields: filled<Record<string, unknown>>({
      title: title && inOwnMarkup(title),
      subtitle: title && subtitle && !title.includes(subtitle) ? inOwnMarkup(subtitle) : undefined,
      type: articleTypes.find((one) => one === text('genre')?.toLowerCase().replace(/\s+/g, '-')),
      authors: namesOf(item['author']),
      ...fields,
      ...deposited(item),
      keywords: (Array.isArray(keywords) ? keywords.map(String) : keywordsIn(textOf(keywords) ?? ''))
        .map(clean)
        .filter(Boolean),
      abstract: abstract && inOwnMarkup(abstract),
      section: text('section'),
    }),
    journal: {
      ...filled({
        title: text('container-title'),
        abbreviation: text('container-title-short', 'journalAbbreviation'),
        publisher: text('publisher'),
      }),
      ...issns,
    },
    notes,
    lineOf,
  };
}

const namesOf = (value: unknown) => (Array.isArray(value) ? value.filter(isObject).map(toName) : []);

/** CSL types for Crossref types with other names: https://api.crossref.org/types */
const crossrefTypes: Readonly<Record<string, WorkType>> = {
  'journal-article': 'article-journal',
  article: 'article-journal',
  'book-chapter': 'chapter',
  'edited-book': 'book',
  monograph: 'book',
  'reference-book': 'book',
  'reference-entry': 'entry-encyclopedia',
  'proceedings-article': 'paper-conference',
  dissertation: 'thesis',
  'posted-content': 'document',
  database: 'dataset',
};

const written: Readonly<Record<string, string>> = {
  authors: 'author',
  journal: 'container-title',
  pages: 'page',
  date: 'issued',
  doi: 'DOI',
  keywords: 'keyword',
  source: 'URL',
};

function toName(name: CslInput) {
  const text = (key: string) => {
    const value = textOf(name[key]);
    return value && clean(value);
  };
  const affiliations = Array.isArray(name['affiliation'])
    ? name['affiliation'].flatMap((one) => institutionOf(one) ?? [])
    : [];
  const literal = text('literal') ?? text('name');
  const orcid = parseOrcid(text('ORCID') ?? '');
  return filled<Record<string, unknown>>({
    ...(literal
      ? { literal }
      : {
          family: text('family'),
          given: text('given'),
          particle: text('non-dropping-particle'),
          'dropping-particle': text('dropping-particle'),
          suffix: text('suffix'),
        }),
    orcid,
    affiliations,
  });
}

/** An institution, with its ROR ID if the file has one. */
function institutionOf(value: unknown) {
  const name = textOf(isObject(value) ? value['name'] : value);
  if (!name?.trim()) return undefined;
  const ror = isObject(value) ? rorIn(value) : undefined;
  return ror ? { name: clean(name), ror } : clean(name);
}

function issuedIn(issued: unknown): DateField {
  if (!isObject(issued)) return dateOf(textOf(issued) ?? '');
  const [from, to] = (Array.isArray(issued['date-parts']) ? issued['date-parts'] : []) as unknown[][];
  const print = (parts: readonly unknown[]) => parts.filter((part) => part != null && part !== '').join('-');
  const parts = from?.some((part) => part != null) ? print(from) : undefined;
  const text =
    parts && to?.length
      ? `${parts}/${print(to)}`
      : (parts ?? textOf(issued['raw']) ?? textOf(issued['literal']));
  return dateOf(text ?? '');
}
