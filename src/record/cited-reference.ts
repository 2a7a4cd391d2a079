import type { PartialDate } from './date.ts';
import { parseDoi } from './identifiers.ts';
import type { Name } from './name.ts';
import type { Text } from './text.ts';

/** A work that an article cites. At least one of `text`, `work`, `doi` and `url` is present. */
export interface Reference {
  /** The key by which the body of the article cites it. */
  readonly key?: string;
  /** As the article prints it. */
  readonly text?: Text;
  /** What is known about it, field by field. */
  readonly work?: Work;
  readonly doi?: string;
  readonly url?: string;
  /** The article of this library, if it is one. */
  readonly article?: CitedArticle;
}

/** An article of this library that another one cites, or that cites it. */
export interface CitedArticle {
  readonly id: string;
  readonly url: string;
  readonly title: Text;
  readonly isRetracted?: boolean;
}

/** A cited work by the variables of CSL: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface Work {
  readonly type: WorkType;
  readonly title?: Text;
  readonly authors: readonly Name[];
  readonly editors: readonly Name[];
  /** The journal, book, proceedings or website that contains it. */
  readonly containerTitle?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** As printed, with hyphens: `366-381`. */
  readonly pages?: string;
  readonly issued?: PartialDate;
  readonly edition?: string;
  readonly publisher?: string;
  readonly publisherPlace?: string;
  /** What kind of thesis or report it is: “Master’s thesis”. */
  readonly genre?: string;
  /** The series of a book or report. */
  readonly collectionTitle?: string;
  readonly collectionNumber?: string;
  /** Of a patent or report. */
  readonly number?: string;
  readonly isbn?: string;
  readonly translators?: readonly Name[];
  /** “in press”, if it has no date yet. */
  readonly status?: string;
  /** When a web page was read. */
  readonly accessed?: PartialDate;
  readonly note?: string;
  /** Whether there are more authors than are named. */
  readonly others?: boolean;
}

/** The types of CSL that articles cite: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
export const workTypes = [
  'article-journal',
  'book',
  'chapter',
  'paper-conference',
  'article-magazine',
  'article-newspaper',
  'webpage',
  'post-weblog',
  'report',
  'thesis',
  'dataset',
  'software',
  'standard',
  'patent',
  'legislation',
  'legal_case',
  'manuscript',
  'entry-encyclopedia',
  'motion_picture',
  'song',
  'speech',
  'document',
] as const;
export type WorkType = (typeof workTypes)[number];

/** The URL fragment of a reference on the page of its article. @param place from 0 */
export const referenceId = (place: number): string => `ref-${place + 1}`;

/** The id of a citation in the text. @param time from 1 */
export const citationId = (reference: string, time: number): string =>
  `cite-${reference}${time > 1 ? `-${time}` : ''}`;

/** The DOI in a printed reference, marked by `doi:` or written as a URL; undefined if there is none, or more than one. */
export function doiInText(text: string): string | undefined {
  const found = [...text.matchAll(printedDoi)].map(([, sici, doi, after]) => {
    if (sici) return parseDoi(sici);
    // Rather none than one that is cut.
    return after ? undefined : parseDoi(withoutEnd(doi!));
  });
  const [first, ...others] = new Set(found);
  return others.length === 0 ? first : undefined;
}

/** An old DOI of Wiley or the AMS contains a SICI: …(199911)55:11<1405::AID-JCLP8>3.0.CO;2-# */
const printedDoi =
  /(?:doi:?\s*|doi\.org\/)(?:(10\.\d{4,9}\/\S*?\(\d{4,8}\)\S*?<\S+?>\d\.\d\.[A-Z]{2};2-[#\w])|(10\.\d{4,9}\/[^\s"“”<>]+)(<?))/gi;

/** Drops the punctuation of the sentence: a closing bracket belongs to the DOI only if its opening one does too. */
function withoutEnd(doi: string): string {
  const bare = doi.replace(/[.,;:]+$/, '');
  const isOpen = (bare.match(/\(/g) ?? []).length < (bare.match(/\)/g) ?? []).length;
  return isOpen && bare.endsWith(')') ? withoutEnd(bare.slice(0, -1)) : bare;
}

/** The index of the reference that a text cites by its key or its number (from 1); undefined if there is none. */
export function placeOfReference(references: readonly Reference[], name: string): number | undefined {
  const place = references.findIndex(({ key }) => key === name);
  if (place >= 0) return place;
  return /^[1-9]\d*$/.test(name) && Number(name) <= references.length ? Number(name) - 1 : undefined;
}
