import { dateOf } from '../../values/date-value.ts';
import type { Meaning } from '../../values/meaning.ts';
import { isObject, textOf, type CslInput } from './json-values.ts';

/**
 * The date of the issue, and that of an earlier publication online. Crossref's `issued` is the earlier of both:
 * https://api.crossref.org/swagger-ui/index.html#model-Work
 */
export function issueDates(item: CslInput): { readonly issued: Meaning<string>; readonly online?: string } {
  const [print, issued, online] = ['published-print', 'issued', 'published-online'].map((name) =>
    cslDate(item[name]),
  );
  const printed = [print!, issued!].find(({ value, unclear }) => value ?? unclear);
  const date = printed ?? cslDate(item['published']);
  const isApart =
    online!.value &&
    date.value &&
    !date.value.startsWith(online!.value) &&
    !online!.value.startsWith(date.value);
  return { issued: date, ...(isApart && { online: online!.value }) };
}

/** A CSL date in any of the forms that programs write: `{"date-parts": [[2019, 5]]}`, `[2019, 5]`, "2019-05", `{"year": 2019}`. */
export function cslDate(date: unknown): Meaning<string> {
  if (Array.isArray(date)) return ofParts(date);
  if (!isObject(date)) return dateOf(textOf(date) ?? '');
  const parts = date['date-parts'];
  const found = Array.isArray(parts) ? ofParts(parts) : {};
  if (found.value) return found;
  const [year, month, day] = ['year', 'month', 'day'].map((name) => textOf(date[name]));
  if (year) return dateOf([year, month, day].filter(Boolean).join('-'));
  return dateOf(
    textOf(date['raw']) ?? textOf(date['literal']) ?? textOf(date['date-time'])?.slice(0, 10) ?? '',
  );
}

/** One date, `[2019, 5]`, or the two of a range. */
function ofParts(parts: readonly unknown[]): Meaning<string> {
  const [from, to] = Array.isArray(parts[0]) ? parts : [parts];
  const print = (date: unknown) =>
    (Array.isArray(date) ? date : [])
      .map((part) => textOf(part)?.trim())
      .filter(Boolean)
      .join('-');
  const [first, last] = [print(from), print(to)];
  return dateOf(first && last ? `${first}/${last}` : first);
}
