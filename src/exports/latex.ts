import { plain, serialise, type Mark, type Text } from '../record/text.ts';
import { hasCapital, protectCase } from './protect-case.ts';

// Every reader tried reads these correctly; not so \textdollar{}, \textunderscore{} and \textbraceleft{}.
const specials: Record<string, string> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  // With one pair of braces Better BibTeX puts the accent on the next character; Zotero misreads \textasciicircum.
  '^': '\\^{{}}',
  '\\': '\\textbackslash{}',
};

/** Escapes LaTeX's special characters. Braces stay balanced, since BibTeX counts escaped ones too. */
export function escapeLatex(value: string): string {
  const escapes = isBalanced(value) ? specials : { ...specials, ...lonelyBraces };
  // Unescaped < and > become ¡ and ¿ in OT1 fonts and in Better BibTeX.
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

// Accented letters that some reader misreads: written with a dedicated command, or unchanged.
const letters: Record<string, string> = { å: '{\\aa}', Å: '{\\AA}', î: 'î' };

/**
 * Writes accented Latin letters as LaTeX for 8-bit tools, without a space: `{\'e}`, `{\v{s}}`. Letters that some
 * reader misreads as commands (ø, đ, ī, ů, ị) and other scripts are left unchanged.
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

// A comment would swallow the rest of the entry, and an unbalanced brace (`\left\{`) would end it.
const balancedMath = (tex: string) => {
  const code = tex.replace(/(?<!\\)((?:\\\\)*)%.*/su, '$1').trim();
  return isBalanced(code) ? code : code.replace(/\\([{}])/g, (_, brace) => braceNames[brace as '{' | '}']);
};
const braceNames = { '{': '\\lbrace ', '}': '\\rbrace ' };

// Zotero, Better BibTeX and bibutils read subscripts as math; only pandoc wants \textsubscript.
const marks = {
  i: ['\\textit{', '}'],
  b: ['\\textbf{', '}'],
  sub: ['$_{', '}$'],
  sup: ['$^{', '}$'],
  sc: ['\\textsc{', '}'],
} as const;

const isFont = (mark: Mark) => !marks[mark][0].startsWith('$');

const markMacro = (mark: Mark, inner: string) => {
  const [open, close] = marks[mark];
  // A formula in a formula is a part of it.
  return open + (isFont(mark) ? inner : inner.replace(/(?<!\\)\$/g, '')) + close;
};

const formula = (tex: string) => `$${balancedMath(tex)}$`;

/**
 * A title as LaTeX, protected against case changes by styles; see {@link protectCase}.
 * @param tex applied to every piece of text
 */
export function titleLatex(title: Text, tex: (text: string) => string): string {
  const all = (text: Text): string => serialise(text, { string: tex, math: formula, mark: markMacro });
  return title
    .map((inline, index) => {
      if (typeof inline === 'string') return protectCase(inline, index === 0, tex);
      const text = all([inline]);
      // Around the whole mark, since Zotero ends one at the first brace, and with two braces, since BibTeX changes the case of text that
      // begins with a brace and a command.
      return 'mark' in inline && isFont(inline.mark) && hasCapital(plain([inline])) ? `{{${text}}}` : text;
    })
    .join('');
}

/** A longer text as LaTeX: text and formulas without marks, which Zotero would show as tags. */
export const textLatex = (text: Text, tex: (text: string) => string): string =>
  serialise(text, {
    string: (value) => tex(value.replace(/\s+/g, ' ')),
    math: formula,
    mark: (_, inner) => inner,
  });
