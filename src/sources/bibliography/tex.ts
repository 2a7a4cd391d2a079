import { combining, latex2unicode } from 'unicode2latex';
import { mathError, plainScript } from '../../record/math.ts';
import { plain, parseText } from '../../record/text.ts';
import { lookUp } from './lookup.ts';
import * as macros from './tex-macros.ts';

// TeX in bibliography fields, as BibTeX would print it: text with marks, and formulas. The meaning of
// thousands of macros is known; for any other, the text of its arguments is kept.

/** The meaning of some TeX. */
export interface TexText {
  /** With HTML `<i> <b> <sub> <sup> <sc>`, empty lines between paragraphs, and a {@link formulaMark} for each formula. */
  readonly text: string;
  /** Typesettable TeX, in order. */
  readonly formulas: readonly string[];
  /** Unknown macros, with their backslashes. */
  readonly unknown: readonly string[];
}

/** A macro defined in a file: TeX with #1, #2 … for its arguments. */
export interface Definition {
  readonly arguments: number;
  readonly body: string;
}

/** Placeholder for the formula of that number in a text. Its characters cannot occur in a file. */
export const formulaMark = /\ufdd0(\d+)\ufdd1/g;

/** The macros that a preamble defines, by name: `\newcommand{\noop}[1]{}`, `\def\x#1{…}`. */
export function definitionsIn(preamble: string): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const match of preamble.matchAll(definition)) {
    const { name, count, parameters = '' } = match.groups!;
    const end = closing(preamble, match.index + match[0].length);
    if (end === undefined) continue;
    found.set(name!, {
      arguments: Number(count ?? parameters.split('#').length - 1),
      body: preamble.slice(match.index + match[0].length, end),
    });
  }
  return found;
}

const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\s*\*?\s*\{?\s*\\(?<name>[a-zA-Z@]+|.)\s*\}?\s*(?:\[(?<count>\d)\])?\s*\{|\\[gex]?def\s*\\(?<name>[a-zA-Z@]+|.)\s*(?<parameters>(?:#\d)*)\s*\{/g;

/** The offset at which the group open at a position is closed; undefined if it is not. */
function closing(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && (depth -= 1) === 0) return at;
  }
  return undefined;
}

/** Most texts of a bibliography contain no TeX at all. */
const special = /[\\{}$~]|--|``|''|[!?]`/;

/** Limit for expansions; no text needs more, but a definition may call itself. */
const maxExpansions = 1000;
/** Limit for nested groups and arguments. */
const maxDepth = 100;

/** Parses TeX. Never fails: a formula that cannot be typeset becomes its characters. */
export function readTex(source: string, defined: ReadonlyMap<string, Definition> = noDefinitions): TexText {
  if (!special.test(source)) return { text: spaced(source), formulas: [], unknown: [] };
  const formulas: string[] = [];
  const unknown = new Set<string>();
  let expansions = 0;
  let depth = 0;

  /** The content of a group or an argument; empty if it is nested too deeply. */
  function inside(make: () => string): string {
    if (depth >= maxDepth) return '';
    depth += 1;
    const text = make();
    depth -= 1;
    return text;
  }
  const read = (tex: string) => inside(() => readAll(tex));

  function readAll(tex: string): string {
    let at = 0;

    /** The text up to the end of this group or of the input. */
    function group(isInner: boolean): string {
      let text = '';
      while (at < tex.length) {
        const plainEnd = nextSpecial(tex, at);
        text += tex.slice(at, plainEnd);
        at = plainEnd;
        const character = tex[at];
        if (character === undefined) break;
        at += 1;
        if (character === '}') {
          if (isInner) return text;
        } else if (character === '{') text += inside(() => group(true));
        else if (character === '~') text += '\u00a0';
        else if (character === '$') text += math();
        else if (character === '\\') {
          const name = macroName();
          const font = lookUp(macros.fontSwitches, name);
          if (font) {
            skipBlanks(name);
            return (
              text +
              tagged(
                font,
                inside(() => group(isInner)),
              )
            );
          }
          text += macro(name);
        } else text += ligature(character);
      }
      return text;
    }

    function ligature(character: string): string {
      for (const length of [3, 2]) {
        const found = macros.ligatures[tex.slice(at - 1, at - 1 + length)];
        if (found === undefined) continue;
        at += length - 1;
        return found;
      }
      return character;
    }

    function macroName(): string {
      letters.lastIndex = at;
      const [name = tex[at] ?? ''] = letters.exec(tex) ?? [];
      at += name.length;
      // \hspace*{1em}
      if (tex[at] === '*' && /^[a-zA-Z]/.test(name)) at += 1;
      return name;
    }

    // TeX skips spaces after a name of letters.
    function skipBlanks(name: string) {
      if (!/[a-zA-Z]$/.test(name)) return;
      blanks.lastIndex = at;
      at += blanks.exec(tex)![0].length;
    }

    /** The TeX of an argument. */
    function rawArgument(): string {
      blanks.lastIndex = at;
      at += blanks.exec(tex)![0].length;
      if (tex[at] === '{') {
        const end = closing(tex, at + 1) ?? tex.length;
        const argument = tex.slice(at + 1, end);
        at = end + 1;
        return argument;
      }
      const start = at;
      if (tex[at] === '}' || tex[at] === undefined) return '';
      const character = String.fromCodePoint(tex.codePointAt(at)!);
      at += character.length;
      if (character === '\\') macroName();
      return tex.slice(start, at);
    }
    const argument = () => read(rawArgument());
    function skipOption() {
      const [option] = /^\s*\[[^\]]*\]/.exec(tex.slice(at)) ?? [];
      if (option) at += option.length;
    }

    function math(): string {
      const isDisplay = tex[at] === '$';
      const start = isDisplay ? at + 1 : at;
      const end = endOfMath(tex, start, isDisplay ? '$$' : '$');
      // “$5 and $10” is money.
      if (end === undefined || (!isDisplay && /^\d[\d.,]*\s(?:.*\s)?$/s.test(tex.slice(start, end))))
        return '$';
      at = end + (isDisplay ? 2 : 1);
      return formula(tex.slice(start, end));
    }

    function formula(inner: string): string {
      const whole = inner.replace(/\s+/g, ' ').trim();
      if (whole === '') return '';
      const simple = symbol(whole);
      if (simple !== undefined) return simple;
      // A digit right after it, which our grammar would take for money, becomes a part of it.
      digits.lastIndex = at;
      const [after = ''] = digits.exec(tex) ?? [];
      const text = after ? `{${whole}}${after}` : whole;
      if (!/(?<!\\)(?:\\\\)*\$/.test(text) && mathError(text) === undefined) {
        at += after.length;
        formulas.push(text);
        return `\ufdd0${formulas.length - 1}\ufdd1`;
      }
      return read(scripts(whole));
    }

    function environment(): string {
      const name = rawArgument();
      const end = tex.indexOf(`\\end{${name}}`, at);
      const inner = tex.slice(at, end < 0 ? tex.length : end);
      at = end < 0 ? tex.length : end + `\\end{${name}}`.length;
      if (/^(?:equation|displaymath|math)\*?$/.test(name)) return formula(inner);
      if (macros.mathEnvironments.test(name)) return formula(`\\begin{${name}}${inner}\\end{${name}}`);
      return `\n\n${read(inner.replace(/^(?:\[[^\]]*\]|\{[^}]*\})*/, ''))}\n\n`;
    }

    function macro(name: string): string {
      const own = defined.get(name);
      if (own && (expansions += 1) < maxExpansions) {
        if (own.arguments === 0) skipBlanks(name);
        const given = Array.from({ length: own.arguments }, rawArgument);
        return read(own.body.replace(/#(\d)/g, (_, number: string) => given[Number(number) - 1] ?? ''));
      }
      if (name === '(' || name === '[') {
        const end = tex.indexOf(name === '(' ? '\\)' : '\\]', at);
        const inner = tex.slice(at, end < 0 ? tex.length : end);
        at = end < 0 ? tex.length : end + 2;
        return formula(inner);
      }
      if (name === 'begin') return environment();
      if (name === 'ensuremath') return formula(rawArgument());
      if (name === 'verb') {
        const mark = tex[at] ?? '';
        const end = tex.indexOf(mark, at + 1);
        const inner = tex.slice(at + 1, end < 0 ? tex.length : end);
        at = end < 0 ? tex.length : end + 1;
        return inner;
      }
      if (name === 'char' || name === 'symbol') {
        const [all, hex, octal, decimal] =
          /^\s*\{?(?:"([\dA-F]+)|'([0-7]+)|(\d+))\}?\s?/i.exec(tex.slice(at)) ?? [];
        if (all === undefined) return '';
        at += all.length;
        const code = parseInt(hex ?? octal ?? decimal!, (hex && 16) || (octal && 8) || 10);
        return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : '';
      }
      const accent = lookUp(accents, name) ?? lookUp(macros.accents, name);
      if (accent !== undefined) return accented(name, accent);
      const kind = lookUp(macros.withArguments, name);
      if (kind) {
        skipOption();
        return kind(argument, rawArgument);
      }
      const text = lookUp(macros.texts, name);
      if (text !== undefined) {
        if (macros.withOption.has(name)) skipOption();
        skipBlanks(name);
        return text;
      }
      if (macros.withLength.has(name)) {
        at += length.exec(tex.slice(at))![0].length;
        return '';
      }
      const known = inTable(`\\${name}`) ?? inTable(`\\cyrchar\\${name}`);
      if (known !== undefined) {
        skipBlanks(name);
        return known;
      }
      skipBlanks(name);
      if (tex[at] === '{') {
        const before = at;
        const together = inTable(`\\${name}{${rawArgument()}}`);
        if (together !== undefined) return together;
        at = before;
      }
      if (name === '' || name.includes('TeX')) return name;
      if (!macros.silent.has(name)) unknown.add(`\\${name}`);
      skipOption();
      // Macros for programs and formats usually carry their names: \CTAN, \PDF.
      let rest = tex[at] === '{' || !/^[A-Z]\w*[A-Z]/.test(name) ? '' : name;
      while (tex[at] === '{') rest += (rest && ' ') + argument();
      return rest;
    }

    function accented(name: string, accent: string): string {
      skipBlanks(name);
      const raw = rawArgument();
      const base = read(raw)
        .replace(/^\u0131/, 'i')
        .replace(/^\u0237/, 'j');
      if (base === '') return lookUp(macros.loneAccents, name) ?? '';
      const [first] = segmenter.segment(base);
      return (first!.segment + accent).normalize('NFC') + base.slice(first!.segment.length);
    }

    return group(false);
  }

  return { text: spaced(read(source)), formulas, unknown: [...unknown] };
}

// The package's types are by key.
const table: Readonly<Record<string, string | { readonly text?: string }>> = latex2unicode;
const accents: Readonly<Record<string, string>> = combining.tounicode;
const noDefinitions: ReadonlyMap<string, Definition> = new Map();
const segmenter = new Intl.Segmenter('en');
const letters = /[a-zA-Z@]+/y;
const blanks = /\s*/y;
const digits = /\d+/y;
const length = /^\s*(?:=\s*)?-?[\d.]*\s*(?:(?:pt|em|ex|mm|cm|in|sp|bp|pc|mu|dd|cc)\b\s?)?/;

// A line break in a file is a space, an empty line separates paragraphs.
const spaced = (text: string) =>
  text.replace(/[^\S\u00a0]*\n[^\S\u00a0]*\n\s*|[^\S\u00a0]+/g, (run) =>
    /\n\s*\n/.test(run) ? '\n\n' : ' ',
  );

const toStop = /[\\{}$~\-`'!?]/g;
function nextSpecial(tex: string, from: number): number {
  toStop.lastIndex = from;
  return toStop.exec(tex)?.index ?? tex.length;
}

function endOfMath(tex: string, from: number, mark: string): number | undefined {
  for (let at = from; at < tex.length; at += 1)
    if (tex[at] === '\\') at += 1;
    else if (tex.startsWith(mark, at)) return at;
  return undefined;
}

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
