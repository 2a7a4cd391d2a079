import { combining, latex2unicode } from 'unicode2latex';
import { mathError, plainScript } from '../../../record/math.ts';
import { plain, parseText } from '../../../record/text.ts';
import { lookUp } from '../../values/lookup.ts';
import {
  skipBlanks,
  skipOption,
  take,
  takeArgument,
  takeMacroName,
  takePlain,
  takeTo,
  takeUpTo,
  type TexCursor,
} from './tex-cursor.ts';
import type { Definition } from './tex-definitions.ts';
import * as macros from './tex-macros.ts';

// TeX in bibliography fields, as BibTeX would print it: text with marks, and formulas. The meaning of
// thousands of macros is known; for any other, the text of its arguments is kept.

/** The meaning of some TeX. */
interface TexText {
  /** With HTML `<i> <b> <sub> <sup> <sc>`, empty lines between paragraphs, and a {@link formulaMark} for each formula. */
  readonly text: string;
  /** Typesettable TeX, in order. */
  readonly formulas: readonly string[];
  /** Unknown macros, with their backslashes. */
  readonly unknown: readonly string[];
}

/** Placeholder for the formula of that number in a text. Its characters cannot occur in a file. */
export const formulaMark = /\ufdd0(\d+)\ufdd1/g;

/** Most texts of a bibliography contain no TeX at all. */
const special = /[\\{}$~]|--|``|''|[!?]`/;

/** Limit for expansions; no text needs more, but a definition may call itself. */
const maxExpansions = 1000;
/** Limit for nested groups and arguments. */
const maxDepth = 100;

/** What has been read of a text so far. */
interface Reading {
  readonly defined: ReadonlyMap<string, Definition>;
  readonly formulas: string[];
  readonly unknown: Set<string>;
  /** Whether the arguments of unknown macros are dropped. */
  readonly dropsUnknown: boolean;
  expansions: number;
  depth: number;
}

/**
 * Parses TeX. Never fails: a formula that cannot be typeset becomes its characters.
 * @param dropsUnknown whether the arguments of unknown macros are dropped, and not kept
 */
export function readTex(
  source: string,
  defined: ReadonlyMap<string, Definition> = noDefinitions,
  dropsUnknown = false,
): TexText {
  if (!special.test(source)) return { text: spaced(source), formulas: [], unknown: [] };
  const reading: Reading = {
    defined,
    formulas: [],
    unknown: new Set(),
    dropsUnknown,
    expansions: 0,
    depth: 0,
  };
  const text = spaced(read(source, reading));
  return { text, formulas: reading.formulas, unknown: [...reading.unknown] };
}

const read = (tex: string, reading: Reading): string => group({ tex, at: 0 }, reading, false);

/** The text up to the end of this group or of the input; empty if it is nested too deeply. */
function group(cursor: TexCursor, reading: Reading, isInner: boolean): string {
  if (reading.depth >= maxDepth) return '';
  reading.depth += 1;
  const text = inGroup(cursor, reading, isInner);
  reading.depth -= 1;
  return text;
}

function inGroup(cursor: TexCursor, reading: Reading, isInner: boolean): string {
  let text = '';
  for (;;) {
    text += takePlain(cursor);
    const character = cursor.tex[cursor.at];
    if (character === undefined) return text;
    cursor.at += 1;
    if (character === '}') {
      if (isInner) return text;
    } else if (character === '{') text += group(cursor, reading, true);
    else if (character === '~') text += '\u00a0';
    else if (character === '$') text += math(cursor, reading);
    else if (character === '\\') {
      const name = takeMacroName(cursor);
      const font = lookUp(macros.fontSwitches, name);
      if (font) {
        skipBlanks(cursor, name);
        return text + tagged(font, group(cursor, reading, isInner));
      }
      text += macro(cursor, reading, name);
    } else text += ligature(cursor, character);
  }
}

function ligature(cursor: TexCursor, character: string): string {
  const start = cursor.at - 1;
  for (const length of [3, 2]) {
    const found = macros.ligatures[cursor.tex.slice(start, start + length)];
    if (found === undefined) continue;
    cursor.at = start + length;
    return found;
  }
  return character;
}

function macro(cursor: TexCursor, reading: Reading, name: string): string {
  const own = reading.defined.get(name);
  if (own && (reading.expansions += 1) < maxExpansions) {
    if (own.arguments === 0) skipBlanks(cursor, name);
    const given = Array.from({ length: own.arguments }, () => takeArgument(cursor));
    return read(
      own.body.replace(/#(\d)/g, (_, number: string) => given[Number(number) - 1] ?? ''),
      reading,
    );
  }
  const command = lookUp(commands, name);
  if (command) return command(cursor, reading);
  const accent = lookUp(accents, name) ?? lookUp(macros.accents, name);
  if (accent !== undefined) return accented(cursor, reading, name, accent);
  const kind = lookUp(macros.withArguments, name);
  if (kind) {
    skipOption(cursor);
    return kind(
      () => read(takeArgument(cursor), reading),
      () => takeArgument(cursor),
    );
  }
  const text = lookUp(macros.texts, name);
  if (text !== undefined) {
    if (macros.withOption.has(name)) skipOption(cursor);
    skipBlanks(cursor, name);
    return text;
  }
  if (macros.withLength.has(name)) {
    take(cursor, length);
    return '';
  }
  skipBlanks(cursor, name);
  return inTable(`\\${name}`) ?? inTable(`\\cyrchar\\${name}`) ?? otherMacro(cursor, reading, name);
}

/** A macro that only the table knows with its argument, or none at all. */
function otherMacro(cursor: TexCursor, reading: Reading, name: string): string {
  const { tex, at } = cursor;
  if (tex[at] === '{') {
    const together = inTable(`\\${name}{${takeArgument(cursor)}}`);
    if (together !== undefined) return together;
    cursor.at = at;
  }
  if (name === '' || name.includes('TeX')) return name;
  if (!macros.silent.has(name)) reading.unknown.add(`\\${name}`);
  skipOption(cursor);
  // Macros for programs and formats usually carry their names: \CTAN, \PDF.
  if (reading.dropsUnknown && tex[cursor.at] === '{') {
    while (tex[cursor.at] === '{') takeArgument(cursor);
    return '';
  }
  let rest = tex[cursor.at] === '{' || !/^[A-Z]\w*[A-Z]/.test(name) ? '' : name;
  while (tex[cursor.at] === '{') rest += (rest && ' ') + read(takeArgument(cursor), reading);
  return rest;
}

function accented(cursor: TexCursor, reading: Reading, name: string, accent: string): string {
  skipBlanks(cursor, name);
  const base = read(takeArgument(cursor), reading)
    .replace(/^\u0131/, 'i')
    .replace(/^\u0237/, 'j');
  if (base === '') return lookUp(macros.loneAccents, name) ?? '';
  const [first] = segmenter.segment(base);
  return (first!.segment + accent).normalize('NFC') + base.slice(first!.segment.length);
}

/** Macros with a syntax of their own. */
const commands: Readonly<Record<string, (cursor: TexCursor, reading: Reading) => string>> = {
  '(': (cursor, reading) => formula(takeUpTo(cursor, '\\)'), cursor, reading),
  '[': (cursor, reading) => formula(takeUpTo(cursor, '\\]'), cursor, reading),
  ensuremath: (cursor, reading) => formula(takeArgument(cursor), cursor, reading),
  begin: environment,
  verb(cursor) {
    const mark = takeTo(cursor, cursor.at + 1, cursor.at + 1);
    return takeUpTo(cursor, mark);
  },
  char: characterOfCode,
  symbol: characterOfCode,
};

function environment(cursor: TexCursor, reading: Reading): string {
  const name = takeArgument(cursor);
  const inner = takeUpTo(cursor, `\\end{${name}}`);
  if (/^(?:equation|displaymath|math)\*?$/.test(name)) return formula(inner, cursor, reading);
  if (macros.mathEnvironments.test(name))
    return formula(`\\begin{${name}}${inner}\\end{${name}}`, cursor, reading);
  return `\n\n${read(inner.replace(/^(?:\[[^\]]*\]|\{[^}]*\})*/, ''), reading)}\n\n`;
}

/** `\char"41`, `\symbol{65}` */
function characterOfCode(cursor: TexCursor): string {
  const { hex, octal, decimal } = take(cursor, code)?.groups ?? {};
  const point = parseInt(hex ?? octal ?? decimal ?? '', (hex && 16) || (octal && 8) || 10);
  return point > 31 && point < 0x110000 ? String.fromCodePoint(point) : '';
}

/** A formula, after its first dollar sign. */
function math(cursor: TexCursor, reading: Reading): string {
  const { tex, at } = cursor;
  const mark = tex[at] === '$' ? '$$' : '$';
  const start = at + mark.length - 1;
  const end = endOfMath(tex, start, mark);
  // “$5 and $10” is money.
  if (end === undefined || (mark === '$' && /^\d[\d.,]*\s(?:.*\s)?$/s.test(tex.slice(start, end))))
    return '$';
  cursor.at = end + mark.length;
  return formula(tex.slice(start, end), cursor, reading);
}

function formula(inner: string, cursor: TexCursor, reading: Reading): string {
  const whole = inner.replace(/\s+/g, ' ').trim();
  if (whole === '') return '';
  const simple = symbol(whole);
  if (simple !== undefined) return simple;
  // A digit right after it, which our grammar would take for money, becomes a part of it.
  const { at } = cursor;
  const [after = ''] = take(cursor, digits) ?? [];
  const text = after ? `{${whole}}${after}` : whole;
  if (!/(?<!\\)(?:\\\\)*\$/.test(text) && mathError(text) === undefined) {
    reading.formulas.push(text);
    return `\ufdd0${reading.formulas.length - 1}\ufdd1`;
  }
  cursor.at = at;
  return read(scripts(whole), reading);
}

function endOfMath(tex: string, from: number, mark: string): number | undefined {
  for (let at = from; at < tex.length; at += 1)
    if (tex[at] === '\\') at += 1;
    else if (tex.startsWith(mark, at)) return at;
  return undefined;
}

// The package's types are by key.
const table: Readonly<Record<string, string | { readonly text?: string }>> = latex2unicode;
const accents: Readonly<Record<string, string>> = combining.tounicode;
const noDefinitions: ReadonlyMap<string, Definition> = new Map();
const segmenter = new Intl.Segmenter('en');
const digits = /\d+/y;
const length = /\s*(?:=\s*)?-?[\d.]*\s*(?:(?:pt|em|ex|mm|cm|in|sp|bp|pc|mu|dd|cc)\b\s?)?/y;
const code = /\s*\{?(?:"(?<hex>[\dA-F]+)|'(?<octal>[0-7]+)|(?<decimal>\d+))\}?\s?/iy;

// A line break in a file is a space, an empty line separates paragraphs.
const spaced = (text: string) =>
  text.replace(/[^\S\u00a0]*\n[^\S\u00a0]*\n\s*|[^\S\u00a0]+/g, (run) =>
    /\n\s*\n/.test(run) ? '\n\n' : ' ',
  );

const tagged = (mark: string, text: string) => (text.trim() && mark ? `<${mark}>${text}</${mark}>` : text);

function inTable(tex: string): string | undefined {
  const found = table[tex];
  const text = typeof found === 'string' ? found : found?.text;
  // For some letters the table has the math form.
  return text?.replace(/[\u{1d400}-\u{1d7ff}]/gu, (letter) => letter.normalize('NFKC'));
}

/** A single character, or a plain subscript or superscript, needs no formula: `\alpha`, `<`, `_2`, `^{2+}`. */
function symbol(tex: string): string | undefined {
  if (/^(?:\d[\d.,]*|[<>=+*/|,.;:()[\]])$/.test(tex)) return tex;
  if (tex === '-') return '−';
  if (/^\\[a-zA-Z]+$/.test(tex)) return lookUp(macros.symbols, tex.slice(1)) ?? inTable(tex);
  const [, kind, inner = ''] = /^([_^])(?:\{([\w+\-=()\\]+)\}|\w|\\[a-z]+)$/.exec(tex) ?? [];
  if (!kind) return undefined;
  const raised = inner || tex.slice(1);
  if (/^\\circ$/.test(raised)) return '°';
  if (/^\\prime$/.test(raised)) return '′';
  const text = plainScript(kind === '_' ? 'sub' : 'sup', raised.replaceAll('-', '−'));
  return /^[_^]/.test(text) ? undefined : text;
}

/** Subscripts and superscripts of a formula that cannot be typeset, as text. */
const scripts = (tex: string) =>
  tex
    .replace(/\^(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\w|\\[a-zA-Z]+))/g, '\\textsuperscript{$1$2}')
    .replace(/_(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\w|\\[a-zA-Z]+))/g, '\\textsubscript{$1$2}')
    .replace(/(?<!\\)\$/g, '')
    .replaceAll('&', ' ');

/** A formula in Unicode characters, as far as possible. */
export const plainFormula = (tex: string): string => plain(parseText(`$${tex}$`));
