/**
 * The words of a library’s articles in numbers: articles by their places, words by terms. All arrays are shared memory, so that
 * workers compare articles without a copy.
 */
export interface Tables {
  /** By article: where its terms begin in {@link terms}; and where the last one’s end. */
  readonly begins: Uint32Array;
  /** Each term before how much it counts. */
  readonly terms: Uint32Array;
  /** By term: where the articles begin in {@link who} that have it; and where the last one’s end. */
  readonly posted: Uint32Array;
  /** The latest articles that have a term, and what each is worth for it. */
  readonly who: Uint32Array;
  readonly impact: Float64Array;
  /** By term: what it weighs; nothing, where it tells of no other article. */
  readonly rarity: Float64Array;
  /** By term: 1 for a keyword. */
  readonly isName: Uint8Array;
  /** By term: 1 for a citation. */
  readonly isCitation: Uint8Array;
  /** By article: 1 for one that a newer version has taken the place of. */
  readonly isReplaced: Uint8Array;
}

/** An article, and the terms that another shares with it, the most telling first. */
export interface Near {
  readonly place: number;
  readonly shared: readonly number[];
}

/** Of an article its heaviest words alone are looked for, and its rarest citations: the others change little and cost much. */
const maxWords = 24;
const maxCitations = 40;
/** The number of the best articles of which it is asked what they share. */
const maxCandidates = 32;

/**
 * Compares the articles of a library with each other.
 * @returns what is nearest to the article at a place: at most `count`, the nearest first; only those that share two words of
 * weight, or a keyword
 */
export function comparing(tables: Tables): (own: number, count: number) => readonly Near[] {
  const { begins, terms, posted, who, impact, rarity, isName, isCitation, isReplaced } = tables;
  // All zero but while an article is being compared.
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

  /** In the order of the words that were looked for. */
  function sharedWith(place: number, query: readonly number[]): number[] {
    const shared: number[] = [];
    for (let index = begins[place]!; index < begins[place + 1]!; index += 2)
      if (isAsked[terms[index]!]) shared.push(terms[index]!);
    return shared.sort((one, other) => query.indexOf(one) - query.indexOf(other));
  }

  /** The places with the highest scores, highest first; of equals the latest. Sorting all would take longer than scoring. */
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
