/** A name, its page, and whether it is a journal. */
export type Suggestion = readonly [label: string, path: string, isJournal?: 1];

/** The number of the file with names that contain a word. */
export function fileOf(word: string, files: number): number {
  let hash = 0;
  for (const letter of word.slice(0, maxLetters)) hash = (hash * 31 + letter.codePointAt(0)!) % 1_000_003;
  return hash % files;
}
const maxLetters = 3;
