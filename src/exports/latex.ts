import { serialise, type Text } from '../record/text.ts';

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
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
};

/** Escapes what LaTeX would take for a command. Braces stay balanced, since BibTeX counts escaped ones too. */
export function escapeLatex(value: string): string {
  const escapes = isBalanced(value) ? specials : { ...specials, ...lonelyBraces };
  return value.replace(/[&%#$_{}~^\\]/g, (character) => escapes[character]!);
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

// Letters with a command of their own, where a reader fails at the accent.
const letters: Record<string, string> = { å: '{\\aa}', Å: '{\\AA}' };

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

/** Marked-up text as LaTeX, each run of plain text through `string`. */
export const latex = (text: Text, string: (value: string, start: boolean) => string): string => {
  let start = true;
  return serialise(text, {
    string: (value) => {
      const result = string(value, start);
      start = false;
      return result;
    },
    math: (tex) => `$${balancedMath(tex)}$`,
    mark: (mark, inner) => marks[mark][0] + inner + marks[mark][1],
  });
};
