import {
  articleInput,
  articleNames,
  authorNames,
  canonicalName,
  fieldOrder,
  journalNames,
  volumeNames,
} from './field-names.ts';
import { linesIn } from '../../record/work-fields.ts';
import { containerKinds, type ContainerKind } from '../../record/container.ts';
import { dateOf, dateOfFields, dateRangeOf } from '../values/date-value.ts';
import { doiOf } from '../values/doi-value.ts';
import { editionOf } from '../values/edition-value.ts';
import { isbnOf } from '../values/isbn-value.ts';
import { issnOf } from '../values/issn-value.ts';
import { languageOf } from '../values/language-value.ts';
import { licenseOf } from '../values/license-value.ts';
import { itemsIn, keywordsOf } from '../values/list-value.ts';
import type { Meaning } from '../values/meaning.ts';
import { namesOf } from '../values/names-value.ts';
import { numbersOf } from '../values/number-value.ts';
import { placeInIssue } from '../values/place-value.ts';
import { accessOf, idOf, orcidOf, withoutLeftovers, wordOf } from '../values/values.ts';
import { addressOf } from '../values/web-value.ts';

/** The fields of a file in canonical form, as far as their meaning is certain. */
export interface Normalised {
  readonly fields: unknown;
  /** Values that were normalised. */
  readonly normalised: readonly Remark[];
  /** What is not certain, with the message that asks for it. */
  readonly unclear: readonly Remark[];
  /** Maps a path in `fields` to the path in the file. */
  readonly written: (field: Path) => Path;
}

/** A message about a field. */
export interface Remark {
  readonly field: Path;
  readonly message: string;
}
type Path = readonly PropertyKey[];
type Written = Readonly<Record<string, unknown>>;

/** Finds the id of a container by its id, title, abbreviation, ISSN or ISBN. */
export type FindContainer = (kind: ContainerKind, name: string) => string | undefined;

/** Normalises the front matter of an article. */
export const normaliseArticle =
  (containerOf: FindContainer) =>
  (source: unknown): Normalised =>
    normalise(source, articleNames, articleInput, (fields, unclear) => {
      const { year, month, day, ...rest } = fields;
      const place = isText(fields['pages']) ? placeInIssue(fields['pages']) : undefined;
      if (place?.unclear) unclear.push({ field: ['pages'], message: place.unclear });
      const dated = dateFrom(fields, unclear) ?? { year, month, day };
      return changed(
        {
          ...rest,
          ...dated,
          ...(fields['series'] === undefined ? numbersIn(fields, unclear) : numberInSeries(fields)),
          ...statementOf(fields),
          ...(place && { pages: place.unclear ? undefined : place.value?.pages }),
          ...(place?.value?.articleNumber && { 'article-number': place.value.articleNumber }),
        },
        {
          ...Object.fromEntries(
            [
              'title',
              'subtitle',
              'abstract',
              'plain-language-summary',
              'section',
              'data-availability',
              'funding-statement',
            ].map((name) => [name, text(withoutLeftovers)]),
          ),
          ...Object.fromEntries(
            ['authors', 'editors', 'reviewers'].map((name) => [
              name,
              (value: unknown) => authorsOf(value, [name], unclear),
            ]),
          ),
          ...Object.fromEntries(
            ['received', 'accepted', 'published-online'].map((name) => [name, text(certain(dateOf))]),
          ),
          revised: (value) =>
            Array.isArray(value) ? value.map(text(certain(dateOf))) : text(certain(dateOf))(value),
          type: text(wordOf),
          highlights: linesOf,
          references: (value) => texts(value, fieldOrder.references),
          links: listOfFields({ type: text(wordOf), doi: text(certain(doiOf)), url: text(addressOf) }),
          funding: (value) => listOfFields({ doi: text(certain(doiOf)) })(named(value)),
          keywords: (value) => keywordsIn(value, unclear),
          ...Object.fromEntries(
            containerKinds.map((kind) => [kind, text((value) => containerOf(kind, value) ?? value)]),
          ),
          date: text(certain(dateOf)),
          license: text(certain(licenseOf)),
          access: text(accessOf),
          language: text(certain(languageOf)),
          doi: text(certain(doiOf)),
          source: text(addressOf),
          translations: (value) => translationsOf(value, unclear),
        },
      );
    });

/** A date in parts, if nothing contradicts it; a whole date may be called a year. */
function dateFrom({ date, year, month, day }: Written, unclear: Remark[]): Written | undefined {
  if (!isText(year)) return undefined;
  const isAlone = month === undefined && day === undefined;
  if (date !== undefined)
    return isAlone && isText(date) && dateOf(date).value?.startsWith(year.trim()) ? { date } : undefined;
  if (!isAlone && !/^\d{4}$/.test(year.trim())) return undefined;
  if ((month !== undefined && !isText(month)) || (day !== undefined && !isText(day))) return undefined;
  const meaning = dateOfFields({ year, month, day });
  if (meaning.value === undefined) return undefined;
  if (meaning.unclear === undefined) return { date: meaning.value };
  unclear.push({ field: ['date'], message: meaning.unclear });
  return {};
}

/** Funding given as one text is a statement, as printed in articles. */
const statementOf = ({ funding, 'funding-statement': statement }: Written): Written =>
  isText(funding) && statement === undefined ? { funding: undefined, 'funding-statement': funding } : {};

/** The volume and the issue, each of which may contain both numbers. */
function numbersIn({ volume, issue }: Written, unclear: Remark[]): Written {
  if (![volume, issue].every((one) => one === undefined || isText(one))) return {};
  const numbers = numbersOf({ volume, issue } as Parameters<typeof numbersOf>[0]);
  for (const name of ['volume', 'issue'] as const)
    if (numbers[name].unclear) unclear.push({ field: [name], message: numbers[name].unclear });
  return {
    ...((volume ?? numbers.volume.value) !== undefined && { volume: numbers.volume.value }),
    ...((issue ?? numbers.issue.value) !== undefined && { issue: numbers.issue.value }),
  };
}

/** The papers of a series have numbers, which many write as issues. */
const numberInSeries = ({ issue, 'article-number': number }: Written): Written =>
  isText(issue) && number === undefined
    ? { issue: undefined, 'article-number': issue.replace(/^(?:no\.?|nr\.?|№|#)\s*(?=\S)/i, '') }
    : {};

/** Normalises the file of a journal. */
export const normaliseJournal = (source: unknown): Normalised =>
  normalise(source, journalNames, fieldOrder.journals, (fields) =>
    changed(fields, {
      title: text(withoutLeftovers),
      description: text(withoutLeftovers),
      homepage: text(addressOf),
      submit: text(addressOf),
      editors: items,
      issn: issnsOf,
    }),
  );

/** Normalises the file of proceedings or a book. */
export const normaliseVolume =
  (folder: 'proceedings' | 'books') =>
  (source: unknown): Normalised =>
    normalise(source, volumeNames, fieldOrder[folder], (fields, unclear) =>
      changed(fields, {
        ...ofVolumes(unclear),
        date: text(certain(dateOf)),
        edition: text(editionOf),
        isbn: (value) => {
          const all = [items(value)].flat().map(text(certain(isbnOf)));
          return isText(value) && all.length === 1 ? all[0] : all;
        },
        conference: (value) => {
          const written = isText(value) ? { name: value } : value;
          return isFields(written) ? changed(written, { date: text(certain(dateRangeOf)) }) : written;
        },
      }),
    );

/** Normalises the file of a series of papers. */
export const normaliseSeries = (source: unknown): Normalised =>
  normalise(source, { ...volumeNames, publisher: 'institution' }, fieldOrder.series, (fields, unclear) =>
    changed(fields, { ...ofVolumes(unclear), submit: text(addressOf) }),
  );

const ofVolumes = (unclear: Remark[]): Readonly<Record<string, Change>> => ({
  title: text(withoutLeftovers),
  description: text(withoutLeftovers),
  homepage: text(addressOf),
  issn: issnsOf,
  editors: (value) => authorsOf(value, ['editors'], unclear),
});

function issnsOf(value: unknown): unknown {
  if (isText(value)) return { unspecified: itemsIn(value.replaceAll(',', ';')).map(certain(issnOf)) };
  return isFields(value)
    ? changed(value, { print: text(certain(issnOf)), online: text(certain(issnOf)) })
    : value;
}

/** Pages of the journal's own have no alternative forms. */
export const normalisePage = (source: unknown): Normalised =>
  normalise(source, {}, fieldOrder.pages, (fields) => fields);

/**
 * Renames fields, normalises their values, and reports both.
 * @param names alternative names by canonical ones
 * @param known all valid names
 */
function normalise(
  source: unknown,
  names: Readonly<Record<string, string>>,
  known: readonly string[],
  change: (fields: Written, unclear: Remark[]) => Written,
): Normalised {
  if (!isFields(source)) return { fields: source, normalised: [], unclear: [], written: (field) => field };
  const { fields, writtenAs } = renamed(source, names, known);
  const unclear: Remark[] = [];
  const result = Object.fromEntries(
    Object.entries(change(fields, unclear)).filter(([, value]) => value !== undefined),
  );
  const written = ([first, ...rest]: Path): Path => {
    if (first === undefined) return [];
    // A date in parts begins with its year.
    const name = first === 'date' && !('date' in fields) && 'year' in fields ? 'year' : first;
    return [writtenAs.get(String(name)) ?? name, ...rest];
  };
  const normalised = Object.entries(result).flatMap(([name, value]) => {
    const before = fields[name];
    return JSON.stringify(value) === JSON.stringify(before) || unclear.some(({ field }) => field[0] === name)
      ? []
      : [{ field: [name], message: `read as ${printed(value)}.` }];
  });
  const placeholders = ['volume', 'issue', 'pages', 'date'].flatMap((name) => {
    const value = fields[name];
    const isElsewhere = (name === 'pages' || name === 'issue') && 'article-number' in result;
    return isText(value) &&
      !(name in result) &&
      !isElsewhere &&
      !unclear.some(({ field }) => field[0] === name)
      ? [{ field: [name], message: `“${value}” says nothing, and was left out.` }]
      : [];
  });
  return { fields: result, normalised: [...normalised, ...placeholders], unclear, written };
}

/** Renames fields to canonical names. An unknown field, or one whose canonical name is already used, keeps its name. */
function renamed(source: Written, names: Readonly<Record<string, string>>, known: readonly string[]) {
  const writtenAs = new Map<string, string>();
  const taken = new Set(Object.keys(source));
  const entries = Object.entries(source).map(([written, value]) => {
    const name = canonicalName(written, names);
    if (name === written || taken.has(name) || !known.includes(name)) return [written, value] as const;
    taken.add(name);
    writtenAs.set(name, written);
    return [name, value] as const;
  });
  return { fields: Object.fromEntries(entries) as Written, writtenAs };
}

type Change = (value: unknown) => unknown;

/** Fields with some values replaced, in the same order. */
const changed = (fields: Written, changes: Readonly<Record<string, Change>>): Written =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value !== undefined && Object.hasOwn(changes, name) ? changes[name]!(value) : value,
    ]),
  );

/** A list given as one text, one item per line. */
const linesOf: Change = (value) => (isText(value) ? linesIn(value) : texts(value));

/** List items that are plain texts, as objects with a name. */
const named: Change = (value) =>
  Array.isArray(value) ? value.map((one: unknown) => (isText(one) ? { name: one } : one)) : value;

/** One object or a list of them, with some values replaced. */
const listOfFields =
  (changes: Readonly<Record<string, Change>>): Change =>
  (value) =>
    isFields(value) || Array.isArray(value)
      ? [value].flat().map((one: unknown) => (isFields(one) ? changed(one, changes) : one))
      : value;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFields = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text =
  (change: (value: string) => string | undefined): Change =>
  (value) =>
    isText(value) ? change(value) : value;
/** The certain value, nothing for a placeholder, or else the text as typed, about which the schema asks. */
const certain =
  (meaning: (value: string) => Meaning<string>) =>
  (value: string): string | undefined => {
    const { value: found, unclear } = meaning(value);
    return unclear ? value : found;
  };
const items: Change = (value) => (isText(value) ? itemsIn(value) : texts(value));

/**
 * A list of texts, whose items may contain a colon, which YAML takes for a field.
 * @param fields that an item may have
 */
const texts = (value: unknown, fields: readonly string[] = []): unknown =>
  Array.isArray(value)
    ? value.map((item: unknown) => {
        const [[name, rest] = [], ...more] = isFields(item) ? Object.entries(item) : [];
        return name !== undefined && isText(rest) && more.length === 0 && !fields.includes(name)
          ? `${name}: ${rest}`
          : item;
      })
    : value;

/** Keywords in one text, or a list whose items may be several. */
function keywordsIn(value: unknown, unclear: Remark[]): unknown {
  if (isText(value)) {
    const { value: keywords, unclear: why } = keywordsOf(withoutLeftovers(value));
    if (why) unclear.push({ field: ['keywords'], message: why });
    return keywords;
  }
  const all = [texts(value)].flat();
  if (!all.every(isText)) return value;
  return all
    .map(withoutLeftovers)
    .flatMap((one) => (itemsIn(one).length > 1 ? (keywordsOf(one).value ?? []) : [one]));
}

function authorsOf(value: unknown, at: Path, unclear: Remark[]): unknown {
  const all = Array.isArray(value) ? value : [value];
  const names = all.flatMap((one: unknown, index): readonly unknown[] => {
    if (isText(one)) {
      const { value: read = [], unclear: why, others } = namesOf(one, { order: 'typed' });
      const field = Array.isArray(value) ? [...at, index] : at;
      if (why) unclear.push({ field, message: why });
      else if (others) unclear.push({ field, message: othersUnknown });
      return why ? [] : read;
    }
    return [isFields(one) ? authorOf(one, [...at, index], unclear) : one];
  });
  return names.length > 0 || all.length === 0 ? names : undefined;
}

const othersUnknown =
  'the list of authors ends with “et al.” or “and others”, so it is not whole.\nWrite all authors, each on a line of its own.';

function authorOf(source: Written, at: Path, unclear: Remark[]): Written {
  const { fields } = renamed(source, authorNames, [...fieldOrder.authors, 'name']);
  const { name, ...rest } = fields;
  const bare = isText(name) && ['given', 'family', 'literal'].every((part) => fields[part] === undefined);
  const read = bare ? namesOf(name, { order: 'typed' }) : undefined;
  if (read?.unclear) unclear.push({ field: [...at, 'name'], message: read.unclear });
  const own = read && !read.unclear && read.value?.length === 1 ? read.value[0] : undefined;
  return changed(own || read?.unclear ? { ...(own ?? { literal: name }), ...rest } : fields, {
    orcid: text(orcidOf),
    id: text(idOf),
    corresponding: text((value) => (/^(?:yes|1|\*)$/i.test(value.trim()) ? 'true' : wordOf(value))),
    affiliations: (value) => (isText(value) ? itemsIn(value) : texts(value, fieldOrder.affiliations)),
    roles: (value) => [items(value)].flat().map(text(wordOf)),
  });
}

const translationsOf = (value: unknown, unclear: Remark[]): unknown =>
  isFields(value)
    ? Object.fromEntries(
        Object.entries(value).map(([language, one]) => [
          certain(languageOf)(language) ?? language,
          isFields(one)
            ? changed(renamed(one, articleNames, fieldOrder.articles).fields, {
                title: text(withoutLeftovers),
                subtitle: text(withoutLeftovers),
                abstract: text(withoutLeftovers),
                keywords: (words) => keywordsIn(words, unclear),
                authors: (names) => authorsOf(names, ['translations', language, 'authors'], unclear),
              })
            : one,
        ]),
      )
    : value;

/** A value as quoted in a message. */
function printed(value: unknown): string {
  if (isText(value)) return `“${value.length > 80 ? `${value.slice(0, 80)}…` : value}”`;
  if (Array.isArray(value)) return value.map(printed).join('; ');
  if (isFields(value))
    return Object.entries(value)
      .map(([name, one]) => `${name} ${printed(one)}`)
      .join(', ');
  return String(value);
}
