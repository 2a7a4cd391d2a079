/**
 * Braces the words of a title whose case a style must not change: every capitalised word but a plain opener of the
 * title, an opener with a small first letter or an inner capital ("p", "iPhone", "DNA", "Sub-Saharan"), and a first
 * word after an opening quote, which BibTeX would otherwise lower. Never the whole title.
 * @param start whether the text begins the title
 * @param escape applied to every piece of text
 */
export function protectCase(text: string, start: boolean, escape: (value: string) => string): string {
  return text
    .split(/(\s+)/)
    .map((word, index) => (word.trim() === '' ? word : protectWord(word, start && index === 0, escape)))
    .join('');
}

// What a style in sentence case leaves alone: a capital and no other. A small letter would be raised by some reader.
const plainOpener = /^(?:\p{Lu}\P{Lu}*|[^\p{Lu}\p{Ll}]*)$/u;

// Punctuation around a word stays outside its braces.
const parts = /^([^\p{L}\p{N}]*)([^]*?)([^\p{L}\p{N}]*)$/u;

function protectWord(word: string, opens: boolean, escape: (value: string) => string): string {
  const [, before = '', core = '', after = ''] = parts.exec(word) ?? [];
  const keep = opens && before === '' ? !plainOpener.test(core) : /\p{Lu}/u.test(core);
  return keep ? `${escape(before)}{${escape(core)}}${escape(after)}` : escape(word);
}
