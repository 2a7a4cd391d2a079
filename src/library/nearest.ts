/**
 * The words of a library’s articles in numbers: articles by index, words by term number.
 */
interface Tables {
  /** By article: the offset of its terms in {@link terms}; one more entry marks the end. */
  readonly begins: Uint32Array;
  /** Pairs of term and count. */
  readonly terms: Uint32Array;
  /** By term: the offset of its articles in {@link who}; one more entry marks the end. */
  readonly posted: Uint32Array;
  /** The latest articles with a term, and the score of each. */
  readonly who: Uint32Array;
  readonly impact: Float64Array;
  /** By term: its weight; zero if it relates no articles. */
  readonly rarity: Float64Array;
  /** By term: 1 for a keyword. */
  readonly isName: Uint8Array;
  /** By term: 1 for a citation. */
  readonly isCitation: Uint8Array;
  /** By article: 1 if it is superseded by a newer version. */
  readonly isReplaced: Uint8Array;
}

/** An article and the terms it shares with another, most significant first. */
export interface Near {
  readonly place: number;
  readonly shared: readonly number[];
}

/** Only the heaviest words and the rarest citations of an article are compared: the others change little and cost much. */
const maxWords = 24;
const maxCitations = 40;
/** The number of best articles for which shared terms are determined. */
const maxCandidates = 32;

/**
 * Compares the articles of a library with each other.
 * @returns a function that finds the articles nearest to the one at an index: at most `count`, nearest first; only those that share two
 * significant words, or a keyword
 */
export function comparing(tables: Tables): (own: number, count: number) => readonly Near[] {
  const { begins, terms, posted, who, impact, rarity, isName, isCitation, isReplaced } = tables;
  // All zero except during a comparison.
  const scores = new Float64Array(isReplaced.length);
  const touched = new Uint32Array(isReplaced.length);
  const isAsked = new Uint8Array(rarity.length);

  const moreTelling = (one: number, other: number) =>
    isName[other]! - isName[one]! || rarity[other]! - rarity[one]!;

  return (own, count) => {
    const query = heaviest(own);
    let reached = 0;
    for (const term of query) {
      isAsked[term] = 1;
      const idf = rarity[term]!;
      for (let index = posted[term]!; index < posted[term + 1]!; index += 1) {
        const other = who[index]!;
        if (other === own) continue;
        if (scores[other] === 0) touched[reached++] = other;
        scores[other]! += idf * impact[index]!;
      }
    }
    const found: Near[] = [];
    for (const place of best(touched.subarray(0, reached))) {
      if (found.length === count) break;
      if (isReplaced[place]) continue;
      const shared = sharedWith(place, query);
      if (shared.length >= 2 || shared.some((term) => isName[term]))
        found.push({ place, shared: shared.sort(moreTelling) });
    }
    for (let index = 0; index < reached; index += 1) scores[touched[index]!] = 0;
    for (const term of query) isAsked[term] = 0;
    return found;
  };

  function heaviest(own: number): readonly number[] {
    const weights = new Map<number, number>();
    for (let index = begins[own]!; index < begins[own + 1]!; index += 2) {
      const term = terms[index]!;
      if (rarity[term]! > 0) weights.set(term, Math.min(terms[index + 1]!, 4) * rarity[term]!);
    }
    const sorted = [...weights]
      .sort(([one, weight], [other, otherWeight]) => otherWeight - weight || one - other)
      .map(([term]) => term);
    const isCited = (term: number) => isCitation[term] === 1;
    return [
      ...sorted.filter((term) => !isCited(term)).slice(0, maxWords),
      ...sorted.filter(isCited).slice(0, maxCitations),
    ];
  }

  /** In the order of the query's terms. */
  function sharedWith(place: number, query: readonly number[]): number[] {
    const shared: number[] = [];
    for (let index = begins[place]!; index < begins[place + 1]!; index += 2)
      if (isAsked[terms[index]!]) shared.push(terms[index]!);
    return shared.sort((one, other) => query.indexOf(one) - query.indexOf(other));
  }

  /** The indexes with the highest scores, highest first, the latest first in a tie. Sorting all would take longer than scoring. */
  function best(places: Uint32Array): readonly number[] {
    const kept: number[] = [];
    const isBetter = (one: number, other: number) =>
      scores[one]! > scores[other]! || (scores[one] === scores[other] && one < other);
    for (const place of places) {
      if (kept.length === maxCandidates && !isBetter(place, kept.at(-1)!)) continue;
      let at = kept.length;
      while (at > 0 && isBetter(place, kept[at - 1]!)) at -= 1;
      kept.splice(at, 0, place);
      if (kept.length > maxCandidates) kept.pop();
    }
    return kept;
  }
}
