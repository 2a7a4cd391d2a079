import type { Article } from './article.ts';
import {
  conferenceName,
  containerKinds,
  issns,
  type Conference,
  type Container,
  type ContainerKind,
} from './container.ts';
import { filled } from './filled.ts';
import { articleTypes, typeInWords } from './article-type.ts';
import type { Reference, WorkType } from './cited-reference.ts';
import { dateParts, type PartialDate } from './date.ts';
import type { Name } from './name.ts';
import { isCitationKey, suggestKey } from './key.ts';
import { mathText } from './math.ts';
import type { Relations } from './relation.ts';
import { parsePages, printPages, printPlace } from './pages.ts';
import { parseText, serialise, type Text } from './text.ts';

/** The part of CSL-JSON that an article uses: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface CslItem extends CslWork {
  readonly type: (typeof itemTypes)[ContainerKind];
  readonly title: string;
  readonly 'container-title-short'?: string;
  /** An article's number, as CSL's APA and IEEE styles print it, or that of a report. */
  readonly number?: string;
  /** The type of the article in words, or that of a report: `review article`, `Working paper`. */
  readonly genre?: string;
  readonly 'chapter-number'?: string;
  readonly 'event-title'?: string;
  readonly 'event-place'?: string;
  readonly 'event-date'?: CslDateRange;
  readonly abstract?: string;
  readonly keyword?: string;
  readonly section?: string;
  readonly ISSN?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly URL: string;
  /**
   * What CSL has no variable for: identifiers by the names of their registries, the URLs of related articles by the
   * relation, `retractedBy`, and `translations` by language.
   */
  readonly custom?: Readonly<Record<string, string | readonly string[] | CslTranslations>>;
}

/** Titles, abstracts and keywords by BCP 47 tag. */
type CslTranslations = Readonly<
  Record<string, { readonly title?: string; readonly abstract?: string; readonly keyword?: string }>
>;

/** The fields that articles and cited works have in common. */
export interface CslWork {
  readonly id: string;
  readonly type: WorkType;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** Or the number that an article has instead of pages: most styles print no other, and Zotero reads no other. */
  readonly page?: string;
  readonly issued?: CslDate;
  readonly edition?: string;
  readonly publisher?: string;
  readonly 'publisher-place'?: string;
  readonly translator?: readonly CslName[];
  readonly genre?: string;
  readonly 'collection-title'?: string;
  readonly 'collection-number'?: string;
  readonly number?: string;
  readonly ISBN?: string;
  readonly status?: string;
  readonly accessed?: CslDate;
  readonly note?: string;
  readonly language?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

interface CslDate {
  readonly 'date-parts': readonly [readonly number[]];
}
interface CslDateRange {
  readonly 'date-parts': readonly [first: readonly number[], last?: readonly number[]];
}

/** The CSL type of the articles of each kind of container. */
const itemTypes = {
  journal: 'article-journal',
  proceedings: 'paper-conference',
  book: 'chapter',
  series: 'report',
} as const satisfies Record<ContainerKind, WorkType>;

/** The CSL type of what is in a container. */
export const workTypeOf = ({ kind }: Pick<Container, 'kind'>) => itemTypes[kind];

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** A record as CSL-JSON. Title and abstract keep the markup that CSL supports. */
export function toCsl(article: Article): CslItem {
  const { authors, container, volume, issue, issued, abstract, keywords } = article;
  const issn = issns(container).join(', ');
  const { PMID, PMCID, ...others } = article.identifiers;
  const translations = translationsOf(article.translations);
  const custom = { ...others, ...urlsOf(article.relations), ...(translations && { translations }) };
  const inSeries = container.kind === 'series';
  const place = inSeries ? article.pages && printPages(article.pages) : printPlace(article);
  const editors = container.kind === 'journal' ? article.editors : container.editors;
  return {
    id: article.citationKey,
    type: workTypeOf(container),
    title: cslText(article.title),
    ...(authors.length > 0 && { author: authors.map(toCslName) }),
    ...(editors && !inSeries && { editor: editors.map(toCslName) }),
    ...(inSeries ? inSeriesOfPapers(article) : { 'container-title': container.title }),
    ...(container.abbreviation && !inSeries && { 'container-title-short': container.abbreviation }),
    ...((volume ?? container.volume) && { volume: volume ?? container.volume }),
    ...(issue && { issue }),
    ...(place && { page: place }),
    ...(article.chapter && { 'chapter-number': article.chapter }),
    ...(issued && { issued: toCslDate(issued) }),
    ...(article.type && !inSeries && { genre: typeInWords(article.type) }),
    ...(abstract && { abstract: cslText(abstract) }),
    ...(keywords.length > 0 && { keyword: keywords.join('; ') }),
    ...(article.language && { language: article.language }),
    ...eventOf(container),
    ...(container.edition && { edition: container.edition }),
    ...(container.series && { 'collection-title': container.series.title }),
    ...(container.series?.number && { 'collection-number': container.series.number }),
    ...(container.publisher && { publisher: container.publisher }),
    ...(container.publisherPlace && { 'publisher-place': container.publisherPlace }),
    ...(article.section && { section: article.section }),
    ...(container.isbn && { ISBN: container.isbn.join(' ') }),
    ...(issn && { ISSN: issn }),
    ...(article.doi && { DOI: article.doi }),
    ...(PMID && { PMID }),
    ...(PMCID && { PMCID }),
    URL: article.url,
    ...(Object.keys(custom).length > 0 && { custom }),
  };
}

/** A numbered paper of a series, which may be named only by its institution. */
const inSeriesOfPapers = ({ container, articleNumber }: Article) => ({
  ...(container.title !== container.publisher && { 'collection-title': container.title }),
  ...(container.paperType && { genre: container.paperType }),
  ...(articleNumber && { number: articleNumber }),
});

/** Not `event`, which Harvard would print as well. */
function eventOf({ conference }: Container) {
  if (!conference) return {};
  const { place, date } = conference;
  const name = conferenceName(conference);
  const parts = (one: PartialDate) => dateParts(one).map(Number);
  return {
    ...(name && { 'event-title': name }),
    ...(place && { 'event-place': place }),
    ...(date && {
      'event-date': {
        'date-parts': date.last ? [parts(date.first), parts(date.last)] : [parts(date.first)],
      } satisfies CslDateRange,
    }),
  };
}

/** Stands for authors who are not named; the formatter writes “et al.” in its place. */
export const othersMark = '\ufdd4';

/** A cited work as CSL-JSON. */
export function workToCsl({ work, doi, url }: Reference, id: string): CslWork {
  const {
    type,
    title,
    authors,
    editors,
    translators = [],
    containerTitle,
    collectionTitle,
    collectionNumber,
    publisherPlace,
    issued,
    accessed,
    pages,
    isbn,
    others,
    ...rest
  } = work!;
  return {
    id,
    type,
    ...rest,
    ...(title && { title: cslText(title) }),
    ...(authors.length > 0 && {
      author: [...authors.map(toCslName), ...(others ? [{ literal: othersMark }] : [])],
    }),
    ...(translators.length > 0 && { translator: translators.map(toCslName) }),
    ...(editors.length > 0 && { editor: editors.map(toCslName) }),
    ...(containerTitle && { 'container-title': containerTitle }),
    ...(collectionTitle && { 'collection-title': collectionTitle }),
    ...(collectionNumber && { 'collection-number': collectionNumber }),
    ...(publisherPlace && { 'publisher-place': publisherPlace }),
    ...(accessed && { accessed: toCslDate(accessed) }),
    ...(isbn && { ISBN: isbn }),
    ...(issued && { issued: toCslDate(issued) }),
    ...(pages && { page: pages }),
    ...(doi && { DOI: doi }),
    ...(url && { URL: url }),
  };
}

const toCslDate = (date: PartialDate): CslDate => ({ 'date-parts': [dateParts(date).map(Number)] });

const urlsOf = (relations: Relations) =>
  Object.fromEntries(
    Object.entries(relations).map(([relation, targets]) => [relation, targets.map(({ url }) => url)]),
  );

/** Undefined if there are none. */
function translationsOf(translations: Article['translations']): CslTranslations | undefined {
  const entries = Object.entries(translations).map(([tag, { title, abstract, keywords }]) => [
    tag,
    {
      ...(title && { title: cslText(title) }),
      ...(abstract && { abstract: cslText(abstract) }),
      ...(keywords && { keyword: keywords.join('; ') }),
    },
  ]);
  return entries.length > 0 ? (Object.fromEntries(entries) as CslTranslations) : undefined;
}

const fromCslName = (name: CslName): Name => ({
  ...(name.family && { family: name.family }),
  ...(name.given && { given: name.given }),
  ...(name['non-dropping-particle'] && { particle: name['non-dropping-particle'] }),
  ...(name['dropping-particle'] && { droppingParticle: name['dropping-particle'] }),
  ...(name.suffix && { suffix: name.suffix }),
  ...(name.literal && { literal: name.literal }),
});

const toCslName = ({ family, given, particle, droppingParticle, suffix, literal }: Name): CslName =>
  literal
    ? { literal }
    : {
        ...(family && { family }),
        ...(given && { given }),
        ...(particle && { 'non-dropping-particle': particle }),
        ...(droppingParticle && { 'dropping-particle': droppingParticle }),
        ...(suffix && { suffix }),
      };

/** https://docs.citationstyles.org/en/stable/specification.html#rich-text-formatting-within-fields (as Zotero and citeproc read it) */
const cslText = (text: Text): string =>
  serialise(text, {
    string: (value) => value,
    math: (tex) => cslText(mathText(tex)),
    mark: (mark, inner) =>
      mark === 'sc'
        ? `<span style="font-variant:small-caps;">${inner}</span>`
        : `<${mark}>${inner}</${mark}>`,
  });

/**
 * A CSL-JSON item as a record, so the writers here accept any item that Citation.js has read. What the item does not
 * say is absent; what cannot be understood (a page range that runs backwards) is left out. An id that is not a
 * citation key (a Zotero URL, a DOI) is replaced by a readable one.
 */
export function fromCsl(item: CslItem): Article {
  const type = articleTypes.find((one) => typeInWords(one) === item.genre);
  const container = fromCslContainer(item);
  const fields = {
    title: parseCslText(item.title),
    authors: (item.author ?? []).map(fromCslName),
    ...(item.editor && container.kind === 'journal' && { editors: item.editor.map(fromCslName) }),
    ...(item.issued?.['date-parts'][0][0] && { issued: fromCslDate(item.issued['date-parts'][0]) }),
  };
  return {
    id: item.id,
    ...(type && { type }),
    citationKey: isCitationKey(String(item.id)) ? item.id : suggestKey(fields),
    ...fields,
    url: item.URL,
    container,
    ...(item.volume && container.volume === undefined && { volume: String(item.volume) }),
    ...(item.issue && { issue: String(item.issue) }),
    ...(item.page && { pages: parsePages(item.page) }),
    ...(item.number && { articleNumber: item.number }),
    ...(item['chapter-number'] && { chapter: item['chapter-number'] }),
    keywords: item.keyword?.split(/;\s*/).filter(Boolean) ?? [],
    ...(item.abstract && { abstract: parseCslText(item.abstract) }),
    ...(item.DOI && { doi: item.DOI }),
    identifiers: identifiersOf(item),
    ...(item.language && { language: item.language }),
    translations: Object.fromEntries(
      Object.entries((item.custom?.['translations'] ?? {}) as CslTranslations).map(([tag, { title }]) => [
        tag,
        title ? { title: parseCslText(title) } : {},
      ]),
    ),
    relations: {},
    ...(item.section && { section: item.section }),
  };
}

function fromCslContainer(item: CslItem): Container {
  const kind = containerKinds.find((one) => itemTypes[one] === item.type) ?? 'journal';
  const isVolumeOf = kind === 'proceedings' || kind === 'book';
  const [print, online] = item.ISSN?.split(/,\s*/) ?? [];
  const [first, last] = item['event-date']?.['date-parts'] ?? [];
  const conference = filled<Conference>({
    name: item['event-title'],
    place: item['event-place'],
    date: first && { first: fromCslDate(first), ...(last && { last: fromCslDate(last) }) },
  });
  const series = isVolumeOf && item['collection-title'];
  return {
    kind,
    id: '',
    title: (kind === 'series' ? (item['collection-title'] ?? item.publisher) : item['container-title']) ?? '',
    issn: { ...(print && { print }), ...(online && { online }) },
    ...filled<Partial<Container>>({
      abbreviation: item['container-title-short'],
      publisher: item.publisher,
      publisherPlace: item['publisher-place'],
      isbn: item.ISBN?.split(/[\s,;]+/),
      edition: item.edition,
      editors: kind === 'journal' ? undefined : item.editor?.map(fromCslName),
      volume: isVolumeOf ? item.volume : undefined,
      paperType: kind === 'series' ? item.genre : undefined,
    }),
    ...(Object.keys(conference).length > 0 && { conference }),
    ...(series && {
      series: { title: series, ...(item['collection-number'] && { number: item['collection-number'] }) },
    }),
    translations: {},
    issues: [],
  };
}

const fromCslDate = ([year, month, day]: readonly number[]): PartialDate => ({
  year: year!,
  ...(month && { month }),
  ...(day && { day }),
});

const identifiersOf = ({ PMID, PMCID, custom = {} }: CslItem): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ PMID, PMCID, ...custom }).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  );

const parseCslText = (source: string): Text =>
  parseText(
    source
      .replace(/[\\$]/g, '\\$&')
      .replace(/<span style="font-variant:\s*small-caps;?">([^]*?)<\/span>/g, '<sc>$1</sc>'),
  );
