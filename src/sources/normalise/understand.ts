import { articleNames, authorNames, fieldOrder, journalNames, plainName } from './field-names.ts';
import { linesIn } from '../../record/work-fields.ts';
import { namesIn } from '../values/names.ts';
import {
  accessOf,
  addressOf,
  certainDate,
  doiOf,
  idOf,
  issnOf,
  issueOf,
  itemsIn,
  languageOf,
  licenseOf,
  numbersIn,
  orcidOf,
  pagesOf,
  volumeOf,
  withoutLeftovers,
  wordOf,
} from '../values/values.ts';

/** The fields of a file in canonical form, as far as their meaning is certain. */
export interface Understood {
  readonly fields: unknown;
  /** Values that were normalised. */
  readonly taken: readonly Remark[];
  /** What is not certain, with the message that asks for it. */
  readonly asked: readonly Remark[];
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

/** Finds the id of a journal by its id, title, abbreviation or ISSN. */
export type FindJournal = (name: string) => string | undefined;

// Accepted input, though not fields of a record.
const partsOfDates = ['year', 'month', 'day'];

/** Normalises the front matter of an article. */
export const understandArticle =
  (journalOf: FindJournal) =>
  (source: unknown): Understood =>
    understand(source, articleNames, [...fieldOrder.articles, ...partsOfDates], (fields, asked) => {
      const { year, month, day, ...rest } = fields;
      const place = isText(fields['pages']) ? pagesOf(fields['pages']) : undefined;
      if (place && 'asked' in place) asked.push({ field: ['pages'], message: place.asked });
      const dated =
        fields['date'] === undefined && isText(year) && /^\d{4}$/.test(year.trim())
          ? { date: [year.trim(), month, day].filter(isText).join('-') }
          : // A separate year is only accepted without a date.
            {
              ...(year !== undefined && { year }),
              ...(month !== undefined && { month }),
              ...(day !== undefined && { day }),
            };
      return changed(
        {
          ...rest,
          ...dated,
          ...numbersOf(fields, asked),
          ...statementOf(fields),
          ...(place && { pages: 'pages' in place ? place.pages : undefined }),
          ...(place && 'articleNumber' in place && { 'article-number': place.articleNumber }),
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
              (value: unknown) => authorsOf(value, [name], asked),
            ]),
          ),
          ...Object.fromEntries(
            ['received', 'accepted', 'published-online'].map((name) => [name, text(certainDate)]),
          ),
          revised: (value) =>
            Array.isArray(value) ? value.map(text(certainDate)) : text(certainDate)(value),
          type: text(wordOf),
          highlights: linesOf,
          references: (value) => texts(value, fieldOrder.references),
          links: listOfFields({ type: text(wordOf), doi: text(doiOf), url: text(addressOf) }),
          funding: (value) => listOfFields({ doi: text(doiOf) })(named(value)),
          keywords: (value) => keywordsOf(value, asked),
          journal: text((value) => journalOf(value) ?? value),
          volume: text(volumeOf),
          issue: text(issueOf),
          date: text(certainDate),
          license: text(licenseOf),
          access: text(accessOf),
          language: text(languageOf),
          doi: text(doiOf),
          source: text(addressOf),
          translations: (value) => translationsOf(value, asked),
        },
      );
    });

/** Funding given as one text is a statement, as printed in articles. */
const statementOf = ({ funding, 'funding-statement': statement }: Written): Written =>
  isText(funding) && statement === undefined ? { funding: undefined, 'funding-statement': funding } : {};

/** Splits a field with both numbers, such as “Vol. 25, No. 3”. */
function numbersOf(fields: Written, asked: Remark[]): Written {
  for (const [name, other] of [
    ['volume', 'issue'],
    ['issue', 'volume'],
  ] as const) {
    const value = fields[name];
    const numbers = isText(value) ? numbersIn(value) : {};
    if (numbers.volume === undefined) continue;
    const own = fields[other];
    if (own === undefined || (isText(own) && issueOf(volumeOf(own)) === numbers[other])) return numbers;
    asked.push({
      field: [name],
      message: `“${String(value)}” contains a volume and an issue, but contradicts the field “${other}”.\nWrite each number in its own field.`,
    });
    return { [name]: undefined };
  }
  return {};
}

/** Normalises the file of a journal. */
export const understandJournal = (source: unknown): Understood =>
  understand(source, journalNames, fieldOrder.journals, (fields) =>
    changed(fields, {
      title: text(withoutLeftovers),
      description: text(withoutLeftovers),
      homepage: text(addressOf),
      submit: text(addressOf),
      editors: items,
      issn: issnsOf,
    }),
  );

function issnsOf(value: unknown): unknown {
  if (isText(value)) return { unspecified: itemsIn(value.replaceAll(',', ';')).map(issnOf) };
  return isFields(value) ? changed(value, { print: text(issnOf), online: text(issnOf) }) : value;
}

/** Pages of the journal's own have no alternative forms. */
export const understandPage = (source: unknown): Understood =>
  understand(source, {}, fieldOrder.pages, (fields) => fields);

/**
 * Renames fields, normalises their values, and reports both.
 * @param names alternative names by canonical ones
 * @param known all valid names
 */
function understand(
  source: unknown,
  names: Readonly<Record<string, string>>,
  known: readonly string[],
  change: (fields: Written, asked: Remark[]) => Written,
): Understood {
  if (!isFields(source)) return { fields: source, taken: [], asked: [], written: (field) => field };
  const { fields, writtenAs } = renamed(source, names, known);
  const asked: Remark[] = [];
  const result = Object.fromEntries(
    Object.entries(change(fields, asked)).filter(([, value]) => value !== undefined),
  );
  const written = ([first, ...rest]: Path): Path =>
    first === undefined ? [] : [writtenAs.get(String(first)) ?? first, ...rest];
  const taken = Object.entries(result).flatMap(([name, value]) => {
    const before = fields[name];
    return JSON.stringify(value) === JSON.stringify(before) || asked.some(({ field }) => field[0] === name)
      ? []
      : [{ field: [name], message: `read as ${printed(value)}.` }];
  });
  return { fields: result, taken, asked, written };
}

/** Renames fields to canonical names. An unknown field, or one whose canonical name is already used, keeps its name. */
function renamed(source: Written, names: Readonly<Record<string, string>>, known: readonly string[]) {
  const writtenAs = new Map<string, string>();
  const taken = new Set(Object.keys(source));
  const entries = Object.entries(source).map(([written, value]) => {
    const plain = plainName(written);
    const name = Object.hasOwn(names, plain) ? names[plain]! : plain;
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
  (change: (value: string) => string): Change =>
  (value) =>
    isText(value) ? change(value) : value;
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

function keywordsOf(value: unknown, asked: Remark[]): unknown {
  if (isText(value) && !value.includes(';') && value.includes(',')) {
    asked.push({
      field: ['keywords'],
      message: `“${value}” may be one keyword or several.\nPut semicolons between keywords, or put each on its own line, beginning with a hyphen and a space.`,
    });
    return undefined;
  }
  const all = [texts(value)].flat();
  if (!all.every(isText)) return value;
  const keywords = all.map(withoutLeftovers).flatMap(itemsIn);
  // The full stop that ends a printed line of keywords.
  return isText(value) || all.some((one) => one.includes(';'))
    ? keywords.with(-1, keywords.at(-1)!.replace(/(?<=\p{Ll}{3})\.$/u, ''))
    : keywords;
}

function authorsOf(value: unknown, at: Path, asked: Remark[]): unknown {
  const all = Array.isArray(value) ? value : [value];
  const names = all.flatMap((one: unknown, index): readonly unknown[] => {
    if (isText(one)) {
      const read = namesIn(one);
      if ('names' in read) return read.names;
      asked.push({ field: Array.isArray(value) ? [...at, index] : at, message: read.asked });
      return [];
    }
    return [isFields(one) ? authorOf(one, [...at, index], asked) : one];
  });
  return names.length > 0 || all.length === 0 ? names : undefined;
}

function authorOf(source: Written, at: Path, asked: Remark[]): Written {
  const { fields } = renamed(source, authorNames, [...fieldOrder.authors, 'name']);
  const { name, ...rest } = fields;
  const bare = isText(name) && ['given', 'family', 'literal'].every((part) => fields[part] === undefined);
  const read = bare ? namesIn(name) : undefined;
  if (read && 'asked' in read) asked.push({ field: [...at, 'name'], message: read.asked });
  const own = read && 'names' in read && read.names.length === 1 ? read.names[0] : undefined;
  return changed(own || (read && 'asked' in read) ? { ...(own ?? { literal: name }), ...rest } : fields, {
    orcid: text(orcidOf),
    id: text(idOf),
    corresponding: text((value) => (/^(?:yes|1|\*)$/i.test(value.trim()) ? 'true' : wordOf(value))),
    affiliations: (value) => (isText(value) ? itemsIn(value) : texts(value, fieldOrder.affiliations)),
    roles: (value) => [items(value)].flat().map(text(wordOf)),
  });
}

const translationsOf = (value: unknown, asked: Remark[]): unknown =>
  isFields(value)
    ? Object.fromEntries(
        Object.entries(value).map(([language, one]) => [
          languageOf(language),
          isFields(one)
            ? changed(renamed(one, articleNames, fieldOrder.articles).fields, {
                title: text(withoutLeftovers),
                subtitle: text(withoutLeftovers),
                abstract: text(withoutLeftovers),
                keywords: (words) => keywordsOf(words, asked),
                authors: (names) => authorsOf(names, ['translations', language, 'authors'], asked),
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
