import { z } from 'astro/zod';
import { toLine } from './characters.ts';
import {
  date,
  doi,
  line,
  markedLine,
  oneOf,
  oneOrMore,
  readMarked,
  ror,
  webAddress,
  yes,
} from './field-values.ts';
import { filled } from './filled.ts';
import { doiUrl, parseDoi } from './identifiers.ts';
import { isCitationKey, isId } from './key.ts';
import { linkedWorkTypes, type LinkedWork } from './linked-work.ts';
import { name } from './name-fields.ts';
import { doiInText, workTypes, type Reference, type Work } from './cited-reference.ts';
import { plain } from './text.ts';

// Works that an article names: cited works, linked works and grants.

/** A cited work as written in a file, which may name another record by its key instead. */
export type WrittenReference = Omit<Reference, 'article'>;

/** The fields of a reference. */
export const referenceFields = z
  .strictObject({
    key: line
      .optional()
      .describe(
        'The key for <Cite id="…" /> in the text; without other fields, the id of an article of this site',
      ),
    text: markedLine.optional().describe('The whole reference as printed'),
    doi: doi.optional(),
    type: oneOf(workTypes, 'a work type').optional().describe('CSL’s: article-journal, book, chapter'),
    title: markedLine.optional(),
    authors: z.array(name).default([]),
    'container-title': line.optional().describe('The journal, book or website that contains it'),
    volume: line.optional(),
    issue: line.optional(),
    pages: line.optional(),
    date: date.optional(),
    editors: z.array(name).default([]),
    edition: line.optional(),
    publisher: line.optional(),
    'publisher-place': line.optional(),
    genre: line.optional().describe('The kind of a thesis or report: Master’s thesis'),
    'collection-title': line.optional().describe('The series of a book or report'),
    'collection-number': line.optional(),
    number: line.optional().describe('Of a patent or report'),
    isbn: line.optional(),
    translators: z.array(name).optional(),
    status: line.optional().describe('in press, if it has no date yet'),
    accessed: date.optional().describe('When a web page was read'),
    note: line.optional(),
    'et-al': yes.optional().describe('true if there are more authors than are named'),
    url: webAddress.optional(),
  })
  .transform(
    ({
      key,
      text,
      doi: own,
      url,
      type = 'document',
      'container-title': containerTitle,
      'publisher-place': publisherPlace,
      'collection-title': collectionTitle,
      'collection-number': collectionNumber,
      'et-al': others,
      date: issued,
      ...rest
    }): WrittenReference => {
      const known = filled<Partial<Work>>({
        ...rest,
        containerTitle,
        issued,
        publisherPlace,
        collectionTitle,
        collectionNumber,
        others: others || undefined,
      });
      const work = Object.keys(known).length > 0 ? { type, authors: [], editors: [], ...known } : undefined;
      return filled<WrittenReference>({ key, text, doi: own ?? (text && doiInText(plain(text))), url, work });
    },
  )
  .refine((reference) => Object.keys(reference).length > 0, {
    message: 'the reference is empty.\nWrite it as text:, as printed, or only its doi:.',
  });

/** Interprets a text given instead of a reference's fields: a DOI, the id or key of another record, or the reference as printed. */
export const kindOfReference = (value: string): 'doi' | 'key' | 'text' => {
  if (parseDoi(value)) return 'doi';
  return isId(value) || isCitationKey(value) ? 'key' : 'text';
};

/** A reference: its fields, or one text. There may be hundreds, so a text bypasses the schema of the fields. */
const reference = z.union([
  line.transform((value, context): WrittenReference => readWritten(value, context)),
  referenceFields,
]);

function readWritten(value: string, context: Parameters<typeof readMarked>[1]): WrittenReference {
  const kind = kindOfReference(value);
  if (kind === 'doi') return { doi: parseDoi(value)! };
  if (kind === 'key') return { key: value };
  const text = readMarked(value, context);
  return filled<WrittenReference>({ text, doi: doiInText(plain(text)) });
}

/** The lines of a text, without list numbers if all lines are numbered in order. */
export function linesIn(value: string): readonly string[] {
  const lines = value
    .split(/\n+/)
    .map((one) => one.trim())
    .filter(Boolean);
  const bare = lines.map((one, index) => {
    const [whole = '', number] = /^\[?(\d+)[.\])]\s+/.exec(one) ?? [];
    return Number(number) === index + 1 ? one.slice(whole.length) : undefined;
  });
  return bare.every((one) => one !== undefined) ? bare : lines;
}

/** A list of references, or one text with a reference per line. */
export const references = z.union([
  z.string().transform((value, context) => linesIn(value).map((one) => readWritten(toLine(one), context))),
  z.array(reference),
]);

/** The fields of a grant, or of a funder without one. */
export const fundingFields = z
  .strictObject({
    name: line.describe('The funder'),
    ror: ror.optional().describe('Its ROR ID: https://ror.org/02mhbdp94'),
    doi: doi.optional().describe('Its DOI in the Open Funder Registry: 10.13039/…'),
    award: oneOrMore(line).optional().describe('The grant number, or a list of them'),
  })
  .transform(({ award: awards, ...funder }) => ({ ...funder, ...(awards && { awards }) }));

/** The fields of a linked work. */
export const linkFields = z
  .strictObject({
    type: oneOf(linkedWorkTypes, 'a link type'),
    doi: doi.optional(),
    url: webAddress.optional().describe('If it has no DOI'),
    title: markedLine.optional(),
  })
  .refine(({ doi: own, url }) => own ?? url, {
    message: 'it has neither a DOI nor a URL.\nAdd its doi: or its url:.',
  })
  .transform(({ url, ...rest }): LinkedWork => ({ ...rest, url: url ?? doiUrl(rest.doi!) }));
