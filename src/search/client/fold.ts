// How words are made alike. The index and the browser both come through here, so that they cannot differ.

/** The words of a text as they are searched: small Latin letters without accents, digits, or parts of CJK words. */
export const words = (text: string): readonly string[] =>
  fold(text)
    .match(/[\p{L}\p{N}]+/gu)
    ?.flatMap(parts) ?? [];

/** Small letters without accents; special letters and Cyrillic and Greek in plain Latin ones. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[’'ʼ`´](?=\p{L})/gu, '')
    .toLowerCase()
    .replace(beyondAscii, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(beyondAscii, (letter) => letters[letter] ?? letter);

// A call for every plain letter would be most of the time that folding takes.
const beyondAscii = /[^\0-\x7f]/gu;

/**
 * The words of a text that Pagefind, which folds accents alone, would miss: where folding has made another word of
 * it. For a hidden field of the index.
 */
export const alternatives = (text: string): readonly string[] => {
  const changed = text.split(/[ \n]/).filter((word) => foldable.test(word));
  if (changed.length === 0) return [];
  const plain = new Set(
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu),
  );
  return [...new Set(words(changed.join(' ')))].filter((word) => !plain.has(word));
};

// Folding makes no other word of plain letters and digits, and they are most of a text.
const foldable = /[^\0-\x7f]|['`]/;

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/** A CJK run has no blanks between its words: every two neighbours are searched as one. */
const parts = (word: string): readonly string[] =>
  !cjk.test(word)
    ? [word]
    : word.match(runs)!.flatMap((run) => {
        const characters = [...run];
        if (!cjk.test(run) || characters.length <= 2) return [run];
        return characters.slice(1).map((character, index) => characters[index]! + character);
      });

const pairs = (from: string, to: string): Record<string, string> => {
  const latin = to.split(' ');
  return Object.fromEntries([...from].map((letter, index) => [letter, latin[index]!]));
};

// Latin letters that no accent makes; Cyrillic by BGN/PCGN without its signs, in which names are most often written
// (https://en.wikipedia.org/wiki/BGN/PCGN_romanization_of_Russian); Greek by ISO 843 without its accents.
const letters: Readonly<Record<string, string>> = {
  ...pairs('øłßđıæœþðħŋ', 'o l ss d i ae oe th d h n'),
  ...pairs(
    'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўљњџђћј',
    'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya e i yi ye g u lj nj dz dj c j',
  ),
  ...pairs('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
};
