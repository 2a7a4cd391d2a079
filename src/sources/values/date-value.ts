import { parseDate, parseDateRange } from '../../record/date.ts';
import type { Meaning } from './meaning.ts';

/** As a record has it: 2020, 2020-10, 2020-10-08. */
type DateMeaning = Meaning<string>;

/**
 * The certain part of a date in any form: `2020/10/8/`, `Jun 21, 2011`, `11/2020`, `8 октября 2025`. A season, two months or an
 * ambiguous day and month leave the year; a range leaves what its ends share, or else the year in which it begins, as biblatex sorts it.
 */
export function dateOf(text: string): DateMeaning {
  const written = text.trim();
  if (written === '' || /^(?:n\.?\s*d\.?|s\.?\s*d\.?|б\.?\s*г\.?|undated|no date|\?+|-+|0+)$/i.test(written))
    return {};
  const bare = written
    .replace(/[~?[\]()]|%/g, ' ')
    .replace(/(?<=\d)T\d\d:.*$/, '')
    .trim();
  // A sign before the year: the end of a range, or a year before Christ.
  const value = /^[-‐‑‒–—−]\s*\d/.test(bare) ? undefined : (numeric(bare) ?? inWords(bare));
  const unclear = `“${written}” is not a date.\nWrite the known part as 2025, 2025-10 or 2025-10-08, or leave it out.`;
  if (value === undefined) return { unclear };
  return isWhole(written, value) ? { value } : { value, unclear };
}

/** Whether a date says everything that is written. */
function isWhole(written: string, date: string): boolean {
  const said = written
    .replace(/T\d\d:.*$|(?<=\d)(?:st|nd|rd|th)\b/gi, '')
    .replace(/\p{L}+/gu, (word) => (/^(?:г|года|of|de|the|year)$/iu.test(word) ? '' : word));
  return said.match(/\p{L}+|\d+/gu)?.length === date.split('-').length || /^\d{8}$|年/.test(said);
}

/** The same for separate fields; the later ones supply what the first lacks. */
export function dateOfFields(fields: {
  readonly date?: string | undefined;
  readonly year?: string | undefined;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}): DateMeaning {
  const whole = fields.date === undefined ? {} : dateOf(fields.date);
  if (whole.value) return whole;
  const { value: ofYear, unclear = whole.unclear } = fields.year === undefined ? {} : dateOf(fields.year);
  if (!ofYear) return unclear ? { unclear } : {};
  return {
    ...(unclear && { unclear }),
    ...(ofYear.length > 4 ? { value: ofYear } : dateOf(joinedDate({ ...fields, year: ofYear }))),
  };
}

/**
 * A year with a month and a day, as one text for {@link dateOf}: `2025-10-8`, `8 October 2025`. A month may include the day, as “MAR 1”
 * does; zeros are placeholders.
 */
function joinedDate(parts: {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}): string {
  const [year, month, day] = [parts.year, parts.month, parts.day].map((part) => part?.trim());
  const said = (part: string | undefined) => (part && !/^0+$/.test(part) ? part : undefined);
  const ofMonth = said(month);
  const ofDay = said(day);
  if (ofMonth && /^\d+$/.test(ofMonth)) return [year, ofMonth, ofDay].filter(Boolean).join('-');
  return [/\d/.test(ofMonth ?? '') ? undefined : ofDay, ofMonth, year].filter(Boolean).join(' ');
}

/** Year, month and day as far as each is valid. */
function certain(year: string, month?: string, day?: string): string {
  const whole = [year, month, day].map((part) =>
    part
      ?.trim()
      .replace(/^0+(?=\d)/, '')
      .padStart(2, '0'),
  );
  for (let count = month && day ? 3 : 2; month && count > 1; count -= 1) {
    const date = whole.slice(0, count).join('-');
    if (parseDate(date)) return date;
  }
  return year;
}

/** A numeric date; undefined for anything else, and if no year is certain. */
function numeric(text: string): string | undefined {
  const range = /^(\d{4}(?:-\d\d?){0,2})\s*[/–—]\s*(\d{4}(?:-\d\d?){0,2})$/.exec(text);
  if (range) {
    const [one, other] = [range[1]!, range[2]!].map((date) => date.split('-'));
    const end = one!.findIndex((part, index) => part !== other![index]);
    const [year = one![0]!, month, day] = end < 0 ? one! : one!.slice(0, end);
    return certain(year, month, day);
  }
  const [, year, , month, day, more] = /^(\d{4})(?:([-/.])(\d{0,2})(?:\2(\d{0,2})(.*))?)?$/s.exec(text) ?? [];
  if (year)
    return certain(
      year,
      month || undefined,
      (more && /^[\p{L}\p{N}]/u.test(more) ? undefined : day) || undefined,
    );
  const [, inDigits, digitsOfMonth, digitsOfDay] =
    /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text) ?? [];
  if (inDigits) return certain(inDigits, digitsOfMonth, digitsOfDay);
  const [, first, second, last] = /^(?:(\d\d?)[/.-])?(\d\d?)[/.-](\d{4})$/.exec(text) ?? [];
  if (!last) return undefined;
  if (!first) return certain(last, second);
  // With full stops the day comes first: https://en.wikipedia.org/wiki/Date_format_by_country
  if (text.includes('.') || Number(first) > 12) return certain(last, second, first);
  return Number(second) > 12 ? certain(last, first, second) : last;
}

/** A date with a month name; only the year if there is no single month. */
function inWords(text: string): string | undefined {
  const years = text.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  const [year] = years;
  if (new Set(years).size > 1) return isRange.test(text) ? year : undefined;
  if (year === undefined) return undefined;
  const found = new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => monthOf(word) ?? []));
  if (found.size !== 1) return year;
  const days = text.replace(year, ' ').match(/(?<!\d)\d{1,2}(?!\d)/g) ?? [];
  return certain(year, String([...found][0]), days.length === 1 ? days[0] : undefined);
}

/** “2019 Dec-2020 Jan”, “Dec 2019/Jan 2020” and “1907-1908”, but not “2014, 2012 edition”. */
const isRange =
  /^(?:\d{1,2}\.?\s*)?(?:\p{L}+\.?\s*)?(?:\d{1,2},?\s*)?\d{4}(?:\s*\p{L}+\.?)?(?:\s*\d{1,2})?\s*(?:[-‐‑‒–—−/]|\bto\b|\band\b|&)+\s*(?:\d{1,2}\.?\s*)?(?:\p{L}+\.?\s*)?(?:\d{1,2},?\s*)?\d{4}(?:\s*\p{L}+\.?)?(?:\s*\d{1,2})?$/u;

/** The number of a month by its name or an abbreviation of at least three letters. */
function monthOf(word: string): number | undefined {
  if (word.length < 3 || ambiguous.has(word)) return undefined;
  return monthNames().find(([name]) => name.startsWith(word))?.[1];
}

// An abbreviation that fits two months of one language.
const ambiguous = new Set(['jui']);

let names: readonly (readonly [string, number])[] | undefined;
const monthNames = () =>
  (names ??= ['en', 'ru', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'nl', 'uk'].flatMap((language) =>
    Array.from({ length: 12 }, (_, index) => {
      const date = new Date(Date.UTC(2020, index, 15));
      const options = { timeZone: 'UTC', day: 'numeric', month: 'long' } as const;
      const inSentence = new Intl.DateTimeFormat(language, options)
        .formatToParts(date)
        .find(({ type }) => type === 'month')!.value;
      const alone = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long' }).format(date);
      return [...new Set([inSentence, alone])].map((name) => [name.toLowerCase(), index + 1] as const);
    }).flat(),
  ));

/** Combines a year field and a date field; the year field is that of the issue. */
export function inYear(year: string | undefined, whole: string | undefined): DateMeaning {
  if (whole === undefined) return year === undefined ? {} : dateOf(year);
  if (year === undefined) return dateOf(whole);
  const ofYear = dateOf(year);
  const day = dateOf(whole);
  const [known] = ofYear.value?.split('-') ?? [];
  if (!known) return day;
  if (day.value?.startsWith(known)) return day.value.length < ofYear.value!.length ? ofYear : day;
  // “SEP 10” beside 2012, or a different year, when it went online.
  return day.value ? ofYear : { value: inWords(`${whole} ${known}`) ?? ofYear.value! };
}

/**
 * The first and the last day of an event, as `2021-08-01/2021-08-06`: from “1–6 August 2021”, “May 30 – June 2, 2021”, ISO 8601 or a
 * single date.
 */
export function dateRangeOf(text: string): DateMeaning {
  const written = text.trim();
  if (written === '') return {};
  const value = rangeOf(written);
  return value
    ? { value }
    : {
        unclear: `“${written}” is not a date or a range.\nWrite the first and the last day: 2021-08-01/2021-08-06.`,
      };
}

function rangeOf(text: string): string | undefined {
  if (parseDateRange(text)) return text;
  const ends = text.split(
    /\s*\/\s*|\s+(?:[-‐‑‒–—−]+|to|until|bis)\s+|(?<=\p{L}|\d{4})\s*[‐‑‒–—−-]\s*(?=\p{L})/u,
  );
  const [one = '', other, ...more] = ends.length > 1 ? ends : daysOf(text);
  if (more.length > 0) return undefined;
  if (other === undefined) return whole(one);
  // The year may be only in the second, and the month only in the first.
  const [, year = ''] = /(\d{4})/.exec(other) ?? [];
  const [, month = ''] = /(\p{L}{3,})/u.exec(one) ?? [];
  const first = whole(/\d{4}/.test(one) ? one : `${one}, ${year}`);
  const last = whole(/\p{L}{3,}|^\d{4}-/u.test(other) ? other : `${month} ${other}`);
  const range = first && last && `${first}/${last}`;
  return range && parseDateRange(range) ? range : undefined;
}

/** “1–6 August 2021” and “August 1–6, 2021” as two dates. */
function daysOf(text: string): readonly string[] {
  const [, before = '', first, last, after = ''] =
    /^(\D*?)(\d{1,2})(?:st|nd|rd|th|\.)?\s*[-‐‑‒–—−]+\s*(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)(.*)$/s.exec(
      text,
    ) ?? [];
  return first ? [`${before}${first}${after}`, `${before}${last}${after}`] : [text];
}

const whole = (text: string) => {
  const { value, unclear } = dateOf(text);
  return unclear ? undefined : value;
};
