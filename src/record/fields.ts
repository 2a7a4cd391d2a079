import { z } from 'astro/zod';
import { accessRights, type ArticleEntry, type Journal } from './article.ts';
import { toLine, toParagraphs } from './characters.ts';
import { isMoment, parseDate } from './date.ts';
import { isIssn, isWebAddress, parseDoi, parseOrcid } from './identifiers.ts';
import { isCitationKey, isId } from './key.ts';
import { readLicense } from './license.ts';
import { isArticleNumber, parsePages } from './pages.ts';
import { relations, type Relation, type RelationTargets } from './relation.ts';
import { parseText } from './text.ts';

// What an editor may write about an article and a journal, and what becomes of it. Every value arrives as the text
// that stands in the file (a volume is "25", a date "2025-10-08"), blank ones already taken out. The words of a
// message say what is wrong, then after a line break what to do.

// No printed field is as long. What is longer is a mistake or an attack, and would be on every list of the site.
const atMost = (count: number) =>
  z.string().max(count, {
    error: ({ input }) =>
      `it is ${(input as string).length} characters long, and no more than ${count} can be right.\nTake out what does not belong here.`,
  });
const maxLineLength = 20_000;
const maxTextLength = 200_000;

const line = atMost(maxLineLength).transform(toLine);
const marked = (clean: (value: string) => string, longest: number) =>
  atMost(longest).transform((value, context) =>
    parseText(clean(value), (tex, why) =>
      context.issues.push({
        code: 'custom',
        message: `“$${tex}$” is not TeX that can be set: ${why}.\nMend it, or write \\$ where you mean a dollar sign.`,
        input: value,
      }),
    ),
  );
const markedLine = marked(toLine, maxLineLength);
const paragraphs = marked(toParagraphs, maxTextLength);

const withCleanNames = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [toLine(name), value]));

/** A value that `parse` turns into something, or else `words` say what is wrong with it and what to write. */
const read = <T>(parse: (value: string) => T | undefined, words: (value: string) => string) =>
  line.transform((value, context) => {
    const result = parse(value);
    if (result !== undefined) return result;
    context.issues.push({ code: 'custom', message: words(value), input: value });
    return z.NEVER;
  });

/** A value kept as it is, if it passes. */
const passing = (test: (value: string) => boolean, words: (value: string) => string) =>
  read((value) => (test(value) ? value : undefined), words);

const language = passing(
  (value) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value) && Intl.getCanonicalLocales(value)[0] === value,
  (value) => `“${value}” is not a language tag.\nWrite it as en, ru or zh-Hant (BCP 47).`,
);
const issn = passing(
  isIssn,
  (value) =>
    `“${value}” is not an ISSN: its form or its check digit is wrong.\nWrite eight digits as 2313-0660 (the last may be X), as the journal prints them.`,
);
const webAddress = passing(
  isWebAddress,
  (value) => `“${value}” is not a web address.\nWrite it in full, from https:// on.`,
);
const moment = passing(
  isMoment,
  (value) => `“${value}” is not a valid date and time.\nWrite it as 2025-10-08 or 2025-10-08 05:30:49.`,
);
const pages = read(parsePages, (value) =>
  /^\d+\s*[-‐‑‒–—−]+\s*\d+$/.test(value)
    ? `“${value}” runs backwards.\nWrite the first page, a hyphen and the last page, both in full: 366-381.`
    : `“${value}” is not a range of pages.\nWrite it as 366-381, iv-xii or 7; an article number goes into article-number.`,
);

/** The name of a file in the folder of the record. */
const fileBeside = (ending: RegExp, example: string) =>
  passing(
    (value) => ending.test(value) && !/[\\/]/.test(value),
    (value) =>
      `“${value}” is not the name of such a file beside this one.\nWrite the name alone, as ${example}.`,
  );

const license = read(
  readLicense,
  (value) =>
    `“${value}” is not a licence.\nWrite it as CC-BY-4.0, or the web address of its text, from https:// on.`,
);
const targets = z
  .union([line, z.array(line)])
  .transform((value) => [value].flat())
  .optional();

const notAnId = (value: string) =>
  `“${value}” cannot be an id.\nUse small letters a to z, digits and hyphens: tishkov-sergey.`;
const id = passing(isId, notAnId);
const ids = z.union([line, z.array(line)]).transform((value, context) => {
  const all = [value].flat();
  for (const one of all)
    if (!isId(one)) context.issues.push({ code: 'custom', message: notAnId(one), input: one });
  return all;
});

/** The fields of an author. */
export const nameFields = z.strictObject({
  given: line.optional().describe('Given names or initials: Sergey, A. D.'),
  family: line.optional().describe('Family name: Tishkov'),
  particle: line.optional().describe('Belongs to the family name wherever it is printed: van der'),
  'dropping-particle': line.optional().describe('Left out where the family name comes first: von'),
  suffix: line.optional().describe('Jr., III'),
  literal: line
    .optional()
    .describe('An organisation, or a person with one name, in place of given and family'),
  orcid: read(
    parseOrcid,
    (value) =>
      `“${value}” is not an ORCID iD: its form or its check digit is wrong.\nCopy it from the author’s page at orcid.org: 0000-0002-1825-0097.`,
  ).optional(),
  id: id
    .optional()
    .describe('Tells a person without an ORCID iD from others of the name; the same in every article'),
  affiliations: z.array(line).optional().describe('A list, one institution a line'),
});

const name = nameFields
  .refine(
    (value) => (value.literal === undefined) !== (value.family === undefined && value.given === undefined),
    {
      message: 'a name needs either given and family, or literal.\nWrite family: Tishkov and given: Sergey.',
    },
  )
  .transform(({ 'dropping-particle': droppingParticle, ...rest }) => ({
    ...rest,
    ...(droppingParticle && { droppingParticle }),
  }));

/** The fields that name a file in the folder of the record. */
export const fileFields = ['pdf', 'cover'] as const;

/** The fields of `content/articles/<id>.mdx`. */
export const articleFields = z
  .strictObject({
    title: markedLine.describe('The title as printed; <i>…</i>, <sub>…</sub>, $math$ where needed'),
    authors: z.array(name).default([]).describe('A list in the order of the byline; leave it out if unknown'),
    journal: line.describe('The name of a file in content/journals, without .yaml'),
    volume: line.optional(),
    issue: line.optional().describe('The number of the issue: 3, 1-2, Suppl 1'),
    section: line.optional().describe('The heading in the issue: Thematic Dossier'),
    pages: pages.optional().describe('366-381'),
    'article-number': line.optional().describe('In place of pages: e0123456'),
    date: read(
      parseDate,
      (value) =>
        `“${value}” is not a date.\nWrite what is known of it as 2025, 2025-10 or 2025-10-08, or leave the line out.`,
    )
      .optional()
      .describe('Publication date, as far as it is known: 2025, 2025-10 or 2025-10-08'),
    keywords: z.array(line).default([]).describe('A list, one keyword a line'),
    abstract: paragraphs.optional().describe('An empty line parts paragraphs'),
    doi: read(
      parseDoi,
      (value) =>
        `“${value}” is not a DOI.\nWrite it from 10. on, as 10.22363/2313-0660-2025-25-3-355-365; another web address goes into source.`,
    ).optional(),
    identifiers: z
      .record(z.string(), line)
      .default({})
      .transform(withCleanNames)
      .describe('Other registers, a line each: EDN: UEDXHQ'),
    'citation-key': passing(
      isCitationKey,
      (value) =>
        `“${value}” cannot be a citation key.\nUse letters a to z, digits, and - _ : only, a letter first.`,
    )
      .optional()
      .describe('Only to keep a key that was published elsewhere; else the key is the file’s name'),
    language: language.optional().describe('Of the full text: en, ru'),
    translations: z
      .record(
        language,
        z.strictObject({
          title: markedLine.optional(),
          abstract: paragraphs.optional(),
          authors: z.array(name).optional().describe('The names as they are written in it'),
        }),
      )
      .default({})
      .describe('Title, abstract and names in other languages, by language tag'),
    license: license.optional().describe('CC-BY-4.0, or the web address of the licence'),
    access: z
      .enum(accessRights, {
        error: ({ input }) =>
          `“${String(input)}” is not an access type.\nWrite one of: ${accessRights.join(', ')}.`,
      })
      .optional()
      .describe('Who may read the full text: open, embargoed, restricted or metadata-only'),
    retracts: targets.describe('The article that this one retracts, by its file’s name'),
    'retracted-by': targets.describe('The notice, by its file’s name or its web address'),
    corrects: targets,
    'corrected-by': targets,
    supersedes: targets.describe('The earlier version'),
    'superseded-by': targets,
    formerly: ids
      .optional()
      .describe('The name that its file had before, or a list of them: its addresses still lead here'),
    source: webAddress.optional().describe('The page that the record was taken from'),
    pdf: fileBeside(/\.pdf$/i, 'full-text.pdf')
      .optional()
      .describe('The PDF of the full text beside this file, if it has another name'),
    modified: moment.optional().describe('When the record was last modified: 2025-10-08 05:30:49'),
  })
  .transform(
    ({ date, pages: place, 'article-number': number, 'citation-key': citationKey, pdf, ...rest }): Fields => {
      const isNumber = place && !place.last && isArticleNumber(place.first);
      const articleNumber = number ?? (isNumber ? place.first : undefined);
      return {
        ...withRelations(rest),
        ...(place && !isNumber && { pages: place }),
        ...(articleNumber && { articleNumber }),
        ...(citationKey && { citationKey }),
        ...(date && { issued: date }),
        ...(pdf && { pdfName: pdf }),
      };
    },
  );

/** Gathers the fields that name other articles. */
function withRelations<T extends Partial<Record<RelationField, readonly string[]>>>(fields: T) {
  const found = relations.flatMap((relation) => {
    const named = fields[relationField(relation)];
    return named ? [[relation, named] as const] : [];
  });
  const rest = Object.fromEntries(Object.entries(fields).filter(([field]) => !relationFields.has(field)));
  return { ...rest, relations: Object.fromEntries(found) } as Omit<T, RelationField> & {
    relations: RelationTargets;
  };
}

type RelationField =
  'retracts' | 'retracted-by' | 'corrects' | 'corrected-by' | 'supersedes' | 'superseded-by';

/** The field in which a file names an article of this relation: `retracted-by`. */
export const relationField = (relation: Relation) => relation.replace('By', '-by') as RelationField;
const relationFields = new Set<string>(relations.map(relationField));

type Fields = Omit<ArticleEntry, 'id' | 'citationKey' | 'pdf'> & { citationKey?: string; pdfName?: string };

/** The fields of `content/journals/<id>.yaml`. */
export const journalFields = z.strictObject({
  title: line.describe('The full title as printed'),
  abbreviation: line.optional().describe('The ISO 4 abbreviation'),
  issn: z
    .strictObject({
      print: issn.optional(),
      online: issn.optional(),
      unspecified: z
        .union([issn, z.array(issn)])
        .transform((value) => [value].flat())
        .optional()
        .describe('Where it is not known of which medium it is; one, or a list'),
    })
    .default({}),
  publisher: line.optional(),
  homepage: webAddress.optional(),
  description: paragraphs.optional().describe('What the journal is about, for its page'),
  editors: z.array(line).optional().describe('Names, with their offices: Ann Author, editor-in-chief'),
  submit: webAddress.optional().describe('Where authors send their articles'),
  cover: fileBeside(/\.(?:jpe?g|png|webp|avif)$/, 'cover.jpg')
    .optional()
    .describe('The picture of the cover beside this file, if it has another name'),
  translations: z
    .record(language, z.strictObject({ title: line }))
    .default({})
    .describe('The title in other languages, by language tag'),
  issues: z
    .array(z.strictObject({ volume: line.optional(), issue: line.optional(), title: line }))
    .default([])
    .describe('Issues that have a title of their own'),
}) satisfies z.ZodType<Omit<Journal, 'id' | 'cover'>>;

/** The fields of `content/pages/<id>.mdx`. */
export const pageFields = z.strictObject({
  title: line.describe('As the navigation and the heading of the page have it'),
  order: read(
    (value) => (/^\d{1,4}$/.test(value) ? Number(value) : undefined),
    (value) =>
      `“${value}” is not a place in an order.\nWrite a number: 1 for the first page, 2 for the next.`,
  )
    .optional()
    .describe('Its place in the navigation: 1, 2; without it, by its title'),
});
