import type { Library } from './library.ts';
import type { Article } from '../record/article.ts';
import { slug } from '../record/key.ts';
import { invertedName, type Name } from '../record/name.ts';
import { site } from '../site.ts';

/** What articles are listed by, apart from their journals; also the first step of the addresses. */
export type ListKind = (typeof listKinds)[number];
export const listKinds = ['authors', 'keywords', 'years'] as const;

/** The articles that have something in common. */
export interface List {
  readonly kind: ListKind;
  /** The last step of its address: an ORCID iD, an author's own id, a keyword in ASCII, a year. */
  readonly id: string;
  /** As the newest of the articles writes it. */
  readonly label: string;
  /** Latest first. */
  readonly articles: readonly Article[];
}

/** Every list of a kind, in the order of a reader's looking: names and keywords by alphabet, the latest year first. */
export const listsOf = (library: Library, kind: ListKind): readonly List[] => made(library, kind).lists;

/** Lists that begin with one letter. */
export interface Letter {
  /** A capital without its accent; `#` of what begins with no letter. */
  readonly letter: string;
  readonly lists: readonly List[];
}

/** Lists of names or keywords by the letters they begin with, in their order: each script has its own alphabet. */
export const byLetter = (lists: readonly List[]): readonly Letter[] =>
  [...Map.groupBy(lists, ({ label }) => initialOf(label))].map(([letter, those]) => ({
    letter,
    lists: those,
  }));

function initialOf(label: string): string {
  const [, initial = '#'] = /^[^\p{L}\p{N}]*(\p{L})/u.exec(label) ?? [];
  // й and ё are letters of their own.
  const bare = /\p{Script=Cyrillic}/u.test(initial) ? initial : initial.normalize('NFD')[0]!;
  return bare.toLocaleUpperCase('en');
}

/** The kinds of which the library has any list. */
export const kindsOf = (library: Library): readonly ListKind[] =>
  listKinds.filter((kind) => listsOf(library, kind).length > 0);

/** The page of a person; none of a name that carries neither ORCID iD nor id: equal spelling is not one person. */
export const listOfAuthor = (library: Library, name: Name): List | undefined => {
  const key = authorKey(name);
  return key === undefined ? undefined : made(library, 'authors').byKey.get(key);
};

/** The articles with a keyword, however it is capitalised; none where only one article has it. */
export const listOfKeyword = (library: Library, keyword: string): List | undefined =>
  made(library, 'keywords').byKey.get(keywordKey(keyword));

/** The articles of a list in steps of the site's choice, cut once; one empty step where there are none. */
export function inSteps(articles: readonly Article[]): readonly (readonly Article[])[] {
  let steps = cut.get(articles);
  if (!steps) {
    steps = Array.from({ length: Math.max(1, Math.ceil(articles.length / site.perPage)) }, (_, step) =>
      articles.slice(step * site.perPage, (step + 1) * site.perPage),
    );
    cut.set(articles, steps);
  }
  return steps;
}

/** What a page shows of a list. */
export interface ListStep {
  readonly articles: readonly Article[];
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  /** Of the articles of all steps. */
  readonly count: number;
}

/** One step of a list: a page. @param step from 1 */
export function listStep(articles: readonly Article[], step: number): ListStep {
  const steps = inSteps(articles);
  return { articles: steps[step - 1]!, step, steps: steps.length, count: articles.length };
}

/** The numbers of those steps, from 1: each is a page. */
export const stepNumbers = (articles: readonly Article[]): readonly number[] =>
  inSteps(articles).map((_, index) => index + 1);

const cut = new WeakMap<readonly Article[], readonly (readonly Article[])[]>();

interface Made {
  readonly lists: readonly List[];
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

/** What an article is listed under: a key that tells lists apart, the words for it, and their place in the order. */
type Heading = readonly [key: string, label: string, order: string];

const headings: Readonly<Record<ListKind, (article: Article) => readonly Heading[]>> = {
  authors: ({ authors }) =>
    authors.flatMap((name) => {
      const key = authorKey(name);
      return key === undefined ? [] : [[key, invertedName(name), invertedName(name)] as const];
    }),
  keywords: ({ keywords }) => keywords.map((keyword) => [keywordKey(keyword), keyword, keyword] as const),
  years: ({ issued }) =>
    issued ? [[String(issued.year), String(issued.year), String(9999 - issued.year)] as const] : [],
};

// A keyword of one article alone leads nowhere new.
const minArticles: Readonly<Record<ListKind, number>> = { authors: 1, keywords: 2, years: 1 };

function make(library: Library, kind: ListKind): Made {
  if (!site.lists.includes(kind)) return { lists: [], byKey: new Map() };
  const groups = new Map<string, { label: string; order: string; articles: Article[] }>();
  for (const article of library.articles)
    for (const [key, label, order] of headings[kind](article)) {
      const group = groups.get(key) ?? { label, order, articles: [] };
      groups.set(key, group);
      // One that an article names twice.
      if (group.articles.at(-1) !== article) group.articles.push(article);
    }
  const taken = new Set<string>();
  const byKey = new Map<string, List>();
  const kept = [...groups].filter(([, { articles }]) => articles.length >= minArticles[kind]);
  // By their keys first, so that an address does not hang on the order of articles.
  for (const [key, { label, articles }] of kept.sort(([one], [other]) => (one < other ? -1 : 1))) {
    const base = (kind === 'authors' ? key : slug(key)) || 'other';
    let id = base;
    for (let number = 2; taken.has(id) || /^page-\d+$/.test(id); number += 1) id = `${base}-${number}`;
    taken.add(id);
    byKey.set(key, { kind, id, label, articles });
  }
  const order = new Map(kept.map(([key, group]) => [byKey.get(key)!, group.order]));
  const lists = [...order].sort(([, one], [, other]) => collator.compare(one, other)).map(([list]) => list);
  return { lists, byKey };
}

const authorKey = ({ orcid, id }: Name): string | undefined => orcid?.toLowerCase() ?? id;
const keywordKey = (keyword: string) => keyword.normalize('NFC').toLowerCase();
// The locale is fixed so that every machine sorts alike.
const collator = new Intl.Collator('en', { numeric: true });
