import type { WorkType } from '../../../record/cited-reference.ts';
import { parseDate } from '../../../record/date.ts';
import { filled } from '../../../record/filled.ts';
import { isWebAddress, parseDoi, parseRor } from '../../../record/identifiers.ts';
import { clean, cleanDoi, inOwnMarkup } from '../../values/clean.ts';
import { isObject, textOf, type CslInput } from './json-values.ts';

// Crossref metadata beyond CSL-JSON: references, funders, the licence and publication dates.
// https://api.crossref.org/swagger-ui/index.html#model-Work

/** This metadata as front matter fields; empty for an item from elsewhere. */
export const deposited = (item: CslInput): Readonly<Record<string, unknown>> =>
  filled<Record<string, unknown>>({
    received: assertedDate(item, /^received/),
    revised: assertedDate(item, /^revised/),
    accepted: dateOfParts(item['accepted']) ?? assertedDate(item, /^accepted/),
    'published-online': onlineDate(item),
    license: licenseIn(item['license']),
    references: listIn(item['reference']).flatMap((one) => referenceIn(one) ?? []),
    funding: listIn(item['funder']).flatMap((one) => funderIn(one) ?? []),
  });

const listIn = (value: unknown): readonly CslInput[] => (Array.isArray(value) ? value.filter(isObject) : []);

const text = (item: CslInput, ...names: readonly string[]) => {
  const found = names.map((name) => textOf(item[name])).find((value) => value?.trim());
  return found === undefined ? undefined : clean(found);
};

/** A date as `2025-10-08`, as precise as it is known. */
function dateOfParts(value: unknown): string | undefined {
  const parts: unknown =
    isObject(value) && Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  if (!Array.isArray(parts)) return undefined;
  const written = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return parseDate(written) ? written : undefined;
}

/** Only if it differs from the date of the print edition. */
function onlineDate(item: CslInput): string | undefined {
  const online = dateOfParts(item['published-online']);
  const issued = dateOfParts(item['published-print'] ?? item['issued']);
  return online && issued && !issued.startsWith(online) && !online.startsWith(issued) ? online : undefined;
}

/** A date that the publisher gives in words, such as `5 March 2020`, if it is unambiguous. */
function assertedDate(item: CslInput, name: RegExp): string | undefined {
  const found = listIn(item['assertion']).find((one) => name.test(textOf(one['name']) ?? ''));
  const value = found && textOf(found['value']);
  if (!value) return undefined;
  if (parseDate(value)) return value;
  const [, day, month, year] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(value.trim()) ?? [];
  const number = months.findIndex((one) => one === month?.slice(0, 3).toLowerCase()) + 1;
  const written = `${year}-${String(number).padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return number > 0 && parseDate(written) ? written : undefined;
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The licence of the version of record, or of no particular version; undefined if there are several, which may apply at different times. */
function licenseIn(value: unknown): string | undefined {
  const urls = listIn(value)
    .filter((one) => ['vor', 'unspecified'].includes(textOf(one['content-version']) ?? 'unspecified'))
    .flatMap((one) => textOf(one['URL']) ?? []);
  const [url, ...others] = new Set(
    urls.map((one) => one.replace(/^http:/, 'https:').replace(/(?:legalcode|deed\.\w+)$/, '')),
  );
  if (!url || others.length > 0 || !isWebAddress(url)) return undefined;
  const [, kind, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)\/?$/i.exec(url) ?? [];
  return kind ? `CC-${kind.toUpperCase()}-${version}` : url;
}

/** A cited work: as printed if the publisher deposited it so, otherwise field by field. */
function referenceIn(one: CslInput): CslInput | undefined {
  const doi = cleanDoi(text(one, 'DOI', 'doi'));
  const printed = text(one, 'unstructured');
  const known = doi !== undefined && parseDoi(doi) ? { doi } : {};
  if (printed) return { text: inOwnMarkup(printed), ...known };
  const container = text(one, 'journal-title');
  const whole = text(one, 'volume-title');
  const title = text(one, 'article-title') ?? (container ? undefined : whole);
  const author = text(one, 'author');
  const year = /^\d{4}/.exec(text(one, 'year') ?? '')?.[0];
  const first = text(one, 'first-page');
  const fields = filled<Record<string, unknown>>({
    title: title && inOwnMarkup(title),
    authors: author ? [{ literal: author }] : [],
    'container-title': container ?? (title === whole ? undefined : whole),
    volume: text(one, 'volume'),
    issue: text(one, 'issue'),
    pages: first,
    date: year,
    edition: text(one, 'edition'),
  });
  if (Object.keys(fields).length === 0) return 'doi' in known ? known : undefined;
  return { type: typeOf(container, whole, title === whole), ...fields, ...known };
}

/** The type of a work, judged by the titles it has: a book cited as a whole has no other title. */
function typeOf(journal: string | undefined, book: string | undefined, isWhole: boolean): WorkType {
  if (journal) return 'article-journal';
  if (!book) return 'document';
  return isWhole ? 'book' : 'chapter';
}

function funderIn(one: CslInput): CslInput | undefined {
  const name = text(one, 'name');
  if (!name) return undefined;
  const doi = parseDoi(text(one, 'DOI') ?? '');
  const awards = [one['award'] ?? []].flat().flatMap((award) => textOf(award)?.trim() || []);
  return filled<Record<string, unknown>>({
    name,
    ror: rorIn(one),
    doi,
    award: awards.length > 1 ? awards : awards[0],
  });
}

/** The ROR ID of an institution. */
export const rorIn = (one: CslInput): string | undefined =>
  listIn(one['id'])
    .map((id) => parseRor(textOf(id['id']) ?? ''))
    .find(Boolean);
