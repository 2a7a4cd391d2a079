// Invisible characters that break searching, sorting and copying: soft hyphen, zero-width space,
// byte order mark, and the embeddings, overrides and isolates that can reverse a line. The joiners U+200C and
// U+200D stay, since Persian and the scripts of India are spelled with them.
const invisible = /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g;
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** A one-line value: NFC, no invisible or control characters, no lone surrogates, every run of white space collapsed to one space. */
export const toLine = (value: string): string =>
  value
    .toWellFormed()
    .normalize('NFC')
    .replace(invisible, '')
    .replace(control, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A value of several paragraphs: like {@link toLine}, but an empty line between paragraphs stays as `\n\n`. */
export const toParagraphs = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map(toLine)
    .filter(Boolean)
    .join('\n\n');

/** Compares two strings by UTF-16 code units, so that every machine sorts alike; for `sort`. */
export function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
