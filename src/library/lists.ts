import type { Library } from './library.ts';
import type { Article } from '../record/article.ts';
import { slug } from '../record/key.ts';
import { indexName, runningName, type Name } from '../record/name.ts';
import { site } from '../site.ts';

/** What articles are listed by, apart from their journals; also the first step of the URLs. */
export type ListKind = (typeof listKinds)[number];
export const listKinds = ['authors', 'keywords', 'years'] as const;

/** The articles that have something in common: a page. */
export interface List {
  readonly kind: ListKind;
  /** The last step of its URL: an ORCID iD, an author's own id, a name or keyword in ASCII, a year. */
  readonly id: string;
  /** A keyword as most of the articles write it, a name in running order as the newest does. */
  readonly label: string;
  /** Of authors: the one person that they are; absent of a name alone, which several people may have. */
  readonly person?: Person;
  /** Latest first. */
  readonly articles: readonly Article[];
}

/** An author known by an ORCID iD, or by the editor's id. */
export interface Person {
  readonly orcid?: string;
  /** How else the name is printed, in the order of the articles. */
  readonly spellings: readonly string[];
}

/** A line of an index. */
export interface IndexEntry {
  /** A keyword as most of the articles write it, a year, or a name with the family name first. */
  readonly label: string;
  /** Of a person who has one. */
  readonly orcid?: string;
  /** Latest first. */
  readonly articles: readonly Article[];
  /** Absent of a name or keyword of a single article: it leads there. */
  readonly list?: List;
}

/** Every list of a kind, in the order of its index. */
export const listsOf = (library: Library, kind: ListKind): readonly List[] =>
  made(library, kind).entries.flatMap(({ list }) => list ?? []);

/** All names, keywords or years of the articles: names and keywords by alphabet, the latest year first. */
export const entriesOf = (library: Library, kind: ListKind): readonly IndexEntry[] =>
  made(library, kind).entries;

/** The kinds of which the library has an index. */
export const kindsOf = (library: Library): readonly ListKind[] =>
  listKinds.filter((kind) => entriesOf(library, kind).length > 0);

/** The articles of a person, or else of everybody whose name is printed like this; none of a name that has only one. */
export const listOfAuthor = (library: Library, name: Name): List | undefined =>
  made(library, 'authors').byKey.get(personKey(name) ?? nameKey(name));

/** The articles with a keyword, however it is capitalised; none where only one article has it. */
export const listOfKeyword = (library: Library, keyword: string): List | undefined =>
  made(library, 'keywords').byKey.get(keywordKey(keyword));

/** True of a list that has files and feeds of its own; not of a name, under which strangers to each other may be listed. */
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

/** What an article is listed under. */
interface Heading {
  /** Tells lists apart. */
  readonly key: string;
  readonly label: string;
  /** Its words in the index, if they are not its label. */
  readonly indexed?: string;
  /** What it is sorted by, if not its words. */
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

/** The commonest way to write a keyword, the newest of several; names are as the newest article has them. */
const commonest = ({ labels, author, label }: Group): string =>
  author ? label : [...labels].reduce((one, other) => (other[1] > one[1] ? other : one))[0];

/** What is gathered under one key. */
interface Group extends Heading {
  readonly isPerson: boolean;
  readonly articles: Article[];
  /** How many articles write it in which way. */
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
      // One that an article names twice.
      if (group.articles.at(-1) !== article) group.articles.push(article);
      group.labels.set(heading.label, (group.labels.get(heading.label) ?? 0) + 1);
    }
  const all = [...groups.values()].map((group) => ({ ...group, label: commonest(group) }));
  const taken = new Set<string>();
  const byKey = new Map<string, List>();
  // By their keys first, so that a URL does not depend on the order of articles; people before names, whose ids are given.
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
// No key of a person has a blank.
const nameKey = (name: Name) => `name ${indexName(name).normalize('NFC')}`;
const keywordKey = (keyword: string) => keyword.normalize('NFC').toLowerCase();
// The locale is fixed so that every machine sorts alike.
const collator = new Intl.Collator('en', { numeric: true });
