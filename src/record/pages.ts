/** The pages of an article, as printed. A single page or a label such as `A-12` has no `last`. */
export interface PageRange {
  readonly first: string;
  readonly last?: string;
  /** The whole, if there are several ranges: `1-10, 15`. */
  readonly printed?: string;
}

/**
 * Parses `366-381`, `366–381`, `iv-xii`, `S12-S19`, `10-1–10-20`, `7`, `A-12`, `Cover 3`, or several ranges: `1-10, 15`.
 * Undefined if a range runs backwards (381-366, or the abbreviated 366-81, which cannot be distinguished from a typo) and
 * for anything else with a space inside.
 */
export function parsePages(source: string): PageRange | undefined {
  const runs = source.split(/\s*[,;]\s*/);
  if (runs.length === 1) return parseRun(source);
  const ranges = runs.map(parseRun);
  if (!ranges.every((range) => range !== undefined)) return undefined;
  // A later run may be an earlier page, such as a figure on the page before.
  const ends = ranges.map((range) => range.last ?? range.first);
  const last = ends.every(isNumber) ? String(Math.max(...ends.map(Number))) : ends.at(-1)!;
  return { first: ranges[0]!.first, last, printed: ranges.map((range) => printPages(range)).join(', ') };
}

/** Whether a text can only be an article number, not a page: `e0127427`. */
export const isArticleNumber = (value: string): boolean => /^[a-z]{1,4}\d{4,}$/i.test(value);

function parseRun(source: string): PageRange | undefined {
  const value = source.replace(/\s*([-‐‑‒–—−])\s*/g, '$1');
  if (/^\p{L}+ \d+$/u.test(value)) return { first: value };
  if (value === '' || /\s/.test(value)) return undefined;
  const [first, last] = split(value);
  if (!first || last === '') return undefined;
  if (last === undefined || last === first) return { first };
  return isNumber(first) && isNumber(last) && +last < +first ? undefined : { first, last };
}

/** The range with a plain hyphen between its ends, as CSL writes it: `366-381`. */
export const printPages = ({ first, last, printed }: PageRange, dash = '-'): string => {
  if (printed !== undefined) return printed.replaceAll('-', dash);
  return last === undefined ? first : `${first}${dash}${last}`;
};

/** The place of an article in its issue: its pages, or else its number. @param dash as in {@link printPages} */
export const printPlace = (
  { pages, articleNumber }: { readonly pages?: PageRange; readonly articleNumber?: string },
  dash?: string,
): string | undefined => (pages ? printPages(pages, dash) : articleNumber);

const isNumber = (value: string) => /^\d+$/.test(value);
const isRoman = (value: string) => /^[ivxlcdm]+$/i.test(value);
const isPage = (value: string) => /\d/.test(value) || isRoman(value);

// A dash separates a range only between two valid pages: "A-12" is one label. If page labels
// contain hyphens themselves, the longer dash separates the range, or the middle one of three.
function split(value: string): [string, string?] {
  const long = value.split(/[‒–—−]/);
  if (long.length === 2) return [long[0]!, long[1]!];
  const parts = value.split(/[-‐‑‒–—−]/);
  if (parts.length === 2 && (parts.includes('') || parts.every(isPage))) return [parts[0]!, parts[1]!];
  if (parts.length === 4) return [parts.slice(0, 2).join('-'), parts.slice(2).join('-')];
  return [value];
}
