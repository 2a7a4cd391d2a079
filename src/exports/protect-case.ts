/**
 * Braces the words of a title whose case a style must not change: every capitalised word except a plain first word of the
 * title, a first word with a lower-case first letter or an inner capital ("p", "iPhone", "DNA", "Sub-Saharan"), and a first
 * word after an opening quote, which BibTeX would otherwise convert to lower case; also a lower-case word after a colon or a full stop,
 * which pandoc would otherwise capitalise. Never the whole title.
 * @param start whether the text begins the title
 * @param escape applied to every piece of text
 */
export function protectCase(text: string, start: boolean, escape: (value: string) => string): string {
  const words = text.split(/(\s+)/);
  return words
    .map((word, index) => {
      if (word.trim() === '') return word;
      if (start && index === 0) return protectWord(word, mayChange, escape);
      return protectWord(word, /[:.?!]$/.test(words[index - 2] ?? '') ? hasLetter : hasCapital, escape);
    })
    .join('');
}

// Left alone by sentence case: a first capital and no other. Some reader would capitalise a lower-case letter.
const plainOpener = /^(?:\p{Lu}\P{Lu}*|[^\p{Lu}\p{Ll}]*)$/u;
const mayChange = (core: string, before: string) =>
  before === '' ? !plainOpener.test(core) : hasLetter(core);
export const hasCapital = (core: string) => /\p{Lu}/u.test(core);
const hasLetter = (core: string) => /[\p{Lu}\p{Ll}]/u.test(core);

// Punctuation around a word stays outside its braces.
const parts = /^([^\p{L}\p{N}]*)([^]*?)([^\p{L}\p{N}]*)$/u;

function protectWord(
  word: string,
  needsBraces: (core: string, before: string) => boolean,
  escape: (value: string) => string,
): string {
  const [, before = '', core = '', after = ''] = parts.exec(word) ?? [];
  return needsBraces(core, before) ? `${escape(before)}{${escape(core)}}${escape(after)}` : escape(word);
}
