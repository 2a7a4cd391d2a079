import { isArticleNumber } from '../../record/pages.ts';
import type { Meaning } from './meaning.ts';

/** Where an article is in its issue. */
interface PlaceInIssue {
  /** As the record's field `pages` has them. */
  readonly pages?: string;
  readonly articleNumber?: string;
}

/**
 * “pp. 366–381” and 366-81 are the pages 366-381; “Art. 16” and e0127427 are article numbers; “123-30; discussion 131-2” is 123-130.
 * A count of pages is neither. Whether pages run backwards is left to the record's schema.
 */
export function placeInIssue(written: string | undefined): Meaning<PlaceInIssue> {
  const text = (written ?? '')
    .replace(/(?<=\S)\s*\([^()]*\)\s*$/u, '')
    .replace(wordBefore, '')
    .replace(/^第\s*|\s*[页頁쪽면]$/gu, '')
    .replace(/[.,;]$/, '')
    .replace(/(?<=\d)\s+(?:to|bis|à|a|до)\s+(?=\d)/iu, '-')
    .trim();
  if (!text || placeholder.test(text)) return {};
  const [, number] =
    /^(?:art(?:icle|ículo|ikel|\.)?|paper|cikk|статья|no\.)\s*(?:no\.?|number|id|n°|№)?\s*:?\s*([\w.-]*\d[\w.-]*)$/iu.exec(
      text,
    ) ?? [];
  if (number) return { value: { articleNumber: number } };
  if (isArticleNumber(text) || numberOfASM.test(text)) return { value: { articleNumber: text } };
  const [, withCount] = numberOfAIP.exec(text) ?? [];
  if (withCount) return { value: { articleNumber: withCount } };
  if (/^\(?\d+\s*(?:p|pp|pages?|pgs?|s|с|стр|seiten|páginas|seitige)\.?\)?$/i.test(text))
    return {
      unclear: `“${written!.trim()}” is a page count, not a page range, and was left out.\nWrite the first and the last page: 366-381.`,
    };
  // NLM's form: https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pg
  const runs = text.split(/\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|y|и|&)\s+(?=\S*\d)/iu).filter(Boolean);
  const [first = '', ...more] = runs;
  const isOther = (run: string) => /^\p{L}{2,}\.?[\s:]|^\p{L}{5,}$/u.test(run);
  const others = more.slice(0, more.some(isOther) ? more.findIndex(isOther) : more.length);
  const [, open] =
    /^(\S*?\d\S*?|[ivxlc]+)\s*(?:[-‐‑‒–—−]+\s*(?:\?+|n\/?a)?|\+|ff?\.?|(?:et\s+)?seqq?\.?|sqq?\.?|и\s+след\.?)$/i.exec(
      first,
    ) ?? [];
  if (open)
    return {
      value: { pages: open },
      unclear: `“${written!.trim()}” does not give the last page.\nWrite the first and the last page, as 366-381, or only ${open}.`,
    };
  if (!/\p{N}/u.test(text) && !romanPages.test(text))
    return {
      unclear: `“${written!.trim()}” is not a page range, and was left out.\nWrite the first and the last page: 366-381.`,
    };
  return { value: { pages: [first, ...others].map(expanded).join(', ') } };
}

const romanPages = /^[ivxlcdm]+(?:\s*[-‐‑‒–—−]+\s*[ivxlcdm]+)?$/i;
const wordBefore =
  /^(?:pages?|pp?|pgs?|págs?|seiten?|strony|str|стр|с|s)[.:]?\s+(?=\S*\d|[ivxlcdm]+\b)|^(?:pp?|pgs?|págs?|стр|с|s)\.(?=\d)|^[СсSs]\.\s*(?=\d)/iu;
const placeholder =
  /^(?:n\/?a|-+|–|n\.?\s?pag\.?|none|null|nil|undefined|unknown|\?+|0+(?:-+0+)?|tb[acd]|in press|forthcoming|to appear|\[?e-?pub\.? ahead of print\]?|ahead[- ]of[- ]print|online(?: first)?|no pagination|not paginated|unpaginated|no-no)$/i;
/** American Society for Microbiology: article number and year, e00122-21 */
const numberOfASM = /^[a-z]{1,8}\.?\d{4,}-\d{2}$/i;
/** AIP and APS: article number and number of pages, 106108-3 */
const numberOfAIP = /^(\d{6}|[a-z]\d{5})-\d{1,2}$/i;

const shortened = /^(\D*)(\d+)(\s*(?:-{1,3}|[‐‑‒–—−])\s*)(\D*)(\d+)$/;

/** Completes a shortened range: 366-81 is 366-381, and S123-9 is S123-S129. */
function expanded(run: string): string {
  const range = run.replace(/\s*(-{1,3}|[‐‑‒–—−])\s*/g, '$1');
  const [, prefix = '', first, dash, own = '', last] = shortened.exec(range) ?? [];
  if (!first || !last || !dash || (own !== '' && own !== prefix) || /\s/.test(prefix))
    return range.replace(/-{2,3}/g, '-');
  const whole = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  return `${prefix}${first}-${prefix}${+whole > +first ? whole : last}`;
}
