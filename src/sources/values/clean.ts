import { decodeHTML } from 'entities';
import { isIssn } from '../../record/identifiers.ts';
import { mathError, mathMlText } from '../../record/math.ts';
import { isArticleNumber } from '../../record/pages.ts';
import { printText } from '../../record/text.ts';
import { lookUp } from './lookup.ts';

// Undoes the damage that exports do to text, if the original is certain.

/** A value without HTML entities (even double-escaped), mojibake and stray spaces. */
export const clean = (value: string): string => {
  let text = value;
  for (let round = 0; round < 3 && /&(?:#\w+|\w+);/.test(text); round += 1) text = decodeHTML(text);
  return withoutMojibake(text)
    .replace(/\u0131(?=\p{M})/gu, 'i')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
};

/**
 * The same in the grammar of titles and abstracts: HTML and JATS markup becomes our marks, MathML becomes text or TeX, other
 * tags are dropped, and backslashes and dollar signs are plain characters.
 */
export const inOwnMarkup = (value: string): string => {
  const formulas: string[] = [];
  const keep = (formula: string) => `\ufdd2${formulas.push(formula) - 1}\ufdd3`;
  return withOwnTags(
    clean(value)
      .replace(/<!--[^]*?-->|<!\[CDATA\[|\]\]>/g, '')
      .replace(formulaElement, (element: string) => keep(formulaOf(element))),
  )
    .replace(/[\\$]/g, '\\$&')
    .replace(/\ufdd2(\d+)\ufdd3/g, (_, number: string) => formulas[Number(number)]!)
    .trim();
};

/** HTML and JATS tags as our marks, blocks as paragraphs; other tags are dropped. */
export const withOwnTags = (text: string): string =>
  text
    .replace(/<span[^>]*small-?caps[^>]*>([^]*?)<\/span>/gi, '<sc>$1</sc>')
    .replace(
      /<(\/?)(?:[a-z][\w-]*:)?([a-z][\w-]*)(?:\s[^<>]*)?\/?>/gi,
      (tag, close: string, name: string) => {
        const own = lookUp(ownMarks, name.toLowerCase());
        if (own) return `<${close}${own}>`;
        if (block.test(name)) return '\n\n';
        return foreign.test(name) ? '' : tag;
      },
    );

const ownMarks: Readonly<Record<string, string>> = {
  i: 'i',
  em: 'i',
  italic: 'i',
  b: 'b',
  strong: 'b',
  bold: 'b',
  sub: 'sub',
  inf: 'sub',
  sup: 'sup',
  sc: 'sc',
  scp: 'sc',
};
const block =
  /^(?:p|title|sec|br|hr|div|h[1-6]|list|ul|ol|dl|list-item|li|dt|dd|def-item|blockquote|disp-quote|section|article|table|tr|label)$/i;
const foreign =
  /^(?:span|abstract|trans-abstract|u|underline|font|a|ext-link|xref|uri|email|inline-formula|disp-formula|alternatives|tex-math|inline-graphic|graphic|code|monospace|tt|small|big|roman|sans-serif|named-content|styled-content|body|html|img|def|term|td|th|thead|tbody|strike|s|ins|del|abbr|cite|q|sec-meta|fn|break)$/i;

// A formula with alternatives, or bare MathML.
const formulaElement =
  /<(?:\w+:)?(inline-formula|disp-formula)\b[^>]*>[^]*?<\/(?:\w+:)?\1>|<(?:\w+:)?tex-math\b[^>]*>[^]*?<\/(?:\w+:)?tex-math>|<(?:\w+:)?math\b[^>]*>[^]*?<\/(?:\w+:)?math>/gi;

/** A JATS formula in our grammar, from its TeX, its MathML or its text, in this order. */
function formulaOf(element: string): string {
  const [, document] = /<(?:\w+:)?tex-math\b[^>]*>([^]*?)<\/(?:\w+:)?tex-math>/i.exec(element) ?? [];
  const tex = document
    ?.replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(/^[^]*\\begin\{document\}|\\end\{document\}[^]*$/g, '')
    .replace(/^\s*(?:\${1,2}|\\[([])|(?:\${1,2}|\\[)\]])\s*$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (tex && !tex.includes('$') && mathError(tex) === undefined) return `$${tex}$`;
  const [mathml] = /<(?:\w+:)?math\b[^]*<\/(?:\w+:)?math>/i.exec(element) ?? [];
  return printText((mathml && mathMlText(mathml)) || [clean(element.replace(/<[^>]*>/g, ''))]);
}

/** Repairs UTF-8 that was read as Windows-1252 and saved again: “Ã©” was é. Only sequences that decode to one letter. */
const withoutMojibake = (text: string): string =>
  /[ÂÃâÐÑ]/.test(text)
    ? text.replace(broken, (run) => {
        const bytes = Uint8Array.from(
          run,
          (character) => windows1252.get(character) ?? character.codePointAt(0)!,
        );
        try {
          return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          return run;
        }
      })
    : text;

// Windows-1252 characters of bytes 80 to 9F; the other bytes equal their code points.
const highs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252 = new Map([...highs].map((character, index) => [character, 0x80 + index]));
// Latin letters (not before a quotation mark or dash, which may follow a capital), quotes and dashes, and Cyrillic
// if there are two or more letters in a row.
const letter = `[Ã][\\u00a0-\\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ\\u0081\\u008d\\u008f\\u0090\\u009d]|Â[\\u00a0-\\u00bf]`;
const mark = `â€[${highs}\\u00a0-\\u00bf]`;
const cyrillic = `(?:[ÐÑ][${highs}\\u00a0-\\u00bf]){2,}`;
const broken = new RegExp(`(?:${letter}|${mark}|${cyrillic})+`, 'g');

const shortened = /^(\D*)(\d+)(\s*(?:-{1,3}|[‐‑‒–—−])\s*)(\D*)(\d+)$/;

/** Expands abbreviated page ranges of bibliographies: 366-81 is 366-381, and S123-9 is S123-S129. */
export function cleanPages(value: string): string {
  const [, prefix = '', first, dash, own = '', last] = shortened.exec(value) ?? [];
  if (!first || !last || !dash || (own !== '' && own !== prefix) || /\s/.test(prefix))
    return value.replace(/-{2,3}/g, '-');
  const whole = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  return `${prefix}${first}-${prefix}${+whole > +first ? whole : last}`;
}

/** The interpretation of a pages field: pages, an article number, or neither. */
export interface PagesField {
  readonly pages?: string;
  readonly articleNumber?: string;
  /** Why nothing was taken. */
  readonly note?: string;
}

/** Parses “pp. 366–381”, “Art. 16”, “e0127427”; ignores a page count. */
export function pagesOrNumber(value: string | undefined): PagesField {
  const text = value
    ?.replace(/^(?:pages?|pp?|pgs?|S|с|стр|str)\.?\s+(?=\S*\d)|^(?:pp?|с)\.(?=\d)/i, '')
    .replace(/[.,;]$|(?<=\S)\s*\(\d+(?:\s*\p{L}+\.?)?\)$/u, '')
    .trim();
  if (!text || /^(?:n\/?a|-+|–|n\.?\s?pag\.?|none|\?+)$/i.test(text)) return {};
  const [, number] =
    /^(?:art(?:icle|\.)?|paper)\s*(?:no\.?|number|id|n°|№)?\s*:?\s*([\w.-]*\d[\w.-]*)$/i.exec(text) ?? [];
  if (number) return { articleNumber: number };
  if (isArticleNumber(text)) return { articleNumber: text };
  if (/^\(?\d+\s*(?:p|pp|pages?|s|с|seiten|páginas)\.?\)?$/i.test(text))
    return {
      note: `“${text}” is a page count, not a page range, and was left out.\nWrite the first and the last page: 366-381.`,
    };
  const open = /^(\S+?)\s*(?:[-‐‑‒–—−]+|\+|ff?\.?)$/.exec(text)?.[1];
  return { pages: (open ?? text).replace(/\s*(-{1,3}|[‐‑‒–—−])\s*/g, '$1') };
}

/** The keywords in one field, separated by semicolons or, if there are none, by commas. */
export const keywordsIn = (text = ''): readonly string[] =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((one) => one.trim())
    .filter(Boolean);

/** A volume or issue number; undefined for the placeholders that programs write. */
export const unknownAsAbsent = (value: string | undefined): string | undefined =>
  value && /^(?:n\/?a|none|null|nil|undefined|[-–—?]+)$/i.test(value) ? undefined : value;

/** A field that is verbatim by definition, without the TeX escapes that some programs add. */
export const verbatim = (tex: string): string =>
  clean(
    tex
      .replace(/\\(?:url|href|path|nolinkurl|doi)\s*(?=\{)/g, '')
      .replace(/\$\s*([<>_])\s*\$/g, '$1')
      .replace(/\$\\sim\$|\\textasciitilde(?:\{\}|\s|(?=\W|$))|\\~(?:\{\s*\})?/g, '~')
      .replace(/\\textless(?:\{\}|\s|(?=\W|$))/g, '<')
      .replace(/\\textgreater(?:\{\}|\s|(?=\W|$))/g, '>')
      .replace(/\\textunderscore(?:\{\}|\s|(?=\W|$))/g, '_')
      .replace(/\\([_%&#$^{}/-])/g, '$1')
      .replace(/[{}\n]/g, ''),
  );

/** A bare DOI from a DOI field: without resolver, prefix or trailing full stop. */
export function cleanDoi(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text ? (withDoi(text) ?? text) : undefined;
}

/** The first DOI in a text. */
export const withDoi = (text: string): string | undefined =>
  doiAt(text, /10\.\d{4,9}/.exec(text)?.index ?? -1, /^https?:|^\S*\/10\./i.test(text));

/** The DOI contained in a page URL: https://doi.org/10.…, https://publisher.example/doi/full/10.… */
export function doiIn(address: string): string | undefined {
  const [start] =
    /^(?:https?:)?(?:\/\/)?(?:(?:(?:dx\.|www\.)?doi\.org\/)?(?:info:doi\/|(?:urn:)?doi:\s*)|(?:dx\.|www\.)?doi\.org\/|doi\.acm\.org\/|[^/\s]+\/(?:[\w-]+\/)*doi\/(?:(?:abs|full|pdf|epdf|abstract|reader|pdfdirect|pdfplus|epub|book)\/)?)(?=10(?:\.|%2e))/i.exec(
      address,
    ) ?? [];
  return start === undefined ? undefined : doiAt(address, start.length, true);
}

function doiAt(text: string, from: number, isAddress: boolean): string | undefined {
  if (from < 0) return undefined;
  let [doi = ''] = /^\S+/.exec(text.slice(from)) ?? [];
  if (isAddress)
    try {
      doi = decodeURIComponent(doi.replace(/[?&](?:via|utm_|casa_token|journalCode)[^]*$/, ''));
    } catch {
      // A literal percent sign.
    }
  doi = doi.replace(/[.,;]+$|\[doi\]$/gi, '');
  // “(doi:10.1000/x)”
  if (doi.endsWith(')') && !doi.includes('(')) doi = doi.slice(0, -1);
  return /^10\.\d{4,9}(?:\.\d+)*\//.test(doi) ? doi : undefined;
}

/** The first URL of a page of the article; not a DOI URL, which adds nothing. */
export function cleanSource(value: string): string | undefined {
  const [first = ''] = value
    .trim()
    .replace(/^<(?=https?:)|>$/gi, '')
    .split(/[;,]*\s+|[;,]+(?=https?:|www\.|$)/i);
  const whole = /^(?:www\.[^\s/]+\.|\/\/)/i.test(first) ? `https://${first.replace(/^\/\//, '')}` : first;
  if (!/^https?:/i.test(whole)) return undefined;
  return /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(whole) ? undefined : whole;
}

/** ISSNs, by medium if it is given; wrong check digits are reported. */
export interface IssnsField {
  readonly issn: { readonly print?: string; readonly online?: string };
  /** ISSNs of unknown medium. */
  readonly issns: readonly string[];
  /** Why an ISSN was left out. */
  readonly note?: string;
}

/**
 * Parses the ISSNs of several fields: `2313-0679(Electronic),2313-0660(Print)`.
 * @param fields texts, and fields whose names give the medium
 */
export function issnsIn({
  issn,
  print,
  online,
}: {
  readonly issn?: string | undefined;
  readonly print?: string | undefined;
  readonly online?: string | undefined;
}): IssnsField {
  const issnOf: { print?: string; online?: string } = {};
  const rest: string[] = [];
  let note: string | undefined;
  const found = [
    [print, 'print'],
    [online, 'online'],
    [issn, undefined],
  ] as const;
  for (const [text = '', known] of found)
    for (const [, before = '', digits, after = ''] of text.matchAll(issnWithMedium)) {
      const one = `${digits!.slice(0, 4)}-${digits!.slice(-4).toUpperCase()}`;
      const medium = known ?? media[(before || after).slice(0, 1).toLowerCase()];
      if (Object.values(issnOf).includes(one) || rest.includes(one)) continue;
      if (!isIssn(one)) {
        note = `“${one}” is not an ISSN: its check digit is wrong.\nWrite it as the journal prints it.`;
        continue;
      }
      if (medium && !issnOf[medium]) issnOf[medium] = one;
      else rest.push(one);
    }
  return { issn: issnOf, issns: rest, ...(note && { note }) };
}

// By first letter: print, electronic, online, web.
const media: Readonly<Record<string, 'print' | 'online'>> = {
  p: 'print',
  e: 'online',
  o: 'online',
  w: 'online',
};
const issnWithMedium =
  /(?:\b(print|electronic|online|web|[ep])[\s-]*(?:issn)?[\s:]*)?(?<!\d)(\d{4}[-‐–]?\d{3}[\dXx])(?!\d)(?:\s*[([]\s*(print|electronic|online|web|linking)[^)\]]*[)\]])?/gi;
