import { z } from 'astro/zod';
import { accessRights, type ArticleEntry, type Image } from './article.ts';
import { articleTypes } from './article-type.ts';
import { containerKey, containerKinds, type Container, type Issue } from './container.ts';
import { parseDateRange, printDate } from './date.ts';
import {
  date,
  doi,
  fileBeside,
  ids,
  isbn,
  issn,
  language,
  license,
  line,
  markedLine,
  moment,
  oneOf,
  oneOrMore,
  pages,
  markedParagraphs,
  passing,
  read,
  targets,
  webAddress,
  withCleanNames,
} from './field-values.ts';
import { filled } from './filled.ts';
import { isCitationKey } from './key.ts';
import { name } from './name-fields.ts';
import { isArticleNumber } from './pages.ts';
import { relations, type Relation, type RelationTargets } from './relation.ts';
import { joinTitle, type Text } from './text.ts';
import { fundingFields, linkFields, references } from './work-fields.ts';

// What an editor may write about an article or a journal, and what it becomes.

/** The fields that name a file in the record's folder. */
export const fileFields = ['pdf', 'cover'] as const;

/** The fields of `content/articles/<id>.mdx`. */
export const articleFields = z
  .strictObject({
    type: oneOf(articleTypes, 'an article type')
      .optional()
      .describe('What it is: research-article, review-article, editorial'),
    title: markedLine.describe('The title as printed; <i>…</i>, <sub>…</sub>, $math$ where needed'),
    subtitle: markedLine.optional(),
    authors: z.array(name).default([]).describe('A list in the order of the byline; leave it out if unknown'),
    journal: line.optional().describe('The name of a file in content/journals, without .yaml'),
    proceedings: line
      .optional()
      .describe('For a conference paper, instead of journal: the name of a file in content/proceedings'),
    book: line.optional().describe('For a chapter, instead of journal: the name of a file in content/books'),
    series: line
      .optional()
      .describe('For a paper of a series, instead of journal: the name of a file in content/series'),
    volume: line.optional(),
    issue: line.optional().describe('The issue number: 3, 1-2, Suppl 1'),
    section: line.optional().describe('The section of the issue: Thematic Dossier'),
    pages: pages.optional().describe('366-381'),
    'article-number': line
      .optional()
      .describe('Instead of pages: e0123456; in a series, the number of the paper: 42'),
    chapter: line.optional().describe('The number of a chapter: 3'),
    date: date
      .optional()
      .describe('Publication date, as precise as it is known: 2025, 2025-10 or 2025-10-08'),
    received: date.optional().describe('When the manuscript was received'),
    revised: oneOrMore(date).optional().describe('When it was revised, or a list of dates'),
    accepted: date.optional().describe('When it was accepted'),
    'published-online': date.optional().describe('If it appeared before its issue'),
    keywords: z.array(line).default([]).describe('A list, one keyword per line'),
    abstract: markedParagraphs.optional().describe('An empty line separates paragraphs'),
    highlights: z.array(markedLine).optional().describe('What is new, one sentence per line'),
    'plain-language-summary': markedParagraphs
      .optional()
      .describe('A summary for readers from outside the field'),
    image: z
      .strictObject({
        file: fileBeside(/\.(?:png|jpe?g|webp|avif|gif|svg|tiff)$/i, 'overview.png').describe(
          'The graphical abstract: the name of an image in the folder named like this file',
        ),
        alt: line.describe('A description for readers who do not see it'),
      })
      .optional(),
    doi: doi.optional(),
    identifiers: z
      .record(z.string(), line)
      .default({})
      .transform(withCleanNames)
      .describe('Other registries, one per line: EDN: UEDXHQ'),
    'citation-key': passing(
      isCitationKey,
      (value) =>
        `“${value}” is not a valid citation key.\nUse only letters a to z, digits, and - _ : and begin with a letter.`,
    )
      .optional()
      .describe('Only to keep a key that was published elsewhere; otherwise the file’s name is the key'),
    language: language.optional().describe('Of the full text: en, ru'),
    translations: z
      .record(
        language,
        z.strictObject({
          title: markedLine.optional(),
          subtitle: markedLine.optional(),
          abstract: markedParagraphs.optional(),
          keywords: z.array(line).optional(),
          authors: z.array(name).optional().describe('The names and affiliations in this language'),
        }),
      )
      .default({})
      .describe('Title, abstract, keywords and names in other languages, by language tag'),
    license: license.optional().describe('CC-BY-4.0, or the URL of the licence'),
    copyright: z
      .strictObject({
        year: passing(
          (value) => /^\d{4}(?:[-–]\d{4})?$/.test(value),
          (value) => `“${value}” is not a year.\nWrite four digits: 2025.`,
        ).optional(),
        holder: line.optional().describe('The copyright holder: The Authors'),
        statement: line.optional().describe('If the printed statement differs from © year holder'),
      })
      .optional(),
    access: oneOf(accessRights, 'an access type')
      .optional()
      .describe('Who may read the full text: open, embargoed, restricted or metadata-only'),
    retracts: targets.describe('The article that this one retracts, by its file’s name'),
    'retracted-by': targets.describe('The notice, by its file’s name or its URL'),
    corrects: targets,
    'corrected-by': targets,
    supersedes: targets.describe('The earlier version'),
    'superseded-by': targets,
    'comments-on': targets.describe('The article that this one discusses'),
    'commented-on-by': targets,
    reviews: targets.describe('The article or book that this one reviews'),
    'reviewed-by': targets,
    companion: targets.describe('An article that belongs with this one'),
    formerly: ids
      .optional()
      .describe('A former name of this file, or a list of them: the old URLs still lead here'),
    source: webAddress.optional().describe('The web page from which the record was taken'),
    pdf: fileBeside(/\.pdf$/i, 'full-text.pdf')
      .optional()
      .describe('The PDF of the full text beside this file, if it has another name'),
    references: references.optional().describe('The references, as printed or field by field'),
    funding: z.array(fundingFields).optional(),
    'funding-statement': markedParagraphs.optional().describe('As printed'),
    'data-availability': markedParagraphs.optional().describe('Where the data are available'),
    'competing-interests': markedParagraphs.optional().describe('As printed, also that there are none'),
    ethics: markedParagraphs.optional().describe('Approval and consent, as printed'),
    links: z.array(linkFields).optional().describe('Data, software, a preprint and other related works'),
    editors: z.array(name).optional().describe('Who handled the article'),
    reviewers: z.array(name).optional().describe('Named reviewers'),
    modified: moment.optional().describe('When the record was last modified: 2025-10-08 05:30:49'),
  })
  .superRefine(inOneContainer, { when: () => true })
  .transform(
    ({
      title,
      subtitle,
      translations,
      date: issued,
      received,
      revised,
      accepted,
      'published-online': publishedOnline,
      pages: place,
      'article-number': number,
      journal,
      proceedings,
      book,
      series,
      'citation-key': citationKey,
      'plain-language-summary': plainLanguageSummary,
      'funding-statement': fundingStatement,
      'data-availability': dataAvailability,
      'competing-interests': competingInterests,
      pdf,
      image,
      ...rest
    }): Fields => {
      const isNumber = place && !place.last && isArticleNumber(place.first);
      const articleNumber = number ?? (isNumber ? place.first : undefined);
      const named = { journal, proceedings, book, series };
      const kind = containersNamed(named)[0]!;
      const history = filled({ received, revised, accepted, publishedOnline });
      return {
        ...withRelations(rest),
        ...titled(title, subtitle),
        container: containerKey({ kind, id: named[kind]! }),
        translations: Object.fromEntries(
          Object.entries(translations).map(([tag, { title: own, subtitle: sub, ...one }]) => [
            tag,
            { ...one, ...(own && titled(own, sub)) },
          ]),
        ),
        ...(place && !isNumber && { pages: place }),
        ...filled({
          articleNumber,
          citationKey,
          issued,
          plainLanguageSummary,
          fundingStatement,
          dataAvailability,
          competingInterests,
          pdfName: pdf,
          imageOf: image,
        }),
        ...(Object.keys(history).length > 0 && { history }),
      };
    },
  );

/** The kinds of containers that a record names. */
const containersNamed = (fields: Readonly<Record<string, unknown>>) =>
  containerKinds.filter((kind) => fields[kind] !== undefined);

/** Called with whatever the file has. */
function inOneContainer(fields: unknown, context: z.RefinementCtx): void {
  const [first, ...others] = containersNamed((fields ?? {}) as Readonly<Record<string, unknown>>);
  if (!first)
    context.addIssue({
      code: 'custom',
      path: ['journal'],
      message: 'it is missing.\nAdd a line journal: with the value as printed.',
    });
  for (const other of others)
    context.addIssue({
      code: 'custom',
      path: [other],
      message: `the record has “${first}” already, and an article is in one of them.\nRemove one of the two lines.`,
    });
}
/** A title with its subtitle, whole and in parts. */
const titled = (main: Text, sub: Text | undefined) =>
  sub ? { title: joinTitle({ main, sub }), titleParts: { main, sub } } : { title: main };

/** Collects the fields that name other articles. */
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

type Kebab<Word extends string> = Word extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Word;
type RelationField = Kebab<Relation>;

/** The field for articles of a relation: `retracted-by`. */
export const relationField = (relation: Relation) =>
  relation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) as RelationField;
const relationFields = new Set<string>(relations.map(relationField));

/** The content of one file. The files beside it are found later. */
type Fields = Omit<ArticleEntry, 'id' | 'citationKey' | 'body' | 'figures' | 'pdf' | 'files' | 'image'> & {
  readonly citationKey?: string;
  readonly pdfName?: string;
  readonly imageOf?: { readonly file: string; readonly alt: Image['alt'] };
};

const issnFields = z
  .strictObject({
    print: issn.optional(),
    online: issn.optional(),
    unspecified: oneOrMore(issn).optional().describe('If the medium is unknown; one, or a list'),
  })
  .default({});
const titleInLanguages = z
  .record(language, z.strictObject({ title: line }))
  .default({})
  .describe('The title in other languages, by language tag');
const coverFile = fileBeside(/\.(?:jpe?g|png|webp|avif)$/, 'cover.jpg')
  .optional()
  .describe('The cover image beside this file, if it has another name');

/** What the file of a container has. The files beside it are found later. */
type ContainerFields = Omit<Container, 'id' | 'cover' | 'issuePdfs' | 'issueCovers' | 'pdf'> & {
  readonly cover?: string;
};

/** The fields of `content/journals/<id>.yaml`. */
export const journalFields = z
  .strictObject({
    title: line.describe('The full title as printed'),
    abbreviation: line.optional().describe('The ISO 4 abbreviation'),
    issn: issnFields,
    doi: doi.optional().describe('That of the journal itself, if Crossref has one'),
    identifiers: z
      .record(z.string(), line)
      .optional()
      .transform((all) => all && withCleanNames(all))
      .describe('Numbers in registries, one per line: eLIBRARY: 12345'),
    publisher: line.optional(),
    homepage: webAddress.optional(),
    description: markedParagraphs.optional().describe('What the journal is about, for its page'),
    editors: z.array(line).optional().describe('Names with roles: Ann Author, editor-in-chief'),
    submit: webAddress.optional().describe('The URL where authors submit their articles'),
    cover: coverFile,
    translations: titleInLanguages,
    titles: z
      .array(
        z.strictObject({
          until: date.describe('The last date with this title: 2010, 2010-12'),
          title: line,
          abbreviation: line.optional(),
          issn: issnFields,
        }),
      )
      .optional()
      .describe('Former titles, the oldest first; articles up to that date are cited with them'),
    issues: z
      .array(
        z.strictObject({
          volume: line.optional(),
          issue: line.optional(),
          title: line.optional(),
          date: date.optional(),
        }),
      )
      .default([])
      .describe('Titles of special issues, and dates of issues whose articles have none'),
  })
  .transform(
    ({
      editors: masthead,
      titles: formerTitles,
      issues,
      doi: own,
      identifiers,
      ...rest
    }): ContainerFields => ({
      kind: 'journal',
      ...filled({ doi: own, identifiers }),
      ...rest,
      issues: issues.map(({ date: issued, ...one }) => filled<Issue>({ ...one, issued })),
      ...(masthead && { masthead }),
      ...(formerTitles && {
        formerTitles: formerTitles.toSorted((one, other) =>
          printDate(one.until) < printDate(other.until) ? -1 : 1,
        ),
      }),
    }),
  );

const conferenceFields = z.strictObject({
  name: line.optional().describe('Annual Meeting of the Association for Computational Linguistics'),
  acronym: line.optional().describe('ACL 2021'),
  number: line.optional().describe('Which one it is: 59'),
  place: line.optional().describe('Bangkok, Thailand'),
  date: read(
    parseDateRange,
    (value) =>
      `“${value}” is not a date or a range.\nWrite the first and the last day: 2021-08-01/2021-08-06.`,
  )
    .optional()
    .describe('The first and the last day: 2021-08-01/2021-08-06'),
});

/** What proceedings and books have in common, before and after the field of each. */
const volumeStart = {
  title: line.describe('The full title as printed'),
  abbreviation: line.optional(),
};
const volumeRest = {
  editors: z.array(name).optional().describe('Who edited the volume, in the order of its title page'),
  date: date.optional().describe('Publication date: 2025, 2025-10 or 2025-10-08; also that of its articles'),
  publisher: line.optional(),
  'publisher-place': line.optional().describe('Where the publisher is: Leiden'),
  isbn: oneOrMore(isbn).optional().describe('One, or a list'),
  issn: issnFields,
  volume: line.optional().describe('If it is one of several volumes: 1'),
  series: line.optional().describe('The series in which it appeared: Lecture Notes in Computer Science'),
  'series-number': line.optional().describe('Its number in that series: 1234'),
  homepage: webAddress.optional(),
  description: markedParagraphs.optional().describe('What it is about, for its page'),
  cover: coverFile,
  translations: titleInLanguages,
};

interface WrittenVolume {
  readonly title: string;
  readonly issn: Container['issn'];
  readonly translations: Container['translations'];
  readonly date?: Container['issued'] | undefined;
  readonly 'publisher-place'?: string | undefined;
  readonly series?: string | undefined;
  readonly 'series-number'?: string | undefined;
}

const volumeOf = (
  kind: 'proceedings' | 'book',
  {
    date: issued,
    'publisher-place': publisherPlace,
    series,
    'series-number': number,
    ...rest
  }: WrittenVolume,
): ContainerFields => ({
  kind,
  ...rest,
  ...filled({ issued, publisherPlace }),
  ...(series && { series: { title: series, ...(number && { number }) } }),
  issues: [],
});
const numberOfNoSeries = {
  path: ['series-number'],
  message: 'it is the number in a series, which is not named.\nAdd a line series: with its title.',
};
const hasSeries = (fields: Pick<WrittenVolume, 'series' | 'series-number'>) =>
  fields['series-number'] === undefined || fields.series !== undefined;

/** The fields of `content/proceedings/<id>.yaml`. */
export const proceedingsFields = z
  .strictObject({
    ...volumeStart,
    conference: conferenceFields.optional(),
    ...volumeRest,
  })
  .refine(hasSeries, numberOfNoSeries)
  .transform((fields) => volumeOf('proceedings', fields));

/** The fields of `content/books/<id>.yaml`. */
export const bookFields = z
  .strictObject({
    ...volumeStart,
    edition: line.optional().describe('If it is not the first: 2'),
    ...volumeRest,
  })
  .refine(hasSeries, numberOfNoSeries)
  .transform((fields) => volumeOf('book', fields));

/** The fields of `content/series/<id>.yaml`. */
export const seriesFields = z
  .strictObject({
    title: line.describe('The title of the series, or else the name of the institution'),
    abbreviation: line.optional(),
    type: line.optional().describe('What its papers are: Working paper, Technical report'),
    institution: line.optional().describe('Who publishes it'),
    'publisher-place': line.optional().describe('Where the institution is: Cambridge, MA'),
    editors: z.array(name).optional().describe('Who edits the series'),
    issn: issnFields,
    homepage: webAddress.optional(),
    description: markedParagraphs.optional().describe('What it is about, for its page'),
    submit: webAddress.optional().describe('The URL where authors submit their papers'),
    cover: coverFile,
    translations: titleInLanguages,
  })
  .transform(
    ({
      type: paperType,
      institution: publisher,
      'publisher-place': publisherPlace,
      ...rest
    }): ContainerFields => ({
      kind: 'series',
      ...rest,
      ...filled({ paperType, publisher, publisherPlace }),
      issues: [],
    }),
  );

/** The fields of `content/pages/<id>.mdx`. */
export const pageFields = z.strictObject({
  title: line.describe('The title in the navigation and the heading'),
  order: read(
    (value) => (/^\d{1,4}$/.test(value) ? Number(value) : undefined),
    (value) => `“${value}” is not a position.\nWrite a number: 1 for the first page, 2 for the next.`,
  )
    .optional()
    .describe('The position in the navigation: 1, 2; by default it is sorted by title'),
});
