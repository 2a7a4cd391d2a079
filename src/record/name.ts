import type { Role } from './role.ts';

/** A person with a structured name, or an organisation (or person) known by one `literal` name. CSL's names. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  /** Goes with the family name wherever it is sorted or printed alone: "van der" in "van der Berg". */
  readonly particle?: string;
  /** Stands before the family name only in running order: "von" in "von Humboldt", sorted under H. */
  readonly droppingParticle?: string;
  /** "Jr.", "III" */
  readonly suffix?: string;
  readonly literal?: string;
  /** The sixteen digits, bare. */
  readonly orcid?: string;
  /** Tells this person from others, where there is no ORCID iD; the editor's own. */
  readonly id?: string;
  readonly affiliations?: readonly Affiliation[];
  /** Whether readers should write to this author. */
  readonly corresponding?: boolean;
  readonly email?: string;
  /** What the author did for the article. */
  readonly roles?: readonly Role[];
}

/** An institution, as it is printed. */
export interface Affiliation {
  readonly name: string;
  /** Bare: `02mhbdp94` */
  readonly ror?: string;
}

/** In running order: "Jan van der Berg, Jr.", "王小明" */
export const runningName = (name: Name): string =>
  name.literal ??
  (isEastAsian(name)
    ? joinKnown([name.family, name.given], '')
    : joinKnown([joinKnown([name.given, name.droppingParticle, familyName(name)], ' '), name.suffix], ', '));

/** True of a name whose characters are Chinese, Japanese or Korean: the family name comes first, without a blank. */
const isEastAsian = ({ family = '', given = '' }: Name): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+$/u.test(family + given);

/** Family name first: "van der Berg, Jan, Jr."; a dropping particle follows the given name. */
export const invertedName = (name: Name): string =>
  name.literal ??
  joinKnown([familyName(name), joinKnown([name.given, name.droppingParticle], ' '), name.suffix], ', ');

/** As an index of names has it: "van der Berg, Jan, Jr.", "王小明" */
export const indexName = (name: Name): string => (isEastAsian(name) ? runningName(name) : invertedName(name));

/**
 * How many authors of an article a list names to programs, and the search knows: a citation that is saved from a list lacks
 * nobody, but of a collaboration.
 */
export const maxInLists = 50;

/**
 * The first authors of an article, and the number of the others: of a collaboration of thousands no list or feed names all.
 * @param max how many are named
 */
export const leading = (
  authors: readonly Name[],
  max = 6,
): { readonly names: readonly Name[]; readonly others: number } => ({
  names: authors.slice(0, max),
  others: Math.max(0, authors.length - max),
});

/** The family name with the particle that belongs to it. */
export const familyName = ({ particle, family }: Name): string => joinKnown([particle, family], ' ');

/** What is known of some parts, in one. */
export const joinKnown = (parts: readonly (string | undefined)[], by: string): string =>
  parts.filter(Boolean).join(by);
