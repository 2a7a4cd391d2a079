import { append, type Inline, type Mark, type Text } from './inline.ts';
import { mathError, mathMl, mathText, plainScript } from './math.ts';

export type { Formula, Inline, Mark, Marked, Text } from './inline.ts';

// Titles and abstracts are text with a little markup. One grammar, as an editor types it:
// `<i> <b> <sub> <sup> <sc>` in pairs, `$…$` or `$$…$$` for TeX math, and a backslash before `<`, `$` or `\` for the
// character itself. Anything else ("p < 0.05", "$5 and $10") is plain text.

// A `$` opens a formula only before, and closes it only after, a character other than a space; a digit after the
// closing one means money. The rule is pandoc's: https://pandoc.org/MANUAL.html#extension-tex_math_dollars
const token =
  /\\(?<escaped>[<$\\])|<(?<close>\/?)(?<mark>i|b|sub|sup|sc)>|\$\$\s*(?<display>(?:[^$\\]|\\.)*?[^$\s\\])\s*\$\$|\$(?!\s)(?<math>(?:[^$\\]|\\.)*?[^$\s\\]|(?:[^$\\]|\\.)*?\\[^\s])\$(?!\d)/gu;

/**
 * Parses marked-up text. Never fails: an unpaired tag, or TeX that cannot be typeset, remains plain characters.
 * @param onBadMath called with such TeX and the reason
 */
export function parseText(source: string, onBadMath?: (tex: string, why: string) => void): Text {
  const root: Inline[] = [];
  const open: { mark: Mark; children: Inline[]; tag: string }[] = [];
  const top = () => open.at(-1)?.children ?? root;
  let end = 0;
  for (const match of source.matchAll(token)) {
    append(top(), source.slice(end, match.index));
    end = match.index + match[0].length;
    const {
      escaped,
      close,
      mark,
      display,
      math = display,
    } = match.groups as Record<string, string | undefined>;
    if (escaped) append(top(), escaped);
    else if (math !== undefined) {
      const error = mathError(math);
      if (error) onBadMath?.(math, error);
      append(top(), error ? match[0] : { math });
    } else if (!close) open.push({ mark: mark as Mark, children: [], tag: match[0] });
    else if (open.at(-1)?.mark === mark) {
      const { children } = open.pop()!;
      // Nested italics are still italics, but a nested subscript is a different one.
      const again = mark !== 'sub' && mark !== 'sup' && open.some((outer) => outer.mark === mark);
      append(top(), ...(again ? children : [{ mark: mark as Mark, children }]));
    } else append(top(), match[0]);
  }
  append(top(), source.slice(end));
  for (let tag = open.pop(); tag; tag = open.pop()) append(top(), tag.tag, ...tag.children);
  return root;
}

/** Writes text as an editor would type it: the inverse of {@link parseText}. */
export function printText(text: Text): string {
  return serialise(text, {
    string: (value) => value.replace(/[\\$<]/g, '\\$&'),
    math: (tex) => `$${tex}$`,
    mark: (mark, inner) => `<${mark}>${inner}</${mark}>`,
  });
}

/** How a format writes each kind of inline; see {@link serialise}. */
interface Serialiser {
  string(value: string): string;
  math(tex: string): string;
  mark(mark: Mark, inner: string): string;
}

/** Folds marked-up text into one string, inside out. */
export function serialise(text: Text, to: Serialiser): string {
  return text
    .map((inline) => {
      if (typeof inline === 'string') return to.string(inline);
      if ('math' in inline) return to.math(inline.math);
      return to.mark(inline.mark, serialise(inline.children, to));
    })
    .join('');
}

/** Plain text without markup; math in Unicode characters as far as possible. */
export const plain = (text: Text): string =>
  serialise(text, {
    string: (value) => value,
    math: (tex) =>
      serialise(mathText(tex), {
        string: (value) => value,
        math: (inner) => inner,
        mark: (mark, inner) => plainScript(mark as 'sub' | 'sup', inner),
      }),
    mark: (_, inner) => inner,
  });

/** A title with its subtitle, without a colon between them after a question or exclamation mark. */
export function joinTitle({ main, sub }: { readonly main: Text; readonly sub: Text }): Text {
  const joined: Inline[] = [...main];
  append(joined, titleSeparator({ main }), ...sub);
  return joined;
}

/** The separator between a title and its subtitle. */
export const titleSeparator = ({ main }: { readonly main: Text }): string =>
  /[?!:…—–][^\p{L}\p{N}]*$/u.test(plain(main)) ? ' ' : ': ';

/** The paragraphs of a text, separated by empty lines; a mark around several paragraphs is applied to each. */
export function paragraphs(text: Text): readonly Text[] {
  const found: Inline[][] = [[]];
  for (const inline of text)
    for (const [index, piece] of pieces(inline).entries()) {
      if (index > 0) found.push([]);
      append(found.at(-1)!, piece);
    }
  return found;
}

function pieces(inline: Inline): readonly Inline[] {
  if (typeof inline === 'string') return inline.split('\n\n');
  if ('math' in inline) return [inline];
  return paragraphs(inline.children).map((children) => ({ ...inline, children }));
}

/** Characters as HTML or XML text or attribute value. */
export const escapeMarkup = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** Safe HTML: only the five marks become elements, and math becomes MathML. */
export const html = (text: Text): string =>
  serialise(text, {
    string: escapeMarkup,
    math: mathMl,
    mark: (mark, inner) =>
      mark === 'sc' ? `<span class="sc">${inner}</span>` : `<${mark}>${inner}</${mark}>`,
  });

/** HTML with a `<p>` for every paragraph. */
export const htmlParagraphs = (text: Text): string =>
  paragraphs(text)
    .map((paragraph) => `<p>${html(paragraph)}</p>`)
    .join('');
