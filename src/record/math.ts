import { XMLParser } from 'fast-xml-parser';
import temml from 'temml';
import { append, type Inline, type Text } from './inline.ts';

// Conversions of TeX math: MathML for pages, and text with superscripts and subscripts for everything else.

/** Why `tex` cannot be typeset, in the words of the converter; undefined if it can. */
export function mathError(tex: string): string | undefined {
  try {
    mathMl(tex);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^ParseError:\s*/, '').trim();
  }
}

/**
 * Presentation MathML without the converter's styles and classes, which a strict content security policy blocks.
 * https://www.w3.org/TR/mathml-core/
 * @throws if {@link mathError} returns an error
 */
export const mathMl = (tex: string, displayMode = false): string =>
  temml
    .renderToString(tex, { throwOnError: true, annotate: false, trust: false, displayMode })
    .replace(/ (?:class|style)="[^"]*"/g, '');

/**
 * A formula as text with `sub` and `sup`: `E=mc<sup>2</sup>`, `1/(n+1)`, `√(x+1)`. It is read from MathML, the one
 * documented output of the converter: its internal tree may change with any release.
 */
export const mathText = (tex: string): Text => flat(xml.parse(mathMl(tex)) as readonly Node[]);

/** The same for MathML, with or without a namespace prefix; undefined for anything else. */
export function mathMlText(source: string): Text | undefined {
  const bare = source
    .replace(/<(\/?)\w+:/g, '<$1')
    .replace(/<annotation\b[^]*?<\/annotation>|<annotation-xml\b[^]*?<\/annotation-xml>/g, '')
    .replace(/>\s+</g, '><');
  try {
    return merged(flat(xml.parse(bare) as readonly Node[]));
  } catch {
    return undefined;
  }
}

/** Superscripts and subscripts as Unicode characters: `x²`, `x₁`; if Unicode has none, `x^(a+b)` or `x_max`. */
export function plainScript(mark: 'sub' | 'sup', inner: string): string {
  const letters = scripts[mark];
  if ([...inner].every((character) => letters.has(character)))
    return [...inner].map((character) => letters.get(character)).join('');
  return (mark === 'sub' ? '_' : '^') + (/^[\p{L}\p{N}]+$/u.test(inner) ? inner : `(${inner})`);
}

const pairs = (from: string, to: string) =>
  new Map([...from].map((character, at) => [character, [...to][at]!]));
const scripts = {
  sub: pairs('0123456789+−=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ'),
  sup: pairs('0123456789+−=()abcdefghijklmnoprstuvwxyz', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'),
};

/** An element as the parser returns it: children under its name, attributes under `:@`. */
type Node = Readonly<Record<string, unknown>>;

const xml = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
});

const flat = (nodes: readonly Node[]): Text => nodes.flatMap(flatNode);

function flatNode(node: Node): Text {
  const [name = '', value] = Object.entries(node).find(([key]) => key !== ':@') ?? [];
  // Invisible operators (function application, times) serve speech output.
  if (name === '#text')
    return [
      String(value)
        .replace(/[\u2061-\u2064]/g, '')
        .replaceAll('\u00A0', ' '),
    ];
  const children = (value as readonly Node[]).filter((child) => name === 'mtext' || !isBlank(child));
  const part = (index: number): Text => (children[index] ? flatNode(children[index]) : []);
  switch (name) {
    case 'mfrac':
      return [...grouped(part(0)), '/', ...grouped(part(1))];
    case 'msqrt':
      return ['√', ...grouped(flat(children))];
    case 'mroot':
      return [...raised(part(1)), '√', ...grouped(part(0))];
    case 'msub':
    case 'munder':
      return [...part(0), ...lowered(part(1))];
    case 'msup':
      return [...part(0), ...raised(part(1))];
    case 'mover':
      return accented(part(0), part(1));
    case 'msubsup':
    case 'munderover':
      return [...part(0), ...lowered(part(1)), ...raised(part(2))];
    case 'mspace':
      return parseFloat((node[':@'] as { '@_width'?: string } | undefined)?.['@_width'] ?? '0') > 0
        ? [' ']
        : [];
    case 'mtable':
      return [children.map((row) => cells(row)).join('; ')];
    default:
      return flat(children);
  }
}

const isBlank = (node: Node) => typeof node['#text'] === 'string' && node['#text'].trim() === '';
const words = (text: Text) => text.map((inline) => (typeof inline === 'string' ? inline : '')).join('');
const cells = (row: Node) =>
  (row['mtr'] as readonly Node[]).map((cell) => words(flatNode(cell)).trim()).join(', ');

// A numerator, denominator or radicand of more than one token needs brackets.
const grouped = (text: Text): Text =>
  text.length <= 1 && /^(?:\p{L}|[\p{N}.,]*)$/u.test(words(text)) ? text : ['(', ...text, ')'];

const script = (mark: 'sub' | 'sup', children: Text): Text =>
  children.length > 0 ? [{ mark, children: merged(children) }] : [];
const lowered = (text: Text) => script('sub', text);
// A prime is already raised.
const raised = (text: Text) => (/^[′″‴]+$/.test(words(text)) ? text : script('sup', text));

const combining: Record<string, string> = {
  ˆ: '\u0302',
  '^': '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '‾': '\u0304',
  ˉ: '\u0304',
  '¯': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  ˇ: '\u030C',
  '→': '\u20D7',
};

const accented = (base: Text, over: Text): Text => {
  const accent = combining[words(over)];
  return accent ? [(words(base) + accent).normalize('NFC')] : [...base, ...raised(over)];
};

function merged(text: Text): Text {
  const whole: Inline[] = [];
  append(whole, ...text);
  return whole;
}
