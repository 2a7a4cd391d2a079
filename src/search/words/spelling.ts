/** The frequency of each word in the titles, names, keywords and abstracts of a library. */
export type Vocabulary = Readonly<Record<string, number>>;

/** Shorter words are too similar to others to be corrected. */
export const shortest = 4;

/** The files of a vocabulary: each word is in one file by its first letter and in another by its second. */
export const partOf = (word: string): string => letterOf(word[0]);
export const secondPartOf = (word: string): string => `${letterOf(word[1])}-second`;
const letterOf = (letter = '') => (/^[a-z]/.test(letter) ? letter : 'other');

/** Every part of a vocabulary. */
export const allParts: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz', 'other'].flatMap((letter) => [
  letter,
  `${letter}-second`,
]);

/**
 * The parts with candidates for a misspelt word: first that of its first letter, then those for a first letter that is wrong,
 * missing or superfluous.
 */
export const partsFor = (word: string): readonly (readonly string[])[] => [
  [partOf(word)],
  [partOf(word.slice(1)), secondPartOf(word), secondPartOf(` ${word}`)],
];

/**
 * Correction candidates for a word: nearest first, then most frequent. Empty if the
 * word is known, too short, or not similar to any.
 * @param half whether the word may be unfinished
 */
export function corrections(word: string, vocabulary: Vocabulary, half: boolean): readonly string[] {
  if (word.length < shortest || vocabulary[word]) return [];
  const limit = word.length < 7 ? 1 : 2;
  const sound = soundOf(word);
  const near: { readonly word: string; readonly off: number; readonly count: number }[] = [];
  for (const [one, count] of Object.entries(vocabulary)) {
    if (half && one.length > word.length && one.startsWith(word)) return [];
    if (Math.abs(one.length - word.length) > limit + 1) continue;
    const spelled = distance(word, one, limit) + (one[0] === word[0] ? 0 : 0.5);
    const off = spelled <= limit ? spelled : Math.min(spelled, 1 + distance(sound, soundOf(one), 1));
    if (off <= limit + 0.5) near.push({ word: one, off, count });
  }
  near.sort((one, other) => one.off - other.off || other.count - one.count);
  return near.slice(0, maxCorrections).map(({ word: one }) => one);
}

/** The maximum number of corrections to try. */
const maxCorrections = 4;

/** A phonetic form independent of transliteration: Chaikovskii, Tchaikovsky and Chaykovskiy are the same. */
const soundOf = (word: string): string =>
  word
    .replace(/^t[cs]?ch/, 'ch')
    .replace(/(?:iy|ii|yy|ij|y)$/, 'i')
    .replace(/(?<=[aeou])[yj]/g, 'i')
    .replace(/kh/g, 'h')
    .replace(/w/g, 'v');

/** Optimal string alignment distance: insertions, deletions, substitutions and transpositions. Above `limit` it is `limit + 1`. */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
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
