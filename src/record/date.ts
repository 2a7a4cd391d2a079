/** A date as precise as it is known: a year, a year and month, or a day. */
export interface PartialDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month?: number;
  /** 1 to 31 */
  readonly day?: number;
}

/** The first and the last day, or month or year, of an event. */
export interface DateRange {
  readonly first: PartialDate;
  /** Absent if it is the same. */
  readonly last?: PartialDate;
}

/** Parses a date, or two dates with a slash between them, as ISO 8601 and EDTF write an interval: `2021-08-01/2021-08-06` */
export function parseDateRange(source: string): DateRange | undefined {
  const [first, last, ...more] = source.split('/').map(parseDate);
  if (!first || more.length > 0) return undefined;
  if (!source.includes('/')) return { first };
  if (!last) return undefined;
  const [start, end] = [printDate(first), printDate(last)];
  if (start > end && !start.startsWith(end)) return undefined;
  return start === end ? { first } : { first, last };
}

/** An interval, or a single date. */
export const printDateRange = ({ first, last }: DateRange): string =>
  [first, ...(last ? [last] : [])].map(printDate).join('/');

/** Parses `2025`, `2025-10` or `2025-10-08`; undefined for anything else, including 2025-02-30. */
export function parseDate(source: string): PartialDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(source) ?? [];
  if (!year || (month && !isDay(+year, +month, day ? +day : 1))) return undefined;
  return { year: +year, ...(month && { month: +month }), ...(day && { day: +day }) };
}

/** ISO 8601 in its own precision: `2025`, `2025-10`, `2025-10-08`. */
export const printDate = (date: PartialDate): string => dateParts(date).join('-');

/** Year, month and day as zero-padded strings, as far as they are known. */
export const dateParts = ({ year, month, day }: PartialDate): readonly string[] => [
  String(year).padStart(4, '0'),
  ...[month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0')),
];

/** Whether a text is a date and time as an editor or a repository writes it: `2025-10-08`, `2025-10-08 05:30:49`, RFC 3339. */
export const isMoment = (source: string): boolean =>
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(source) &&
  parseDate(source.slice(0, 10)) !== undefined &&
  !Number.isNaN(Date.parse(source.replace(' ', 'T')));

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
