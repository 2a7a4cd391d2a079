import type { PartialDate } from '../record/date.ts';

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
