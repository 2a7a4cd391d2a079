import type { Article } from '../record/article.ts';
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
    const prefix = Object.entries(russian).find(([, word]) => node.a?.['prefix'] === `${word} `);
    const children = (node.c ?? []).map(change);
    const holdsPages = node.n === 'group' && node.c?.some(isPages);
    return {
      ...node,
      ...(prefix && { a: { ...node.a, prefix: `${terms[prefix[0] as keyof Terms]} ` } }),
      ...(node.c && { c: holdsPages ? [...children, gostDoi, gostUrl] : children }),
    };
  };
  return change(style) as CslNode;
}

const isPages = (node: CslNode | string) =>
  typeof node === 'object' && node.a?.['variable'] === 'page' && node.a['prefix'] === `${russian.pages} `;

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
}

// GOST R 7.0.12-2011 for Russian, GOST 7.11-2004 for other European languages.
const russian: Terms = { volume: 'Т.', issue: '№', pages: 'С.', etAl: 'и др.' };
const gostTerms: Readonly<Record<string, Terms>> = {
  ru: russian,
  uk: { ...russian, etAl: 'та ін.' },
  be: { ...russian, etAl: 'і інш.' },
  de: { volume: 'Bd.', issue: 'H.', pages: 'S.', etAl: 'u. a.' },
  fr: { volume: 'T.', issue: 'No', pages: 'P.', etAl: 'et al.' },
  en: { volume: 'Vol.', issue: 'No.', pages: 'P.', etAl: 'et al.' },
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
