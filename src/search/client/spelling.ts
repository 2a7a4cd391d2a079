/** How often each word of a library stands in its titles, names and keywords. */
export type Vocabulary = Readonly<Record<string, number>>;

/** Words of fewer letters are too near to others to be corrected. */
export const shortest = 4;

/** The file of the vocabulary that holds a word: by its first letter. */
export const partOf = (word: string): string => (/^[a-z]/.test(word) ? word[0]! : 'other');

/** Every part of a vocabulary. */
export const allParts: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz', 'other'];

/**
 * The word of a vocabulary that a misspelt one most likely meant: the nearest, then the most frequent. Undefined
 * where the word is known, too short, or near to nothing.
 * @param prefix true of a word that may be half typed
 */
export function correct(word: string, vocabulary: Vocabulary, prefix: boolean): string | undefined {
  if (word.length < shortest || vocabulary[word]) return undefined;
  const known = Object.entries(vocabulary);
  if (prefix && known.some(([one]) => one.startsWith(word))) return undefined;
  const limit = word.length < 7 ? 1 : 2;
  let best: { word: string; off: number; count: number } | undefined;
  for (const [one, count] of known) {
    if (Math.abs(one.length - word.length) > limit) continue;
    const off = distance(word, one, limit) + (one[0] === word[0] ? 0 : 0.5);
    if (off > limit + 0.5) continue;
    if (!best || off < best.off || (off === best.off && count > best.count)) best = { word: one, off, count };
  }
  return best?.word;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. More than `limit` is `limit + 1`. */
export function distance(one: string, other: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return last[other.length]!;
}
