import { z } from 'astro/zod';
import { toLine, toParagraphs } from './characters.ts';
import { isMoment, parseDate } from './date.ts';
import { isIsbn, isIssn, isWebAddress, parseDoi, parseRor } from './identifiers.ts';
import { isId } from './key.ts';
import { readLicense } from './license.ts';
import { parsePages } from './pages.ts';
import { parseText, type Text } from './text.ts';

// The types of field values. Every value arrives as the text in the file (a volume is "25", a date "2025-10-08"). A message
// says what is wrong and, after a line break, what to do.

// No printed field is this long. Anything longer is a mistake or an attack, and would appear on every list of the site.
const atMost = (count: number) =>
  z.string().max(count, {
    error: ({ input }) =>
      `it is ${(input as string).length} characters long; the maximum is ${count}.\nRemove what does not belong here.`,
  });
const maxLineLength = 20_000;
const maxTextLength = 200_000;

export const line = atMost(maxLineLength).transform(toLine);
/** Parses markedField-up text and reports what is wrong with its formulas. */
export const readMarked = (value: string, context: { readonly issues: z.core.$ZodRawIssue[] }): Text =>
  parseText(value, (tex, why) =>
    context.issues.push({
      code: 'custom',
      message: `“$${tex}$” is not valid TeX: ${why}.\nCorrect it, or write \\$ for a dollar sign.`,
      input: value,
    }),
  );
const markedField = (clean: (value: string) => string, longest: number) =>
  atMost(longest).transform((value, context) => readMarked(clean(value), context));
export const markedLine = markedField(toLine, maxLineLength);
export const markedParagraphs = markedField(toParagraphs, maxTextLength);

export const withCleanNames = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [toLine(name), value]));

/** A value that `parse` converts; if it cannot, `words` say what is wrong and what to write. */
export const read = <T>(parse: (value: string) => T | undefined, words: (value: string) => string) =>
  line.transform((value, context) => {
    const result = parse(value);
    if (result !== undefined) return result;
    context.issues.push({ code: 'custom', message: words(value), input: value });
    return z.NEVER;
  });

/** A value that is kept unchanged if it passes. */
export const passing = (test: (value: string) => boolean, words: (value: string) => string) =>
  read((value) => (test(value) ? value : undefined), words);

export const language = passing(
  (value) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value) && Intl.getCanonicalLocales(value)[0] === value,
  (value) => `“${value}” is not a language tag.\nWrite it as en, ru or zh-Hant (BCP 47).`,
);
export const issn = passing(
  isIssn,
  (value) =>
    `“${value}” is not an ISSN: its format or check digit is wrong.\nWrite eight digits as 2313-0660 (the last may be X), as the journal prints them.`,
);
export const isbn = passing(
  isIsbn,
  (value) =>
    `“${value}” is not an ISBN: its format or check digit is wrong.\nCopy it from the title page: 978-0-306-40615-7.`,
);
/** Signs that no URL has are encoded: https://www.rfc-editor.org/rfc/rfc3986#section-2 */
export const webAddress = read(
  (value) => (isWebAddress(value) ? value.replace(/["<>\\^`{|}]/g, encodeURIComponent) : undefined),
  (value) => `“${value}” is not a URL.\nWrite it in full, beginning with https://.`,
);
export const moment = passing(
  isMoment,
  (value) => `“${value}” is not a valid date and time.\nWrite it as 2025-10-08 or 2025-10-08 05:30:49.`,
);
export const pages = read(parsePages, (value) =>
  /^\d+\s*[-‐‑‒–—−]+\s*\d+$/.test(value)
    ? `“${value}” runs backwards.\nWrite the first page, a hyphen and the last page, both in full: 366-381.`
    : `“${value}” is not a page range.\nWrite it as 366-381, iv-xii or 7; put an article number into article-number.`,
);

/** The name of a file in the record's folder. */
export const fileBeside = (ending: RegExp, example: string) =>
  passing(
    (value) => ending.test(value) && !/[\\/]/.test(value),
    (value) =>
      `“${value}” is not a valid file name here.\nWrite only the name of a file beside this one, as ${example}.`,
  );

export const license = read(
  readLicense,
  (value) => `“${value}” is not a licence.\nWrite it as CC-BY-4.0, or give the URL of its text.`,
);
const notAnId = (value: string) =>
  `“${value}” cannot be an id.\nUse lower-case letters a to z, digits and hyphens: tishkov-sergey.`;
export const id = passing(isId, notAnId);
export const ids = z.union([line, z.array(line)]).transform((value, context) => {
  const all = [value].flat();
  for (const one of all)
    if (!isId(one)) context.issues.push({ code: 'custom', message: notAnId(one), input: one });
  return all;
});

export const date = read(
  parseDate,
  (value) =>
    `“${value}” is not a date.\nWrite the known part as 2025, 2025-10 or 2025-10-08, or leave the line out.`,
);
export const doi = read(
  parseDoi,
  (value) =>
    `“${value}” is not a DOI.\nWrite it beginning with 10., as 10.22363/2313-0660-2025-25-3-355-365; put any other URL into source.`,
);
export const ror = read(
  parseRor,
  (value) =>
    `“${value}” is not a ROR ID: its format or check digits are wrong.\nCopy it from the institution’s page at ror.org: https://ror.org/02mhbdp94.`,
);
export const email = passing(
  (value) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value),
  (value) => `“${value}” is not an e-mail address.\nWrite it as name@example.org.`,
);
/** One word of a fixed vocabulary. @param noun with its article: “a CRediT role” */
export const oneOf = <Words extends readonly [string, ...string[]]>(words: Words, noun: string) =>
  z.enum(words, {
    error: ({ input }) => `“${String(input)}” is not ${noun}.\nWrite one of: ${words.join(', ')}.`,
  });

export const yes = oneOf(['true', 'false'], 'true or false').transform((value) => value === 'true');

/** One value, or a list of them. */
export const oneOrMore = <Value extends z.ZodType>(value: Value) =>
  z.union([value, z.array(value)]).transform((all) => [all].flat() as z.output<Value>[]);

/** Other articles, by their ids or URLs. */
export const targets = oneOrMore(line).optional();
