// Normalises words. The index and the browser share this module, so they cannot differ.

/** The words of a text in search form: lower-case Latin letters without accents, digits, or parts of CJK words. */
export const words = (text: string): readonly string[] =>
  // Fast path: most texts are plain letters, and a build folds every abstract.
  foldable.test(text)
    ? (fold(text)
        .match(/[\p{L}\p{M}\p{N}]+/gu)
        ?.flatMap(parts)
        .map(encoded) ?? [])
    : (text.toLowerCase().match(/[a-z0-9]+/g) ?? []);

/**
 * Pagefind drops the vowel signs of Indic scripts and Thai as if they were accents, so their words are indexed in consonants, three for
 * each character; the digit keeps them out of the vocabulary for corrections.
 */
const encoded = (word: string): string =>
  signed.test(word)
    ? `0${[...word].map((character) => (signed.test(character) ? inConsonants(character.codePointAt(0)! - 0x900) : character)).join('')}`
    : word;
const signed = /[\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff]/;
const consonants = 'bcdfghjklmnpqrtvwxz';
const inConsonants = (number: number) =>
  [361, 19, 1].map((by) => consonants[Math.floor(number / by) % 19]!).join('');

/**
 * Lower case without accents; special letters, Cyrillic and Greek as plain Latin letters; one form of Arabic letters, as in Lucene's
 * ArabicNormalizer. The vowel signs of Indic scripts and Thai are letters, and stay.
 */
export const fold = (text: string): string => {
  const folded = spelled(text)
    .replace(beyondAscii, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(accents, '')
    .replace(beyondAscii, (letter) => letters[letter] ?? letter);
  // Hangul is one syllable a character again.
  return composed.test(folded) ? indic(folded.normalize('NFC')) : folded;
};

const accents = /(?![\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff])\p{M}/gu;
const composed = /[\u0900-\u0dff\u1100-\u11ff]/;

/** Devanagari, Gujarati, Telugu and Kannada: a nasal before a consonant is written in two ways, हिंदी and हिन्दी; a dot below marks a loan. */
const indic = (text: string): string =>
  text
    .replace(/[ङञणनम]्(?=[क-ह])|ँ/gu, 'ं')
    .replace(/[ઙઞણનમ]્(?=[ક-હ])|ઁ/gu, 'ં')
    .replace(/[ఙఞణనమ]్(?=[క-హ])|ఁ/gu, 'ం')
    .replace(/[ಙಞಣನಮ]್(?=[ಕ-ಹ])/gu, 'ಂ')
    .replace(/[़઼]/gu, '');

/** Lower case with accents; symbols that are part of a word become letters: C++, F#, α-helix. */
function spelled(text: string): string {
  const small = text
    .normalize('NFKC')
    // Invisible characters, and the Arabic sign that only stretches a word.
    .replace(/[\u00AD\u0640\u200B-\u200F\u2060\uFEFF]/g, '')
    // Drops the possessive: “Tertullian’s” becomes Tertullian.
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

// A function call for every plain letter would dominate the time.
const beyondAscii = /[^\0-\x7f]/gu;

/**
 * Words for the hidden fields of the index: folded forms that Pagefind, which only strips accents, would not match, and the
 * last character of each CJK run.
 */
export const alternatives = (text: string): readonly string[] => {
  // Pagefind reads “R&D” as one word.
  const changed = text.split(/[ \n]/).filter((word) => foldable.test(word) || /\w&\w/.test(word));
  if (changed.length === 0) return [];
  const plain = new Set(
    text
      .replace(/\S*\w&\w\S*/g, ' ')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu),
  );
  const others = changed.flatMap((word) => [...words(word), ...variants(word), ...lastOfRuns(word)]);
  return [...new Set(others)].filter((word) => !plain.has(word));
};

// Folding leaves plain letters and digits unchanged, and they are most of a text.
const foldable = /[^\0-\x7f]|['`]|\+\+|#/;

/**
 * Alternative spellings in plain Latin letters: ü as ue, đ as dj, and the other transliterations of
 * Cyrillic in use, so Chaikovskii and Tchaikovsky match Чайковский.
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

// Relative to BGN/PCGN: Library of Congress, newspapers, ISO 9 without diacritics, German and French.
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

const unspaced = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const cjk = new RegExp(`[${unspaced}]`, 'u');
const runs = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, 'gu');
/** A character with the signs above and below it. */
const clusters = /\P{M}\p{M}*|\p{M}+/gu;

/** Whether a word is in a script without spaces, of which one character is as significant as a word of another script. */
export const isCjk = (word: string): boolean => cjk.test(word);

/** CJK, Thai, Lao, Khmer and Burmese have no spaces between words: every two neighbours are indexed as one word. */
const parts = (word: string): readonly string[] =>
  !cjk.test(word)
    ? [word]
    : word.match(runs)!.flatMap((run) => {
        const characters = run.match(clusters)!;
        if (!cjk.test(run) || characters.length <= 2) return [run];
        return characters.slice(1).map((character, index) => characters[index]! + character);
      });

// The other characters are found as prefixes of pairs.
const lastOfRuns = (word: string): readonly string[] =>
  cjk.test(word)
    ? (fold(word).match(runs) ?? []).flatMap((run) =>
        cjk.test(run) ? [encoded(run.match(clusters)!.at(-1)!)] : [],
      )
    : [];

const pairs = (from: string, to: string): Record<string, string> => {
  const latin = to.split(' ');
  return Object.fromEntries([...from].map((letter, index) => [letter, latin[index]!]));
};

// Latin letters that are not a base letter with an accent; Cyrillic by BGN/PCGN without signs, the most common form of names
// (https://en.wikipedia.org/wiki/BGN/PCGN_romanization_of_Russian); Greek by ISO 843 without accents.
const letters: Readonly<Record<string, string>> = {
  ...pairs('øłßđıæœþðħŋ', 'o l ss d i ae oe th d h n'),
  ...pairs(
    'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўљњџђћј',
    'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya e i yi ye g u lj nj dz dj c j',
  ),
  ...pairs('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
  ...pairs('کىیےةہھۀٱ', 'ك ي ي ي ه ه ه ه ا'),
  ...pairs('٠١٢٣٤٥٦٧٨٩', '0 1 2 3 4 5 6 7 8 9'),
  ...pairs('۰۱۲۳۴۵۶۷۸۹', '0 1 2 3 4 5 6 7 8 9'),
};

// A single Greek letter is indexed by its name.
const greek = pairs(
  'αβγδεζηθικλμνξοπρστυφχψω',
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega',
);
