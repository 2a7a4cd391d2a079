import { filled } from '../../../record/filled.ts';
import { clean } from '../../values/clean.ts';
import { namesOf, type NameFields, type NameOrder, type NamesMeaning } from '../../values/names-value.ts';
import { orcidOf } from '../../values/values.ts';
import { parseOrcid } from '../../../record/identifiers.ts';
import type { TagValue } from './tagged-source.ts';

/** The tags of authors; the order of the file is that of the byline. */
export interface AuthorTags {
  /** Full names. */
  readonly full: readonly string[];
  /** The same people with initials, where a program writes both. */
  readonly short: readonly string[];
  /** Groups and organisations. */
  readonly groups: readonly string[];
  /** Institutions of the author above them. */
  readonly affiliations?: readonly string[];
  /** ORCID iDs of the author above them. */
  readonly orcids?: readonly string[];
  /** The order of names in the short form, if it is another. */
  readonly shortOrder?: NameOrder;
}

interface Author {
  readonly name: NameFields;
  readonly affiliations: string[];
  orcid: string | undefined;
}

/** The authors of an entry in the order of its lines; a person with a full and a short name is one. */
export function authorsOf(
  values: readonly TagValue[],
  tags: AuthorTags,
  order: NameOrder,
): NamesMeaning<object> {
  const { full, short, groups, affiliations = [], orcids = [], shortOrder = order } = tags;
  const count = (some: readonly string[]) =>
    values.filter(({ tag, text }) => some.includes(tag) && text.trim()).length;
  const bothForms = count(full) > 0 && count(short) <= count(full);
  const all: Author[] = [];
  const seen = new Set<string>();
  let unclear: string | undefined;
  let others = false as boolean;
  let wasFull = false;
  const add = (text: string, read: NamesMeaning) => {
    unclear ??= read.unclear;
    others ||= read.others === true;
    // Some programs repeat every name under another tag.
    if (seen.has(text)) return;
    seen.add(text);
    for (const name of read.value ?? []) all.push({ name, affiliations: [], orcid: undefined });
  };
  for (const { tag, text: written } of values) {
    const text = clean(written);
    if (!text) continue;
    if (full.includes(tag)) add(text, namesOf(text, { order }));
    else if (groups.includes(tag)) add(text, { value: [{ literal: text.replace(/[,;]$/, '') }] });
    else if (short.includes(tag)) {
      if (!bothForms && !wasFull) add(text, namesOf(text, { order: shortOrder }));
    } else if (affiliations.includes(tag) && isAbove(values, tags))
      all.at(-1)?.affiliations.push(...institutionsIn(text));
    else if (orcids.includes(tag)) {
      const author = all.at(-1);
      if (author) author.orcid ??= parseOrcid(orcidOf(text.replace(/^orcid:?\s*/i, '')));
    }
    if ([...full, ...short].includes(tag)) wasFull = full.includes(tag);
  }
  const value = all.map((author) =>
    filled<Record<string, unknown>>({
      ...author.name,
      orcid: author.name['orcid'] ?? author.orcid,
      affiliations: author.affiliations,
    }),
  );
  return { ...(value.length > 0 && { value }), ...(unclear && { unclear }), ...(others && { others }) };
}

/**
 * Whether an institution surely belongs to the author above it: there is only one author, or every author has one. Otherwise it may be
 * that of all of them.
 */
function isAbove(values: readonly TagValue[], { full, short, affiliations = [] }: AuthorTags): boolean {
  const people = values.filter(({ tag }) => full.includes(tag));
  const named = people.length > 0 ? full : short;
  const own = values.filter(({ tag }) => named.includes(tag) || affiliations.includes(tag));
  const authors = own.filter(({ tag }) => named.includes(tag)).length;
  const followed = own.filter(
    ({ tag }, index) => named.includes(tag) && affiliations.includes(own[index + 1]?.tag ?? ''),
  ).length;
  return authors === 1 || followed > 1;
}

/** The institutions in PubMed's form: with full stops at the end, and e-mail addresses. */
const institutionsIn = (text: string): readonly string[] =>
  text
    .split(/;\s+(?=\p{Lu})/u)
    .map((one) =>
      one
        .replace(/\s*(?:electronic address|e-?mail):?\s*\S+@\S+/gi, '')
        .replace(/[\s,;]*\S+@\S+/g, '')
        .replace(/^\d+\s*(?=\p{Lu})/u, '')
        .replace(/[\s.;,]+$/, '')
        .trim(),
    )
    .filter(Boolean);
