// Reads TeX from left to right, without a meaning.

/** A text and the position of the next character. */
export interface TexCursor {
  readonly tex: string;
  at: number;
}

/** The offset at which the group open at a position is closed; undefined if it is not. */
export function closing(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && (depth -= 1) === 0) return at;
  }
  return undefined;
}

/** Takes what matches a sticky pattern here, if anything does. */
export function take(cursor: TexCursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.tex);
  if (match) cursor.at += match[0].length;
  return match;
}

/** Takes the text up to the next character that may have a meaning. */
export function takePlain(cursor: TexCursor): string {
  toStop.lastIndex = cursor.at;
  const end = toStop.exec(cursor.tex)?.index ?? cursor.tex.length;
  return takeTo(cursor, end, end);
}

/** Takes the text up to a mark, and the mark; without one, all that is left. */
export function takeUpTo(cursor: TexCursor, mark: string): string {
  const found = cursor.tex.indexOf(mark, cursor.at);
  const end = found < 0 ? cursor.tex.length : found;
  return takeTo(cursor, end, found < 0 ? end : end + mark.length);
}

/** Takes the text up to `end`, and continues at `next`. */
export function takeTo(cursor: TexCursor, end: number, next: number): string {
  const text = cursor.tex.slice(cursor.at, end);
  cursor.at = next;
  return text;
}

/** Takes the name of a macro, after its backslash. */
export function takeMacroName(cursor: TexCursor): string {
  const [name] = take(cursor, letters) ?? [takeTo(cursor, cursor.at + 1, cursor.at + 1)];
  // \hspace*{1em}
  if (cursor.tex[cursor.at] === '*' && /^[a-zA-Z]/.test(name)) cursor.at += 1;
  return name;
}

/** Skips the spaces after a name of letters, as TeX does. */
export function skipBlanks(cursor: TexCursor, name: string): void {
  if (/[a-zA-Z]$/.test(name)) take(cursor, blanks);
}

/** Takes the TeX of an argument: a group, a macro, or a single character. */
export function takeArgument(cursor: TexCursor): string {
  take(cursor, blanks);
  const { tex, at } = cursor;
  if (tex[at] === '{') {
    cursor.at += 1;
    const end = closing(tex, cursor.at) ?? tex.length;
    return takeTo(cursor, end, end + 1);
  }
  if (tex[at] === '}' || tex[at] === undefined) return '';
  const character = String.fromCodePoint(tex.codePointAt(at)!);
  cursor.at += character.length;
  if (character === '\\') takeMacroName(cursor);
  return tex.slice(at, cursor.at);
}

/** Skips an argument in brackets. */
export function skipOption(cursor: TexCursor): void {
  take(cursor, option);
}

const toStop = /[\\{}$~\-`'!?]/g;
const letters = /[a-zA-Z@]+/y;
const blanks = /\s*/y;
const option = /\s*\[[^\]]*\]/y;
