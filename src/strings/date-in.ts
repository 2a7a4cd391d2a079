import { dateParts, type DateRange, type PartialDate } from '../record/date.ts';

/** Formats dates for a language, as precisely as they are known; in English with the day first. */
export function dateIn(tag: string): (date: PartialDate) => string {
  const language = tag === 'en' ? 'en-GB' : tag;
  const formats = [
    new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  ] as const;
  return ({ year, month, day }) =>
    formats[[month, day].filter((part) => part !== undefined).length as 0 | 1 | 2].format(
      Date.UTC(year, (month ?? 1) - 1, day ?? 1),
    );
}

/** Formats the days, months or years of an event: “1–6 August 2021”. */
export function dateRangeIn(tag: string): (range: DateRange) => string {
  const language = tag === 'en' ? 'en-GB' : tag;
  const single = dateIn(tag);
  const moment = ({ year, month, day }: PartialDate) => Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  return ({ first, last }) => {
    if (!last) return single(first);
    const precision = Math.min(...[first, last].map((date) => dateParts(date).length));
    const format = new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(precision > 1 && { month: 'long' }),
      ...(precision > 2 && { day: 'numeric' }),
    });
    // Between two days of a month, or two years, the dash has no spaces.
    return format
      .formatRange(moment(first), moment(last))
      .replace(/^(\d{1,2})\s*–\s*(\d{1,2})(?!\d)/u, '$1–$2')
      .replace(/^(\d{4})\s*–\s*(\d{4})$/u, '$1–$2');
  };
}
