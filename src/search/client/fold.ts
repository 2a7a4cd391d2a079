// Normalizes words. The index and the browser share this module, so that they cannot differ.

/** The words of a text as they are searched: small Latin letters without accents, digits, or parts of CJK words. */
export const words = (text: string): readonly string[] =>
  // Most texts are of plain letters, and a build folds every abstract.
  foldable.test(text)
    ? (fold(text)
        .match(/[\p{L}\p{N}]+/gu)
        ?.flatMap(parts) ?? [])
    : (text.toLowerCase().match(/[a-z0-9]+/g) ?? []);

/** Small letters without accents; special letters and Cyrillic and Greek in plain Latin ones. */
export const fold = (text: string): string =>
  spelled(text)
    .replace(beyondAscii, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(beyondAscii, (letter) => letters[letter] ?? letter);

/** Small letters with their accents, and signs that are part of a word as letters: C++, F#, α-helix. */
function spelled(text: string): string {
  const small = text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    // Drops the possessive: “Tertullian’s” is Tertullian.
    .replace(/(?<=\p{L}{3})[’'ʼ]s(?![\p{L}\p{N}])/giu, '')
    .replace(/[’'ʼ`´](?=\p{L})/gu, '')
    .toLowerCase();
  return signs.test(small)
    ? small
        .replace(/(?<=[\p{L}\p{N}])\+\+/gu, 'plusplus')
        .replace(/(?<=\p{L})#(?![\p{L}\p{N}])/gu, 'sharp')
        .replace(/(?<!\p{L})[α-ω](?!\p{L})/gu, (letter) => greek[letter] ?? letter)
    : small;
}
const signs = /\+\+|#|[α-ω]/;

// A call for every plain letter would be most of the time that folding takes.
const beyondAscii = /[^\0-\x7f]/gu;

/**
 * Words for the hidden fields of the index: folded forms that Pagefind, which only strips accents, would not match, and the
 * last character of each CJK run.
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
  const others = changed.flatMap((word) => [...words(word), ...variants(word), ...lastOfRuns(word)]);
  return [...new Set(others)].filter((word) => !plain.has(word));
};

// Folding makes no other word of plain letters and digits, and they are most of a text.
const foldable = /[^\0-\x7f]|['`]|\+\+|#/;

/**
 * Other ways to write the words of a text in plain Latin letters: ü as ue, đ as dj, and the other transliterations of
 * Cyrillic in use, so that Chaikovskii and Tchaikovsky are Чайковский.
 */
export function variants(text: string): readonly string[] {
  const found = new Set<string>();
  for (const word of spelled(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const own = word.normalize('NFC');
    if (/[äöüåøđ]/.test(own)) found.add(fold(own.replace(/[äöüåøđ]/g, (letter) => twoLetters[letter]!)));
    if (/\p{Script=Cyrillic}/u.test(own)) for (const one of transliterated(fold(own))) found.add(one);
  }
  return [...found];
}

const twoLetters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  đ: 'dj',
};

// From BGN/PCGN: the Library of Congress, newspapers, ISO 9 without its signs, German and French.
const transliterated = (word: string): readonly string[] => {
  const ending = (by: string) => word.replace(/(?:iy|yy)$/, by);
  const all = [
    ending('ii').replaceAll(/(?<=[aeou])y/g, 'i'),
    ending('y').replaceAll(/(?<=[aeou])y/g, 'i'),
    ending('ij').replaceAll(/(?<=[aeou])y(?![aeou])/g, 'j'),
    ending('y'),
    ending('i').replaceAll(/(?<=[aeou])y/g, 'i'),
  ];
  const others = all.flatMap((one) => [
    one,
    ...(one.includes('kh') ? [one.replaceAll('kh', 'h')] : []),
    ...(/^ch/.test(one) ? [`t${one}`] : []),
  ]);
  return others.filter((one) => one !== word);
};

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/** Whether a word is one CJK character, which says as much as a word of another script. */
export const isCjk = (word: string): boolean => cjk.test(word);

/** A CJK run has no spaces between its words: every two neighbours are searched as one. */
const parts = (word: string): readonly string[] =>
  !cjk.test(word)
    ? [word]
    : word.match(runs)!.flatMap((run) => {
        const characters = [...run];
        if (!cjk.test(run) || characters.length <= 2) return [run];
        return characters.slice(1).map((character, index) => characters[index]! + character);
      });

// The others are found as prefixes of pairs.
const lastOfRuns = (word: string): readonly string[] =>
  cjk.test(word)
    ? (fold(word).match(runs) ?? []).flatMap((run) => (cjk.test(run) ? [[...run].at(-1)!] : []))
    : [];

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

// A single Greek letter is indexed by its name.
const greek = pairs(
  'αβγδεζηθικλμνξοπρστυφχψω',
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega',
);
