import { XMLParser } from 'fast-xml-parser';
import temml from 'temml';
import { append, type Inline, type Text } from './inline.ts';

// What TeX math is, beside the TeX: MathML for a page, and words with raised and lowered parts for everything else.

/** What keeps `tex` from being set as a formula, in TeX's words; undefined where nothing does. */
export function mathError(tex: string): string | undefined {
  try {
    mathMl(tex);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^ParseError:\s*/, '');
  }
}

/**
 * Presentation MathML without styles or classes of the converter, which a strict content security policy refuses.
 * https://www.w3.org/TR/mathml-core/
 * @throws where {@link mathError} has something to say
 */
export const mathMl = (tex: string, displayMode = false): string =>
  temml
    .renderToString(tex, { throwOnError: true, annotate: false, trust: false, displayMode })
    .replace(/ (?:class|style)="[^"]*"/g, '');

/**
 * A formula as text of strings, `sub` and `sup`: `E=mc<sup>2</sup>`, `1/(n+1)`, `√(x+1)`. It is read from MathML, the one
 * thing that the converter documents: its own tree may change with any release.
 */
export const mathText = (tex: string): Text => flat(xml.parse(mathMl(tex)) as readonly Node[]);

/** The same of MathML, with or without a prefix; undefined where it is none. */
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

/** Raised or lowered characters in Unicode's own: `x²`, `x₁`; where it has none, `x^(a+b)` or `x_max`. */
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

/** An element, as the parser gives it in order: its name's children, and its attributes behind `:@`. */
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
  // Invisible operators (function application, times) are for speech.
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

// A numerator, denominator or radicand of more than one letter or number needs brackets to stay together.
const grouped = (text: Text): Text =>
  text.length <= 1 && /^(?:\p{L}|[\p{N}.,]*)$/u.test(words(text)) ? text : ['(', ...text, ')'];

const script = (mark: 'sub' | 'sup', children: Text): Text =>
  children.length > 0 ? [{ mark, children: merged(children) }] : [];
const lowered = (text: Text) => script('sub', text);
// A prime is raised by itself.
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
