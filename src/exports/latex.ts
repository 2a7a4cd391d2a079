import { plain, serialise, type Mark, type Text } from '../record/text.ts';
import { hasCapital, protectCase } from './protect-case.ts';

// These are read right by every reader tried; \textdollar{}, \textunderscore{} and \textbraceleft{} are not.
const specials: Record<string, string> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  // With one pair of braces Better BibTeX sets the accent on what follows; Zotero takes \textasciicircum for another character.
  '^': '\\^{{}}',
  '\\': '\\textbackslash{}',
};

/** Escapes what LaTeX would take for a command. Braces stay balanced, since BibTeX counts escaped ones too. */
export function escapeLatex(value: string): string {
  const escapes = isBalanced(value) ? specials : { ...specials, ...lonelyBraces };
  // Raw, < and > are ¡ and ¿ in the fonts of OT1, and in Better BibTeX.
  return value.replace(/[<>]+|[&%#$_{}~^\\]/g, (found) => escapes[found] ?? `$${found}$`);
}

const lonelyBraces = { '{': '{\\textbraceleft}', '}': '{\\textbraceright}' };

function isBalanced(value: string): boolean {
  let depth = 0;
  for (const [brace] of value.matchAll(/[{}]/g)) if ((depth += brace === '{' ? 1 : -1) < 0) return false;
  return depth === 0;
}

// Combining marks and LaTeX's accents. https://www.latex-project.org/help/documentation/encguide.pdf
const accents: Record<string, string> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030B': 'H',
  '\u030C': 'v',
  '\u0327': 'c',
  '\u0328': 'k',
};

// Letters that some reader fails at with their accent: with a command of their own, or as they are.
const letters: Record<string, string> = { å: '{\\aa}', Å: '{\\AA}', î: 'î' };

/**
 * Writes accented Latin letters as LaTeX for 8-bit tools, without a blank: `{\'e}`, `{\v{s}}`. Letters that some
 * reader misreads as commands (ø, đ, ī, ů, ị) and other scripts stay what they are.
 */
export const accentLatex = (value: string): string =>
  value.replace(/[^\0-\x7f]/gu, (letter) => {
    const [base = '', mark = '', ...more] = letter.normalize('NFD');
    const accent = accents[mark];
    if (letters[letter]) return letters[letter];
    if (!accent || more.length > 0 || !/^[A-Za-z]$/.test(base)) return letter;
    // `{\H{o}}` would be misread by Zotero, and `{\v s}` by bibutils.
    if (accent === 'H') return `{\\H ${base}}`;
    return /[A-Za-z]/.test(accent) ? `{\\${accent}{${base}}}` : `{\\${accent}${base}}`;
  });

// A comment would swallow the rest of the entry, and a brace without its fellow (`\left\{`) end it.
const balancedMath = (tex: string) => {
  const code = tex.replace(/(?<!\\)((?:\\\\)*)%.*/su, '$1').trim();
  return isBalanced(code) ? code : code.replace(/\\([{}])/g, (_, brace) => braceNames[brace as '{' | '}']);
};
const braceNames = { '{': '\\lbrace ', '}': '\\rbrace ' };

// Zotero, Better BibTeX and bibutils read an index as math; only pandoc wants \textsubscript.
const marks = {
  i: ['\\textit{', '}'],
  b: ['\\textbf{', '}'],
  sub: ['$_{', '}$'],
  sup: ['$^{', '}$'],
  sc: ['\\textsc{', '}'],
} as const;

const isFont = (mark: Mark) => !marks[mark][0].startsWith('$');

const marked = (mark: Mark, inner: string) => {
  const [open, close] = marks[mark];
  // A formula in a formula is a part of it.
  return open + (isFont(mark) ? inner : inner.replace(/(?<!\\)\$/g, '')) + close;
};

const formula = (tex: string) => `$${balancedMath(tex)}$`;

/**
 * A title as LaTeX, whose case no style changes where it must not; see {@link protectCase}.
 * @param tex applied to every piece of text
 */
export function titleLatex(title: Text, tex: (text: string) => string): string {
  const all = (text: Text): string => serialise(text, { string: tex, math: formula, mark: marked });
  return title
    .map((inline, index) => {
      if (typeof inline === 'string') return protectCase(inline, index === 0, tex);
      const text = all([inline]);
      // A whole mark, since Zotero ends one at the first brace, and with two braces, since BibTeX changes the case of what
      // begins with one and a command.
      return 'mark' in inline && isFont(inline.mark) && hasCapital(plain([inline])) ? `{{${text}}}` : text;
    })
    .join('');
}

/** A longer text as LaTeX: the words and the formulas, without marks, which Zotero would show as tags. */
export const textLatex = (text: Text, tex: (text: string) => string): string =>
  serialise(text, {
    string: (value) => tex(value.replace(/\s+/g, ' ')),
    math: formula,
    mark: (_, inner) => inner,
  });
