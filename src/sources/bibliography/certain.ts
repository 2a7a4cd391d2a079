import { filled } from '../../record/filled.ts';
import { doiInAddress, doiOf } from '../values/doi-value.ts';
import { issnsIn, type Issns } from '../values/issn-value.ts';
import { languageOf } from '../values/language-value.ts';
import { licenseOf } from '../values/license-value.ts';
import type { Meaning } from '../values/meaning.ts';
import type { NamesMeaning } from '../values/names-value.ts';
import { numbersOf } from '../values/number-value.ts';
import { placeInIssue } from '../values/place-value.ts';
import { sourceOf } from '../values/web-value.ts';

/** The text of the fields that programs write in many ways, as a reader has found it. */
interface RawFields {
  readonly authors: NamesMeaning<object>;
  readonly editors: NamesMeaning<object>;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
  readonly articleNumber?: string | undefined;
  readonly date: Meaning<string>;
  readonly doi?: string | undefined;
  /** Texts that give a DOI only if all of the text is one. */
  readonly notes?: readonly string[];
  readonly language?: string | undefined;
  readonly license?: string | undefined;
  /** URL of a page. */
  readonly url?: string | undefined;
  readonly issns: Parameters<typeof issnsIn>[0];
}

/** Called with the reason why something was left out of a field. */
export type Lost = (field: string, message: string | undefined) => void;

/** The certain values of an entry. */
interface CertainFields {
  /** As front matter fields. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Those of the journal. */
  readonly issns: Issns;
  /** Whether the list of authors is not whole. */
  readonly others: boolean;
}

/** The meaning of the fields of an entry; what is unclear is reported. */
export function certainFields(raw: RawFields, lost: Lost): CertainFields {
  const certain = <T>(field: string, { value, unclear }: Meaning<T>): T | undefined => {
    lost(field, unclear);
    return value;
  };
  const numbers = numbersOf(raw);
  const { value: place = {}, unclear: noPlace } = placeInIssue(raw.pages);
  const issns = certain('issn', issnsIn(raw.issns)) ?? { issn: {}, issns: [] };
  const number = raw.articleNumber?.trim() || place.articleNumber;
  // A season or a range of dates leaves its year, and an open range its first page: all that a record can hold.
  if (raw.date.value === undefined) lost('date', raw.date.unclear);
  if (place.pages === undefined) lost('pages', noPlace);
  const doi = doiOf(raw.doi);
  const fromElsewhere = [
    ...(raw.notes ?? []).map((note) => doiOf(note).value),
    raw.url && doiInAddress(raw.url),
  ];
  return {
    fields: filled<Record<string, unknown>>({
      authors: certain('authors', raw.authors),
      editors: certain('editors', raw.editors),
      volume: certain('volume', numbers.volume),
      issue: certain('issue', numbers.issue),
      // Some programs repeat an article number as the page.
      pages: place.pages && place.pages !== number ? place.pages : undefined,
      'article-number': number,
      date: raw.date.value,
      doi: certain('doi', doi) ?? fromElsewhere.find(Boolean),
      language: certain('language', languageOf(raw.language)),
      license: raw.license === undefined ? undefined : licenseOf(raw.license).value,
      source: raw.url && sourceOf(raw.url),
    }),
    issns,
    others: raw.authors.others === true,
  };
}

/** What the editor should know about a list of authors that ends with “et al.”. */
export const incompleteAuthors =
  'the list of authors ends with “et al.” or “and others”, so it is not whole.\nAdd the other authors to the entry.';
