import type { Role } from './role.ts';

/** A person with a structured name, or an organisation (or person) known by one `literal` name. CSL's names. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  /** Stays with the family name in sorting and when printed alone: "van der" in "van der Berg". */
  readonly particle?: string;
  /** Precedes the family name only in running order: "von" in "von Humboldt", sorted under H. */
  readonly droppingParticle?: string;
  /** "Jr.", "III" */
  readonly suffix?: string;
  readonly literal?: string;
  /** The sixteen digits, bare. */
  readonly orcid?: string;
  /** The editor's own id, which distinguishes this person from others without an ORCID iD. */
  readonly id?: string;
  readonly affiliations?: readonly Affiliation[];
  /** Whether readers should write to this author. */
  readonly corresponding?: boolean;
  /** Whether this author and the others with this mark contributed equally. */
  readonly equal?: boolean;
  /** As printed: “Present address: …” */
  readonly note?: string;
  readonly email?: string;
  /** The author's contributions. */
  readonly roles?: readonly Role[];
}

/** An institution as printed. */
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

/** Whether a name is written in Chinese, Japanese or Korean characters: the family name comes first, without a space. */
const isEastAsian = ({ family = '', given = '' }: Name): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+$/u.test(family + given);

/** Family name first: "van der Berg, Jan, Jr."; a dropping particle follows the given name. */
export const invertedName = (name: Name): string =>
  name.literal ?? joinKnown([familyName(name), givenNames(name), name.suffix], ', ');

/** As in an index of names: "van der Berg, Jan, Jr.", "王小明" */
export const indexName = (name: Name): string => (isEastAsian(name) ? runningName(name) : invertedName(name));

/**
 * The maximum number of authors in the metadata of a list and in the search index: a citation saved from a list lacks
 * no author, except for large collaborations.
 */
export const maxInLists = 50;

/**
 * The first authors of an article and the number of the others: no list or feed names all of a collaboration of thousands.
 * @param max number of names
 */
export const leading = (
  authors: readonly Name[],
  max = 6,
): { readonly names: readonly Name[]; readonly others: number } => ({
  names: authors.slice(0, max),
  others: Math.max(0, authors.length - max),
});

/** The family name with its non-dropping particle. */
export const familyName = ({ particle, family }: Name): string => joinKnown([particle, family], ' ');

/** The given names, and the particle that follows them if the family name comes first. */
export const givenNames = ({ given, droppingParticle }: Name): string =>
  joinKnown([given, droppingParticle], ' ');

/** Whether a name is a family name of several words, which programs would split at its last space. */
export const isFamilyOnly = ({ literal, given, droppingParticle, particle, family }: Name): boolean =>
  !literal && !given && !droppingParticle && /\s/.test(joinKnown([particle, family], ' '));

/** The known parts, joined. */
export const joinKnown = (parts: readonly (string | undefined)[], by: string): string =>
  parts.filter(Boolean).join(by);
