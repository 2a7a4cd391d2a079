import { decodeHTML } from 'entities';
import { mathError, mathMlText } from '../../record/math.ts';
import { printText } from '../../record/text.ts';
import { lookUp } from './lookup.ts';

// Undoes the damage that exports do to text, if the original is certain.

/** A value without HTML entities (even double-escaped), mojibake and stray spaces. */
export const clean = (value: string): string => {
  let text = value;
  for (let round = 0; round < 3 && /&(?:#\w+|\w+);/.test(text); round += 1) text = decodeHTML(text);
  return withoutMojibake(text)
    .replace(/\u0131(?=\p{M})/gu, 'i')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
};

/**
 * The same in the grammar of titles and abstracts: HTML and JATS markup becomes our marks, MathML becomes text or TeX, other
 * tags are dropped, and backslashes and dollar signs are plain characters.
 */
export const inOwnMarkup = (value: string): string => {
  const formulas: string[] = [];
  const keep = (formula: string) => `\ufdd2${formulas.push(formula) - 1}\ufdd3`;
  return withOwnTags(
    clean(value)
      .replace(/<!--[^]*?-->|<!\[CDATA\[|\]\]>/g, '')
      .replace(formulaElement, (element: string) => keep(formulaOf(element))),
  )
    .replace(/[\\$]|<(?!\/?(?:i|b|sub|sup|sc)>)/g, '\\$&')
    .replace(/\ufdd2(\d+)\ufdd3/g, (_, number: string) => formulas[Number(number)]!)
    .trim();
};

/**
 * HTML and JATS tags as our marks, blocks as paragraphs; other tags are dropped. Only a known name that has a partner or attributes is a
 * tag: “a<b and c>d” is a comparison.
 * @param isTyped whether an editor may have meant a tag without a partner, which exports do not close
 */
export const withOwnTags = (text: string, isTyped = false): string => {
  if (!text.includes('<')) return text;
  const marked = text.replace(/<span[^<>]*small-?caps[^<>]*>([^]*?)<\/span>/gi, '<sc>$1</sc>');
  const tags = [...marked.matchAll(tagLike)];
  const { real, unpaired } = realTags(tags, marked);
  return marked.replace(tagLike, (tag, close: string, space: string, name: string, ...rest) => {
    const at = rest.at(-2) as number;
    if (!real.has(at) || (isTyped && unpaired.has(at))) return tag;
    if (unpaired.has(at)) return close ? '' : '\n\n';
    const own = lookUp(ownMarks, name.toLowerCase());
    if (own) return `<${close}${own}>`;
    if (block.test(name)) return '\n\n';
    return space || foreign.test(name) ? '' : tag;
  });
};

const tagLike =
  /<(\/?)((?:jats|mml|m|xhtml|html|ns\d|xlink|ce|sb):)?([a-z][\w-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*)\s*(\/?)>/gi;
const isVoid = /^(?:br|hr|img|break|inline-graphic|graphic|xref|wbr)$/i;

/** The offsets of tags, and of closing ones without a partner. Tags have a partner, attributes or a namespace, empty elements, and paragraphs that are not closed. */
function realTags(tags: readonly RegExpExecArray[], text: string) {
  const real = new Set<number>();
  const unpaired = new Set<number>();
  const open = new Map<string, number[]>();
  const inParagraphs = /^\s*<p\b/i.test(text);
  for (const { 1: close, 2: space, 3: name = '', 4: attributes, 5: selfClosing, index } of tags) {
    const key = name.toLowerCase();
    if (!lookUp(ownMarks, key) && !block.test(key) && !foreign.test(key) && !space) continue;
    const before = text.slice(Math.max(0, index - 10), index);
    if (space || attributes || selfClosing || isVoid.test(key)) real.add(index);
    const isParagraph =
      !close && /^(?:p|li|dt|dd)$/.test(key) && (inParagraphs || index === 0 || /[.!?:>\n]\s*$/.test(before));
    if (isParagraph && !real.has(index)) {
      real.add(index);
      unpaired.add(index);
    }
    const same = open.get(key) ?? open.set(key, []).get(key)!;
    if (!close) same.push(index);
    else {
      // No comparison looks like this.
      real.add(index);
      const partner = same.pop();
      if (partner === undefined) unpaired.add(index);
      else {
        real.add(partner);
        unpaired.delete(partner);
      }
    }
  }
  return { real, unpaired };
}

const ownMarks: Readonly<Record<string, string>> = {
  i: 'i',
  em: 'i',
  italic: 'i',
  b: 'b',
  strong: 'b',
  bold: 'b',
  sub: 'sub',
  inf: 'sub',
  sup: 'sup',
  sc: 'sc',
  scp: 'sc',
};
const block =
  /^(?:p|title|sec|br|hr|div|h[1-6]|list|ul|ol|dl|list-item|li|dt|dd|def-item|blockquote|disp-quote|section|article|table|tr|label)$/i;
const foreign =
  /^(?:span|abstract|trans-abstract|u|underline|font|a|ext-link|xref|uri|email|inline-formula|disp-formula|alternatives|tex-math|inline-graphic|graphic|code|monospace|tt|small|big|roman|sans-serif|named-content|styled-content|body|html|img|def|term|td|th|thead|tbody|strike|s|ins|del|abbr|cite|q|sec-meta|fn|break)$/i;

// A formula with alternatives, or bare MathML.
const formulaElement =
  /<(?:\w+:)?(inline-formula|disp-formula)\b[^>]*>[^]*?<\/(?:\w+:)?\1>|<(?:\w+:)?tex-math\b[^>]*>[^]*?<\/(?:\w+:)?tex-math>|<(?:\w+:)?math\b[^>]*>[^]*?<\/(?:\w+:)?math>/gi;

/** A JATS formula in our grammar, from its TeX, its MathML or its text, in this order. */
function formulaOf(element: string): string {
  const [, document] = /<(?:\w+:)?tex-math\b[^>]*>([^]*?)<\/(?:\w+:)?tex-math>/i.exec(element) ?? [];
  const tex = document
    ?.replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(/^[^]*\\begin\{document\}|\\end\{document\}[^]*$/g, '')
    .replace(/^\s*(?:\${1,2}|\\[([])|(?:\${1,2}|\\[)\]])\s*$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (tex && !tex.includes('$') && mathError(tex) === undefined) return `$${tex}$`;
  const [mathml] = /<(?:\w+:)?math\b[^]*<\/(?:\w+:)?math>/i.exec(element) ?? [];
  return printText((mathml && mathMlText(mathml)) || [clean(element.replace(/<[^>]*>/g, ''))]);
}

/** Repairs UTF-8 that was read as Windows-1252 and saved again: “Ã©” was é. Only sequences that decode to one letter. */
const withoutMojibake = (text: string): string =>
  /[ÂÃâÐÑ]/.test(text)
    ? text.replace(broken, (run) => {
        const bytes = Uint8Array.from(
          run,
          (character) => windows1252.get(character) ?? character.codePointAt(0)!,
        );
        try {
          return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          return run;
        }
      })
    : text;

// Windows-1252 characters of bytes 80 to 9F; the other bytes equal their code points.
const highs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252 = new Map([...highs].map((character, index) => [character, 0x80 + index]));
// Latin letters (not before a quotation mark or dash, which may follow a capital), quotes and dashes, and Cyrillic
// if there are two or more letters in a row.
const letter = `[Ã][\\u00a0-\\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ\\u0081\\u008d\\u008f\\u0090\\u009d]|Â[\\u00a0-\\u00bf]`;
const mark = `â€[${highs}\\u00a0-\\u00bf]`;
const cyrillic = `(?:[ÐÑ][${highs}\\u00a0-\\u00bf]){2,}`;
const broken = new RegExp(`(?:${letter}|${mark}|${cyrillic})+`, 'g');
