import { findNodeAtLocation, parse, parseTree, type ParseError } from 'jsonc-parser';
import { filled } from '../../../record/filled.ts';
import { workTypes, type WorkType } from '../../../record/cited-reference.ts';
import type { ContainerKind } from '../../../record/container.ts';
import { certainFields, incompleteAuthors } from '../certain.ts';
import { abstractIn } from '../../values/abstract-value.ts';
import { articleTypeOf } from '../../values/article-type-value.ts';
import { clean, inOwnMarkup } from '../../values/clean.ts';
import { isbnsIn } from '../../values/isbn-value.ts';
import { keywordsOf } from '../../values/list-value.ts';
import { isPreprintServer } from '../../values/preprint.ts';
import { noting, type Bibliography, type BibliographyFormat, type Entry } from '../entry.ts';
import { linesOf } from '../../files/line-numbers.ts';
import { lookUp } from '../../values/lookup.ts';
import { deposited } from './crossref-fields.ts';
import { cslDate, issueDates } from './csl-dates.ts';
import { identifiersIn, relationsIn, translationsIn } from './csl-links.ts';
import { cslNames } from './csl-names.ts';
import { isObject, textOf, type CslInput } from './json-values.ts';

/** CSL-JSON, as written by Zotero, pandoc and Citation.js and returned by doi.org: one item or a list. */
export const cslJsonSource = {
  extension: '.json',
  parse(text): Bibliography {
    const broken = (line: number, message: string): Bibliography => ({
      entries: [],
      broken: [{ line, message }],
    });
    const lineAt = linesOf(text);
    const errors: ParseError[] = [];
    let data: unknown;
    try {
      data = parse(text, errors, { disallowComments: true });
    } catch {
      // The parser calls itself for every bracket.
      return broken(1, 'the file is nested too deeply.\nExport it again as CSL-JSON.');
    }
    if (errors[0])
      return broken(
        lineAt(errors[0].offset),
        'the file is not JSON: there is a syntax error on this line or just before it.\nExport it again as CSL-JSON.',
      );
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
    const items = list.map((item, index) => (isItem(item) ? item : index));
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

/** Whether a value has anything of a work. */
const isItem = (value: unknown): value is CslInput =>
  isObject(value) && ['type', 'title', 'id', 'DOI', 'author'].some((name) => name in value);

/** The items of a file (a list, an object with a list, or a single item) and the path to them within the file. */
function listIn(data: unknown): readonly [list: readonly unknown[], pathOf: (path: JsonPath) => JsonPath] {
  if (Array.isArray(data)) return [data, (path) => path];
  if (isObject(data))
    // Pandoc's metadata, and the responses of Crossref's REST API.
    for (const name of ['items', 'references', 'message']) {
      const inner = data[name];
      if (!Array.isArray(inner) && !(name === 'message' && isObject(inner))) continue;
      const [list, pathOf] = listIn(inner);
      return [list, (path) => [name, ...pathOf(path)]];
    }
  return [[data], (path) => path.slice(1)];
}

function toEntry(item: CslInput, index: number, lineAt: (path: JsonPath) => number): Entry {
  const text = (...names: readonly string[]) => {
    const found = names.map((name) => textOf(item[name])).find((value) => value?.trim());
    return found === undefined ? undefined : clean(found);
  };
  const key = text('citation-key', 'citation-label', 'id');
  const type = textOf(item['type']) ?? '';
  const isArticle = /^(?:article-journal|journal-article|article)$/.test(type);
  const kind = isArticle ? undefined : lookUp(containerKindOf, type);
  // Crossref lists the series of a volume before the volume.
  const [inSeries, volumeTitle] = Array.isArray(item['container-title'])
    ? item['container-title'].map((one) => clean(textOf(one) ?? ''))
    : [];
  const isInSeries = Boolean(kind && inSeries && volumeTitle);
  const journal = isInSeries ? volumeTitle : text('container-title');
  const lineOf = (field: string) => lineAt([index, written[field] ?? field]);
  const { notes, lost } = noting(lineOf);
  const ofMedium = (medium: string) => {
    const all: readonly unknown[] = Array.isArray(item['issn-type']) ? item['issn-type'] : [];
    return textOf(all.filter(isObject).find((one) => one['type'] === medium)?.['value']);
  };
  const dates = issueDates(item);
  const note = text('note') ?? '';
  const { fields, issns, others } = certainFields(
    {
      authors: cslNames(item['author']),
      editors: cslNames(item['editor']),
      volume: text('volume'),
      issue: text('issue'),
      pages: text('page'),
      articleNumber: kind === 'series' ? undefined : text('article-number', 'number'),
      date: dates.issued,
      doi: text('DOI'),
      notes: [note],
      language: text('language'),
      url: text('URL'),
      issns: {
        print: ofMedium('print'),
        online: ofMedium('electronic'),
        issn: [item['ISSN'] ?? []].flat().map(textOf).filter(Boolean).join('; '),
      },
    },
    lost,
  );
  const isPreprint =
    (isArticle && ((type === 'article' && !journal) || isPreprintServer(journal ?? ''))) ||
    (kind === 'series' &&
      (isPreprintServer(text('publisher') ?? '') || /^preprint$/i.test(text('genre') ?? '')));
  if (others && isArticle) lost('authors', incompleteAuthors);
  const keywords = item['keyword'];
  const [title, subtitle, abstract] = ['title', 'subtitle', 'abstract'].map((name) => textOf(item[name]));
  return {
    name: key ?? `entry ${index + 1}`,
    ...(key && { key }),
    get line() {
      return lineAt([index]);
    },
    ...otherType(type, isArticle || kind !== undefined, isPreprint),
    type: workTypes.find((one) => one === type) ?? lookUp(crossrefTypes, type) ?? 'document',
    more: filled({
      'et-al': others ? 'true' : undefined,
      edition: text('edition'),
      genre: text('genre'),
      'collection-title': isInSeries ? inSeries : text('collection-title'),
      'collection-number': text('collection-number'),
      number: kind === 'series' ? text('number', 'report-number') : undefined,
      isbn: isbnsIn([item['ISBN'] ?? []].flat().map((one) => textOf(one) ?? '')).isbns[0] ?? text('ISBN'),
      status: text('status'),
      translators: cslNames(item['translator']).value,
      accessed: cslDate(item['accessed']).value,
      'publisher-place': text('publisher-place', 'publisher-location'),
    }),
    fields: filled<Record<string, unknown>>({
      title: title && inOwnMarkup(title),
      subtitle: title && subtitle && !title.includes(subtitle) ? inOwnMarkup(subtitle) : undefined,
      type: articleTypeOf(text('genre') ?? ''),
      ...fields,
      'published-online': dates.online,
      ...deposited(item),
      ...relationsIn(item, lost),
      identifiers: identifiersIn(item, note),
      translations: translationsIn(item),
      keywords: Array.isArray(keywords)
        ? keywords.map((one) => clean(textOf(one) ?? '')).filter(Boolean)
        : keywordsOf(clean(textOf(keywords) ?? ''), true).value,
      abstract: abstract && abstractIn([inOwnMarkup(abstract)]),
      section: text('section'),
      chapter: kind === 'book' ? text('chapter-number') : undefined,
    }),
    container: {
      ...(kind && { kind }),
      ...filled({
        title: journal ?? (kind === 'series' ? text('collection-title') : undefined),
        conference: kind === 'proceedings' ? conferenceIn(item, journal) : undefined,
        abbreviation: text('container-title-short', 'journalAbbreviation'),
        publisher: text('publisher'),
      }),
      ...issns,
    },
    notes,
    lineOf,
  };
}

/** What contains items of a type: CSL's and Crossref's. */
const containerKindOf: Readonly<Record<string, ContainerKind>> = {
  'paper-conference': 'proceedings',
  'proceedings-article': 'proceedings',
  chapter: 'book',
  'book-chapter': 'book',
  'book-section': 'book',
  report: 'series',
  'report-series': 'series',
};

/** The conference of a paper: in CSL's variables, or as Crossref's `event`. */
function conferenceIn(item: CslInput, title: string | undefined) {
  const { event } = item;
  const deposit = isObject(event) ? event : {};
  const text = (...values: readonly unknown[]) =>
    values.map((value) => clean(textOf(value) ?? '')).find(Boolean);
  const name = text(item['event-title'], isObject(event) ? event['name'] : event);
  const day = (parts: unknown) => (parts ? cslDate({ 'date-parts': [parts] }).value : undefined);
  const dates = isObject(item['event-date']) ? item['event-date']['date-parts'] : undefined;
  const [from, to] = Array.isArray(dates) ? (dates as readonly unknown[]) : [];
  const first = day(from) ?? cslDate(item['event-date'] ?? deposit['start']).value;
  const last = day(to) ?? cslDate(deposit['end']).value;
  const conference = filled({
    name: name === title ? undefined : name,
    acronym: text(deposit['acronym']),
    number: text(deposit['number']),
    place: text(item['event-place'], deposit['location']),
    date: first && (last && last !== first ? `${first}/${last}` : first),
  });
  return Object.keys(conference).length > 0 ? conference : undefined;
}

/** What an item is that is not in a container. */
function otherType(type: string, isArticle: boolean, isPreprint: boolean): Pick<Entry, 'otherType'> {
  if (type === 'posted-content' || isPreprint) return { otherType: 'preprint' };
  if (isArticle) return {};
  return { otherType: type ? `type ${type}` : 'no type' };
}

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
  editors: 'editor',
  journal: 'container-title',
  pages: 'page',
  date: 'issued',
  doi: 'DOI',
  keywords: 'keyword',
  source: 'URL',
};
