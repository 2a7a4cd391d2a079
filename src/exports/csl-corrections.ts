import type { Article } from '../record/article.ts';
import type { CslItem } from '../record/csl.ts';
import type { DateRange, PartialDate } from '../record/date.ts';
import type { CslNode } from '../sources/files/csl-repository.ts';

// Corrections for CSL styles that deviate from their style guides.

/**
 * Corrects a style according to its guide.
 * @param language BCP 47, of the document that is cited
 */
export const corrected = (id: string, style: CslNode, language: string): CslNode =>
  id.startsWith('gost-r-7-0-5')
    ? gost(style, language)
    : withoutPreprints(threeLetterMonths(id.startsWith('vancouver') ? yearFirst(style) : style));

/**
 * The title of an article for a style. APA begins a subtitle with a capital; CSL leaves the case of a title in
 * sentence case to the record: https://apastyle.apa.org/style-grammar-guidelines/capitalization/sentence-case
 */
export const titleIn = (id: string, title: string, language: string | undefined): string =>
  id.startsWith('apa') && language?.split('-')[0] === 'en'
    ? title.replace(/(?<=[:?!] )[a-z](?=[a-z -])/g, (letter) => letter.toUpperCase())
    : title;

/**
 * APA names an article that has appeared online and is in no volume yet:
 * https://apastyle.apa.org/style-grammar-guidelines/references/examples/journal-article-references
 */
export function statusIn(id: string, article: Article): { readonly status?: string } {
  const { history, volume, issue, pages, articleNumber, language } = article;
  const isAhead = history?.publishedOnline && !(volume || issue || pages || articleNumber);
  return isAhead && id.startsWith('apa') && language?.split('-')[0] === 'en'
    ? { status: 'advance online publication' }
    : {};
}

/**
 * What styles need to set papers of proceedings, chapters and reports as their guides do:
 * APA sets proceedings as a book, and has the conference only for papers that are not printed;
 * Vancouver knows the number in a series as its volume, and takes that of a book for it;
 * IEEE repeats the volume of a book after its series; GOST glues the series to the title, and takes an edition for an issue.
 */
export function itemIn(id: string, item: CslItem): CslItem {
  if (item.type === 'article-journal') return item;
  const {
    'collection-title': collection,
    'collection-number': number,
    'event-title': event,
    'event-place': place,
    'event-date': date,
    edition,
    ...rest
  } = item;
  const series = {
    ...(collection && { 'collection-title': collection }),
    ...(number && { 'collection-number': number }),
  };
  const meeting = {
    ...(event && { 'event-title': event }),
    ...(place && { 'event-place': place }),
    ...(date && { 'event-date': date }),
  };
  const others = { ...rest, ...(edition && { edition }) };
  const isReport = item.type === 'report';
  if (id.startsWith('apa') && item.type === 'paper-conference')
    return { ...others, ...series, type: 'chapter' };
  if (id.startsWith('vancouver') && !isReport)
    return {
      ...others,
      ...meeting,
      ...(item.volume ? {} : { ...series, ...(number && { volume: number }) }),
    };
  if (id.startsWith('ieee') && item.type === 'chapter') return others;
  if (id.startsWith('gost') && !isReport) return rest;
  return item;
}

/** Marks where a style prints the title of proceedings. */
export const conferenceMark = '\ufdd5';

/**
 * Cite Them Right and the National Library of Medicine name place and dates of the conference after the title, for which their styles
 * have no variable: https://www.ncbi.nlm.nih.gov/books/NBK7256/
 */
export function withConference(id: string, html: string, article: Article, locale: string): string {
  const { place, date } = article.container.conference ?? {};
  const isFirst = (style: string) => id.startsWith(style);
  if (isFirst('vancouver') && (place || date)) {
    const parts = [date && numericRange(date), place].filter(Boolean).join('; ');
    return html.replace(new RegExp(`${conferenceMark}( \\[[^\\]]+\\])?`), `$1; ${parts}`);
  }
  if (isFirst('harvard') && (place || date)) {
    const parts = [place, date && inWords(date, locale)].filter(Boolean).join(', ');
    return html.replace(new RegExp(`${conferenceMark}(</i>)?\\.?`), `$1. ${parts}.`);
  }
  return html.replace(conferenceMark, '');
}

/** “2021 Aug 1-6”, as in MEDLINE. */
function numericRange({ first, last }: DateRange): string {
  const words = ({ year, month, day }: PartialDate) =>
    [year, month && monthNames[month - 1], day].filter(Boolean).join(' ');
  if (!last) return words(first);
  if (first.year !== last.year) return `${words(first)}-${words(last)}`;
  return first.month === last.month
    ? `${words(first)}-${last.day ?? ''}`
    : `${words(first)}-${words(last).replace(/^\d+ /, '')}`;
}
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** “1–6 August”: the year is that of the reference. */
function inWords({ first, last = first }: DateRange, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(first.month && { month: 'long' }),
    ...(first.day && last.day && { day: 'numeric' }),
    ...(!first.month && { year: 'numeric' }),
  });
  const moment = ({ year, month = 1, day = 1 }: PartialDate) => Date.UTC(year, month - 1, day);
  return format.formatRange(moment(first), moment(last)).replaceAll('\u2009', '');
}

/**
 * Corrects a formatted reference. A supplement has no “no.” before it; Chicago puts a space before the month of a volume without
 * issues: “12 (June): 345”.
 */
export function tidied(id: string, html: string): string {
  const named = html.replace(/(?<=[\s,.])(?:nos?\.|Nr\.|вып\.|№|H\.)\s+(?=Suppl|Spec)/gi, '');
  return id.startsWith('chicago-author-date') ? named.replace(/(?<=\(\p{L}+\)):(?=\S)/u, ': ') : named;
}

/** A title of which the styles that capitalise words leave names of species and foreign words as they are. */
export const withCaseOfItalics = (title: string): string =>
  title.replace(/<i>.*?<\/i>/gs, '<span class="nocase">$&</span>');

/** Names the variant of a style that {@link corrected} returns for the language of a document; empty if there is only one. */
export const variantOf = (id: string, language: string): string =>
  id.startsWith('gost-r-7-0-5') ? gostLanguage(language) : '';

/**
 * GOST R 7.0.5-2008, 4.10 and 4.11: words are abbreviated in the language of the document, and an identifier such as a DOI
 * follows the pages. The style uses Russian words for every document, and has no DOI.
 */
function gost(style: CslNode, language: string): CslNode {
  const terms = gostTerms[gostLanguage(language)]!;
  const change = (node: CslNode | string): CslNode | string => {
    if (typeof node === 'string') return node === russian.etAl ? terms.etAl : node;
    if (node.n === 'macro' && node.a?.['name'] === 'publisher') return gostPublisher;
    const prefix = Object.entries(russian).find(([, word]) => node.a?.['prefix'] === `${word} `);
    const children = (node.c ?? []).map(change);
    const holdsPages = node.n === 'group' && node.c?.some(isPages);
    const ofBooks = node.n === 'group' && node.c?.some(isNumberOfPages);
    const editors = node.a?.['prefix'] === `/ ${russian.editors} ` && `/ ${terms.editors} `;
    const more = [...(holdsPages ? [gostDoi, gostUrl] : []), ...(ofBooks ? [gostReport(terms)] : [])];
    return {
      ...node,
      ...(prefix && { a: { ...node.a, prefix: `${terms[prefix[0] as keyof Terms]} ` } }),
      ...(editors && { a: { ...node.a, prefix: editors } }),
      ...(node.c && { c: [...children, ...more] }),
    };
  };
  return change(style) as CslNode;
}

const isPages = (node: CslNode | string) =>
  typeof node === 'object' && node.a?.['variable'] === 'page' && node.a['prefix'] === `${russian.pages} `;

const isNumberOfPages = (node: CslNode | string) =>
  typeof node === 'object' && node.a?.['variable'] === 'number-of-pages';

/** Place, publisher and year, without the signs between them if one is missing. */
const gostPublisher: CslNode = {
  n: 'macro',
  a: { name: 'publisher' },
  c: [
    {
      n: 'group',
      a: { delimiter: ', ' },
      c: [
        {
          n: 'group',
          a: { delimiter: ': ' },
          c: [
            { n: 'text', a: { variable: 'publisher-place' } },
            { n: 'text', a: { variable: 'publisher' } },
          ],
        },
        { n: 'text', a: { macro: 'year-date' } },
      ],
    },
    { n: 'text', a: { variable: 'edition', prefix: '. Вып. ' } },
  ],
};

/** What a report is, its number and where it is. */
const gostReport = ({ issue }: Terms): CslNode => ({
  n: 'choose',
  c: [
    {
      n: 'if',
      a: { type: 'report' },
      c: [
        {
          n: 'group',
          a: { delimiter: '. ' },
          c: [
            {
              n: 'group',
              a: { delimiter: ' ' },
              c: [
                { n: 'text', a: { variable: 'genre' } },
                { n: 'text', a: { variable: 'number', prefix: `${issue} ` } },
              ],
            },
            gostDoi,
            gostUrl,
          ],
        },
      ],
    },
  ],
});

const gostDoi: CslNode = { n: 'text', a: { variable: 'DOI', prefix: 'DOI: ' } };
/** Of a document without a DOI. */
const gostUrl: CslNode = {
  n: 'choose',
  c: [
    {
      n: 'if',
      a: { variable: 'DOI', match: 'none' },
      c: [{ n: 'text', a: { variable: 'URL', prefix: 'URL: ' } }],
    },
  ],
};

interface Terms {
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  readonly etAl: string;
  readonly editors: string;
}

// GOST R 7.0.12-2011 for Russian, GOST 7.11-2004 for other European languages.
const russian: Terms = { volume: 'Т.', issue: '№', pages: 'С.', etAl: 'и др.', editors: 'под ред.' };
const gostTerms: Readonly<Record<string, Terms>> = {
  ru: russian,
  uk: { ...russian, etAl: 'та ін.', editors: 'за ред.' },
  be: { ...russian, etAl: 'і інш.', editors: 'пад рэд.' },
  de: { volume: 'Bd.', issue: 'H.', pages: 'S.', etAl: 'u. a.', editors: 'hrsg. von' },
  fr: { volume: 'T.', issue: 'No', pages: 'P.', etAl: 'et al.', editors: 'éd. par' },
  en: { volume: 'Vol.', issue: 'No.', pages: 'P.', etAl: 'et al.', editors: 'ed. by' },
};

const gostLanguage = (language: string) => {
  const { language: primary, script } = new Intl.Locale(language).maximize();
  if (primary in gostTerms) return primary;
  return script === 'Cyrl' ? 'ru' : 'en';
};

/** A node whose parts were changed. */
const withParts = (node: CslNode, change: (part: CslNode) => CslNode): CslNode =>
  node.c ? { ...node, c: node.c.map((part) => (typeof part === 'string' ? part : change(part))) } : node;

/**
 * The National Library of Medicine writes the year first, in every language; CSL takes the order of the language:
 * https://www.ncbi.nlm.nih.gov/books/NBK7282/
 */
function yearFirst(node: CslNode): CslNode {
  if (node.n === 'date' && node.a?.['variable'] === 'issued' && node.a['form'] === 'text')
    return {
      n: 'date',
      a: { variable: 'issued', delimiter: ' ' },
      c: [
        { n: 'date-part', a: { name: 'year' } },
        { n: 'date-part', a: { name: 'month', form: 'short', 'strip-periods': 'true' } },
        { n: 'date-part', a: { name: 'day' } },
      ],
    };
  return withParts(node, yearFirst);
}

/**
 * Harvard calls an article without volume and pages a preprint, which none here is:
 * https://github.com/citation-style-language/styles/issues/4323
 */
function withoutPreprints(node: CslNode): CslNode {
  const isPreprint = (child: CslNode | string) =>
    typeof child === 'object' && child.n === 'text' && /^preprint$/i.test(child.a?.['value'] ?? '');
  return withParts(
    { ...node, ...(node.c && { c: node.c.filter((child) => !isPreprint(child)) }) },
    withoutPreprints,
  );
}

/**
 * Styles that strip full stops from short months expect those of the National Library of Medicine: Jun, Jul, Sep. CSL's
 * locale has June, July and Sept. https://www.ncbi.nlm.nih.gov/books/NBK7282/
 */
function threeLetterMonths(style: CslNode): CslNode {
  if (!hasStrippedMonths(style)) return style;
  const months = Object.entries({ '06': 'Jun', '07': 'Jul', '09': 'Sep' }).map(([month, name]): CslNode => ({
    n: 'term',
    a: { name: `month-${month}`, form: 'short' },
    c: [name],
  }));
  const isEnglish = ({ n, a }: CslNode) => n === 'locale' && a?.['xml:lang'] === 'en';
  const nodes = (style.c ?? []).filter((node) => typeof node === 'object');
  // citeproc reads only one locale per language, and one list of terms in it.
  const english = nodes.find(isEnglish);
  const parts = (english?.c ?? []).filter((node) => typeof node === 'object');
  const terms = parts.find(({ n }) => n === 'terms')?.c ?? [];
  return {
    ...style,
    c: [
      ...nodes.filter((node) => node !== english),
      {
        n: 'locale',
        a: { 'xml:lang': 'en' },
        c: [...parts.filter(({ n }) => n !== 'terms'), { n: 'terms', c: [...terms, ...months] }],
      },
    ],
  };
}

const hasStrippedMonths = (node: CslNode | string): boolean =>
  typeof node === 'object' &&
  ((node.n === 'date-part' &&
    node.a?.['name'] === 'month' &&
    node.a['form'] === 'short' &&
    node.a['strip-periods'] === 'true') ||
    (node.c ?? []).some(hasStrippedMonths));
