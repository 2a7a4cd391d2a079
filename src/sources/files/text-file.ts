import { analyse } from 'chardet';
import type { Problem } from '../../problems/problem.ts';

/** Where a file cannot be decoded with certainty, and what to do. */
type NotText = Required<Pick<Problem, 'line' | 'message'>>;

/** Decodes a file by its byte order mark, or else as UTF-8. */
function decode(bytes: Buffer): string | NotText {
  const encoding = markOf(bytes);
  return encoding ? new TextDecoder(encoding).decode(bytes) : decodeUtf8(bytes);
}

/** Decodes a bibliography: by its byte order mark, as UTF-8, or by the encoding that JabRef writes into the first lines, `% Encoding: Cp1252`. */
export function decodeBibliography(bytes: Buffer): string | NotText {
  if (bytes.toString('latin1').trim() === '')
    return { line: 1, message: 'it is empty.\nExport it again, or delete it.' };
  const [, name] = /^%\s*Encoding:\s*([\w-]+)/im.exec(bytes.subarray(0, 500).toString('latin1')) ?? [];
  if (name && strict(bytes) === undefined)
    try {
      return new TextDecoder(encodingOf(name), { fatal: true }).decode(bytes);
    } catch {
      // Not an encoding, or not this one.
    }
  return decode(bytes);
}

/** The name of an encoding on the web from Java's: https://docs.oracle.com/en/java/javase/21/intl/supported-encodings.html */
const encodingOf = (name: string) =>
  name
    .replace(/^cp(?=125\d$)/i, 'windows-')
    .replace(/^cp(?=8\d\d$)/i, 'ibm')
    .replace(/^iso_?8859_/i, 'iso-8859-')
    .replace(/^macroman$/i, 'macintosh')
    .replace(/^(koi8|euc|x)_/i, '$1-');

/** The text of a file in UTF-8, as Astro reads it. */
export function decodeUtf8(bytes: Buffer): string | NotText {
  const isWide = markOf(bytes) ?? wideWithoutMark(bytes);
  if (isWide) return notText(1, isWide);
  const text = strict(bytes);
  if (text !== undefined) return text;
  const lines = bytes.toString('latin1').split('\n');
  const first = lines.findIndex((line) => strict(Buffer.from(line, 'latin1')) === undefined);
  // ASCII words give no hint.
  const words = bytes.toString('latin1').match(/\S*[\x80-\xff]\S*/g)!;
  const encoding = likely(words.slice(0, maxWords).join(' '));
  return notText(first + 1, encoding, encoding && decodedAs(encoding, lines[first]!));
}

function strict(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** More words add no evidence of an encoding. */
const maxWords = 2000;

const notText = (line: number, encoding?: string, reading?: string): NotText => ({
  line,
  message: `the file is not in UTF-8${encoding ? `: it seems to be in ${encoding}${reading ? `, in which this line reads “${reading}”` : ''}` : ', and its encoding could not be detected'}.\nOpen it in an editor${encoding ? ` as ${encoding}` : ''}, and save it again as UTF-8.`,
});

const markOf = (bytes: Buffer) => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  return first === 0xfe && second === 0xff ? 'UTF-16BE' : undefined;
};

/** UTF-16 that begins with Latin letters, as all content files do: every other byte is zero. */
const wideWithoutMark = (bytes: Buffer) => {
  const head = [...bytes.subarray(0, 64)];
  if (head.filter((byte) => byte === 0).length < head.length / 4) return undefined;
  return head.indexOf(0) % 2 === 0 ? 'UTF-16BE' : 'UTF-16LE';
};

/** The most plausible encoding of some words. */
function likely(latin1: string): string | undefined {
  const [best] = analyse(Buffer.from(latin1, 'latin1')).filter(({ name }) => /^(?!UTF-8)/.test(name));
  // Browsers and editors treat the first as the second, a superset.
  return best?.name.replace(/^ISO-8859-1$/, 'Windows-1252').replace(/^windows/, 'Windows');
}

const maxReading = 60;

function decodedAs(encoding: string, latin1: string): string | undefined {
  try {
    const line = new TextDecoder(encoding).decode(Buffer.from(latin1, 'latin1')).trim();
    return line.length > maxReading ? `${line.slice(0, maxReading)}…` : line;
  } catch {
    return undefined;
  }
}
