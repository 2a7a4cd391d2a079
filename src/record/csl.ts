import { issns, type Article } from './article.ts';
import { articleTypes, typeInWords } from './article-type.ts';
import type { Reference, WorkType } from './cited-reference.ts';
import { dateParts, type PartialDate } from './date.ts';
import type { Name } from './name.ts';
import { isCitationKey, suggestKey } from './key.ts';
import { mathText } from './math.ts';
import type { Relations } from './relation.ts';
import { parsePages, printPlace } from './pages.ts';
import { parseText, serialise, type Text } from './text.ts';

/** The part of CSL-JSON that an article uses: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface CslItem extends CslWork {
  readonly type: 'article-journal';
  readonly title: string;
  readonly 'container-title': string;
  readonly 'container-title-short'?: string;
  /** An article's number, as CSL's APA and IEEE styles print it. */
  readonly number?: string;
  /** The type of the article in words: `review article`. */
  readonly genre?: string;
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
  const { authors, journal, volume, issue, issued, abstract, keywords } = article;
  const issn = issns(journal).join(', ');
  const { PMID, PMCID, ...others } = article.identifiers;
  const translations = translationsOf(article.translations);
  const custom = { ...others, ...urlsOf(article.relations), ...(translations && { translations }) };
  const place = printPlace(article);
  return {
    id: article.citationKey,
    type: 'article-journal',
    title: cslText(article.title),
    ...(authors.length > 0 && { author: authors.map(toCslName) }),
    ...(article.editors && { editor: article.editors.map(toCslName) }),
    'container-title': journal.title,
    ...(journal.abbreviation && { 'container-title-short': journal.abbreviation }),
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(place && { page: place }),
    ...(issued && { issued: toCslDate(issued) }),
    ...(article.type && { genre: typeInWords(article.type) }),
    ...(abstract && { abstract: cslText(abstract) }),
    ...(keywords.length > 0 && { keyword: keywords.join('; ') }),
    ...(article.language && { language: article.language }),
    ...(journal.publisher && { publisher: journal.publisher }),
    ...(article.section && { section: article.section }),
    ...(issn && { ISSN: issn }),
    ...(article.doi && { DOI: article.doi }),
    ...(PMID && { PMID }),
    ...(PMCID && { PMCID }),
    URL: article.url,
    ...(Object.keys(custom).length > 0 && { custom }),
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
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const type = articleTypes.find((one) => typeInWords(one) === item.genre);
  const [print, online] = item.ISSN?.split(/,\s*/) ?? [];
  const fields = {
    title: parseCslText(item.title),
    authors: (item.author ?? []).map(fromCslName),
    ...(item.editor && { editors: item.editor.map(fromCslName) }),
    ...(year && { issued: { year, ...(month && { month }), ...(day && { day }) } }),
  };
  return {
    id: item.id,
    ...(type && { type }),
    citationKey: isCitationKey(String(item.id)) ? item.id : suggestKey(fields),
    ...fields,
    url: item.URL,
    journal: {
      id: '',
      title: item['container-title'],
      ...(item['container-title-short'] && { abbreviation: item['container-title-short'] }),
      issn: { ...(print && { print }), ...(online && { online }) },
      ...(item.publisher && { publisher: item.publisher }),
      translations: {},
      issues: [],
    },
    ...(item.volume && { volume: String(item.volume) }),
    ...(item.issue && { issue: String(item.issue) }),
    ...(item.page && { pages: parsePages(item.page) }),
    ...(item.number && { articleNumber: item.number }),
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
