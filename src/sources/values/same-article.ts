import type { ArticleEntry } from '../../record/article.ts';
import { familyName } from '../../record/name.ts';
import { plain } from '../../record/text.ts';

/** What tells whether two records are of the same article. */
export type Identity = Pick<
  ArticleEntry,
  'doi' | 'title' | 'container' | 'issued' | 'volume' | 'issue' | 'pages' | 'articleNumber'
> &
  Partial<Pick<ArticleEntry, 'authors' | 'identifiers'>>;

/** Why two records are of the same article. */
type Sameness = 'DOI' | 'title, journal, year and first page';

/** Finds earlier records of the same article. */
interface ArticleFinder<Found> {
  /** The first record of the article; undefined if this is the first one. */
  readonly find: (identity: Identity) => { readonly found: Found; readonly by: Sameness } | undefined;
  readonly add: (identity: Identity, found: Found) => void;
}

/**
 * Two records are of the same article if they have one DOI, or else the same title, container and first page or number, and the same year
 * or volume, and if no identifier, year, volume, issue or first author of one contradicts the other's: every issue has an “Editorial”.
 */
export function articleFinder<Found>(): ArticleFinder<Found> {
  const byDoi = new Map<string, Found>();
  const byFacts = new Map<string, { readonly identity: Identity; readonly found: Found }[]>();
  return {
    find(identity) {
      const same = byDoi.get(identity.doi?.toLowerCase() ?? '');
      if (same) return { found: same, by: 'DOI' };
      const facts = factsOf(identity);
      const alike = byFacts.get(facts ?? '')?.find((other) => !contradict(identity, other.identity));
      return alike && { found: alike.found, by: 'title, journal, year and first page' };
    },
    add(identity, found) {
      if (identity.doi && !byDoi.has(identity.doi.toLowerCase()))
        byDoi.set(identity.doi.toLowerCase(), found);
      const facts = factsOf(identity);
      if (facts) byFacts.set(facts, [...(byFacts.get(facts) ?? []), { identity, found }]);
    },
  };
}

/** Title, container and place; undefined if one of them, or both year and volume, is unknown. */
function factsOf({ title, container, issued, volume, pages, articleNumber }: Identity): string | undefined {
  const place = pages?.first ?? articleNumber;
  const words = folded(plain(title));
  return (issued || volume) && place && words
    ? JSON.stringify([words, container, place.toLowerCase()])
    : undefined;
}

function contradict(one: Identity, other: Identity): boolean {
  const differ = (a: string | number | undefined, b: string | number | undefined) =>
    a !== undefined && b !== undefined && folded(String(a)) !== folded(String(b));
  const [first, second] = [one, other].map(
    ({ authors: [author] = [] }) => author && (author.literal ?? familyName(author)),
  );
  return (
    (one.doi !== undefined && other.doi !== undefined && one.doi.toLowerCase() !== other.doi.toLowerCase()) ||
    ['PMID', 'PMCID', 'arXiv', 'EDN'].some((name) =>
      differ(one.identifiers?.[name], other.identifiers?.[name]),
    ) ||
    differ(one.issued?.year, other.issued?.year) ||
    differ(one.volume, other.volume) ||
    differ(one.issue, other.issue) ||
    (first !== undefined && second !== undefined && !sameFamily(first, second)) ||
    // Nothing but a title and a page in common.
    ((one.issued === undefined || other.issued === undefined) &&
      (one.volume === undefined || other.volume === undefined))
  );
}

/** “Müller” and “Mueller”, “van der Berg” and “Berg” */
function sameFamily(one: string, other: string): boolean {
  const [first, second] = [one, other].map(folded) as [string, string];
  return (
    first === second ||
    first.endsWith(second) ||
    second.endsWith(first) ||
    first.replace(/(?<=[aou])e/g, '') === second.replace(/(?<=[aou])e/g, '')
  );
}

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
