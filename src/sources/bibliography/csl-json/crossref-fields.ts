import type { WorkType } from '../../../record/cited-reference.ts';
import { filled } from '../../../record/filled.ts';
import { parseDoi } from '../../../record/identifiers.ts';
import { clean, inOwnMarkup } from '../../values/clean.ts';
import { dateOf } from '../../values/date-value.ts';
import { doiOf } from '../../values/doi-value.ts';
import { licenseOf } from '../../values/license-value.ts';
import { cslDate } from './csl-dates.ts';
import { institutionRor, listOfObjects, textOf, type CslInput } from './json-values.ts';

// Crossref metadata beyond CSL-JSON: references, funders, the licence and publication dates.
// https://api.crossref.org/swagger-ui/index.html#model-Work

/** This metadata as front matter fields; empty for an item from elsewhere. */
export const deposited = (item: CslInput): Readonly<Record<string, unknown>> =>
  filled<Record<string, unknown>>({
    received: assertedDate(item, /^received/),
    revised: assertedDate(item, /^revised/),
    accepted: cslDate(item['accepted']).value ?? assertedDate(item, /^accepted/),
    license: licenseIn(item['license']),
    references: listOfObjects(item['reference']).flatMap((one) => referenceIn(one) ?? []),
    funding: listOfObjects(item['funder']).flatMap((one) => funderIn(one) ?? []),
  });

const text = (item: CslInput, ...names: readonly string[]) => {
  const found = names.map((name) => textOf(item[name])).find((value) => value?.trim());
  return found === undefined ? undefined : clean(found);
};

/** A date that the publisher gives in words, such as `5 March 2020`, if it is unambiguous. */
function assertedDate(item: CslInput, name: RegExp): string | undefined {
  const found = listOfObjects(item['assertion']).find((one) => name.test(textOf(one['name']) ?? ''));
  const value = found && textOf(found['value']);
  if (!value) return undefined;
  const { value: date, unclear } = dateOf(value);
  return unclear ? undefined : date;
}

/** The licence of the version of record, or of no particular version; undefined if there are several, which may apply at different times. */
function licenseIn(value: unknown): string | undefined {
  const urls = listOfObjects(value)
    .filter((one) => ['vor', 'unspecified'].includes(textOf(one['content-version']) ?? 'unspecified'))
    .flatMap((one) => textOf(one['URL']) ?? []);
  const [license, ...others] = new Set(
    urls.flatMap((url) => licenseOf(url.replace(/^http:/, 'https:')).value ?? []),
  );
  return others.length === 0 ? license : undefined;
}

/** A cited work: as printed if the publisher deposited it so, otherwise field by field. */
function referenceIn(one: CslInput): CslInput | undefined {
  const doi = doiOf(text(one, 'DOI', 'doi')).value;
  const printed = text(one, 'unstructured');
  const known = doi === undefined ? {} : { doi };
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
    ror: institutionRor(one),
    doi,
    award: awards.length > 1 ? awards : awards[0],
  });
}
