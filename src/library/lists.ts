import type { Library } from './library.ts';
import type { Article } from '../record/article.ts';
import { slug } from '../record/key.ts';
import { indexName, runningName, type Name } from '../record/name.ts';
import { site } from 'offprint/site';
import { accepted } from '../settings/settings.ts';

/** The kinds of lists besides journals; also the first segment of their URLs. */
export type ListKind = (typeof listKinds)[number];
export const listKinds = accepted.lists;

/** A list of articles with something in common, which has a page. */
export interface List {
  readonly kind: ListKind;
  /** The last segment of its URL: an ORCID iD, an author's id, a name or keyword in ASCII, a year. */
  readonly id: string;
  /** A keyword in its most common spelling, a name in running order as in the newest article. */
  readonly label: string;
  /** For authors: the identified person; absent for a bare name, which several people may share. */
  readonly person?: Person;
  /** Latest first. */
  readonly articles: readonly Article[];
}

/** An author known by an ORCID iD, or by the editor's id. */
export interface Person {
  readonly orcid?: string;
  /** Other spellings of the name, in the order of the articles. */
  readonly spellings: readonly string[];
}

/** An entry of an index. */
export interface IndexEntry {
  /** A keyword in its most common spelling, a year, or a name with the family name first. */
  readonly label: string;
  /** The person's ORCID iD, if known. */
  readonly orcid?: string;
  /** Latest first. */
  readonly articles: readonly Article[];
  /** Absent for a name or keyword of a single article, to which the entry links instead. */
  readonly list?: List;
}

/** All lists of a kind, in index order. */
export const listsOf = (library: Library, kind: ListKind): readonly List[] =>
  made(library, kind).entries.flatMap(({ list }) => list ?? []);

/** All names, keywords or years: names and keywords in alphabetical order, the latest year first. */
export const entriesOf = (library: Library, kind: ListKind): readonly IndexEntry[] =>
  made(library, kind).entries;

/** The kinds with an index. */
export const kindsOf = (library: Library): readonly ListKind[] =>
  listKinds.filter((kind) => entriesOf(library, kind).length > 0);

/** The list of a person, or else of everyone with this name; undefined for a name with a single article. */
export const listOfAuthor = (library: Library, name: Name): List | undefined =>
  made(library, 'authors').byKey.get(personKey(name) ?? nameKey(name));

/** The list of a keyword, ignoring case; undefined for a keyword with a single article. */
export const listOfKeyword = (library: Library, keyword: string): List | undefined =>
  made(library, 'keywords').byKey.get(keywordKey(keyword));

/** Whether a list has files and feeds; not so for a bare name, which may mix several people. */
export const hasFiles = ({ kind, person }: List): boolean => kind !== 'authors' || person !== undefined;

interface Made {
  readonly entries: readonly IndexEntry[];
  readonly byKey: ReadonlyMap<string, List>;
}

const libraries = new WeakMap<Library, Map<ListKind, Made>>();

function made(library: Library, kind: ListKind): Made {
  const kinds = libraries.get(library) ?? new Map<ListKind, Made>();
  libraries.set(library, kinds);
  let found = kinds.get(kind);
  if (!found) kinds.set(kind, (found = make(library, kind)));
  return found;
}

/** One of the headings under which an article is listed. */
interface Heading {
  /** Identifies the list. */
  readonly key: string;
  readonly label: string;
  /** The text in the index, if it differs from the label. */
  readonly indexed?: string;
  /** The sort key, if it differs from the text. */
  readonly order?: string;
  readonly author?: Name;
}

const headings: Readonly<Record<ListKind, (article: Article) => readonly Heading[]>> = {
  authors: ({ authors }) =>
    authors.map((author) => ({
      key: personKey(author) ?? nameKey(author),
      label: runningName(author),
      indexed: indexName(author),
      author,
    })),
  keywords: ({ keywords }) => keywords.map((label) => ({ key: keywordKey(label), label })),
  years: ({ issued }) =>
    issued
      ? [{ key: String(issued.year), label: String(issued.year), order: String(9999 - issued.year) }]
      : [],
};

/** The most common spelling of a keyword, the newest in a tie; for names, that of the newest article. */
const commonest = ({ labels, author, label }: Group): string =>
  author ? label : [...labels].reduce((one, other) => (other[1] > one[1] ? other : one))[0];

/** The articles collected for one key. */
interface Group extends Heading {
  readonly isPerson: boolean;
  readonly articles: Article[];
  /** The number of articles for each spelling. */
  readonly labels: Map<string, number>;
}

function make(library: Library, kind: ListKind): Made {
  if (!site.lists.includes(kind)) return { entries: [], byKey: new Map() };
  const groups = new Map<string, Group>();
  for (const article of library.articles)
    for (const heading of headings[kind](article)) {
      let group = groups.get(heading.key);
      if (!group) {
        const isPerson = heading.author !== undefined && personKey(heading.author) !== undefined;
        groups.set(heading.key, (group = { ...heading, isPerson, articles: [], labels: new Map() }));
      }
      // Repeated in one article.
      if (group.articles.at(-1) !== article) group.articles.push(article);
      group.labels.set(heading.label, (group.labels.get(heading.label) ?? 0) + 1);
    }
  const all = [...groups.values()].map((group) => ({ ...group, label: commonest(group) }));
  const taken = new Set<string>();
  const byKey = new Map<string, List>();
  // Sorted by key first, so that URLs do not depend on the order of articles; people before names, since their ids are fixed.
  const byUrl = all
    .filter((group) => group.isPerson || kind === 'years' || group.articles.length > 1)
    .sort((one, other) => Number(other.isPerson) - Number(one.isPerson) || (one.key < other.key ? -1 : 1));
  for (const { key, label, indexed = label, isPerson, author, articles, labels } of byUrl) {
    const base = isPerson ? key : slug(indexed) || 'other';
    let id = base;
    for (let number = 2; taken.has(id) || /^page-\d+$/.test(id); number += 1) id = `${base}-${number}`;
    taken.add(id);
    const spellings = [...labels.keys()].filter((one) => one !== label);
    const person = isPerson && { ...(author?.orcid && { orcid: author.orcid }), spellings };
    byKey.set(key, { kind, id, label, articles, ...(person && { person }) });
  }
  const entries = all
    .sort((one, other) => collator.compare(placeOf(one), placeOf(other)))
    .map(({ key, label, indexed = label, author, articles }): IndexEntry => {
      const list = byKey.get(key);
      return {
        label: indexed,
        ...(author?.orcid && { orcid: author.orcid }),
        articles,
        ...(list && { list }),
      };
    });
  return { entries, byKey };
}

const placeOf = ({ order, indexed, label }: Heading) => order ?? indexed ?? label;
const personKey = ({ orcid, id }: Name): string | undefined => orcid?.toLowerCase() ?? id;
// No key of a person has a space.
const nameKey = (name: Name) => `name ${indexName(name).normalize('NFC')}`;
const keywordKey = (keyword: string) => keyword.normalize('NFC').toLowerCase();
// The locale is fixed so that every machine sorts alike.
const collator = new Intl.Collator('en', { numeric: true });
