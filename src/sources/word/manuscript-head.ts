import { filled } from '../../record/filled.ts';
import { markedText } from '../jats/marked-text.ts';
import { textIn, type XmlElement, type XmlNode } from '../jats/xml-tree.ts';
import { doiOf } from '../values/doi-value.ts';
import { keywordsOf } from '../values/list-value.ts';
import { withoutStart } from './captions.ts';
import { readAuthors } from './authors.ts';
import { blocksIn, inlinesIn } from './document-tree.ts';
import { jatsElement } from '../jats/new-elements.ts';
import type { PandocNode, WordDocument } from './pandoc.ts';

// The facts before the text of a manuscript: by Word’s styles, or by the words that journals print before them.

/** What a manuscript says of itself, and the blocks that are none of it. */
interface Head {
  /** Fields of a record, as typed in one. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly text: readonly XmlElement[];
  readonly notes: readonly string[];
}

/** The words before an abstract and before keywords, by the language that uses them; `und` if several do. */
const labels: readonly (readonly [language: string, field: 'abstract' | 'keywords', RegExp])[] = [
  ['und', 'abstract', /^(?:abstract|summary|resumo|resumen|résumé|sammanfattning|abstrakt)/iu],
  ['de', 'abstract', /^zusammenfassung/iu],
  ['it', 'abstract', /^riassunto/iu],
  ['pl', 'abstract', /^streszczenie/iu],
  ['tr', 'abstract', /^özet/iu],
  ['uk', 'abstract', /^анотація/iu],
  ['ru', 'abstract', /^(?:аннотация|резюме|реферат)/iu],
  ['ar', 'abstract', /^(?:ال)?(?:ملخص|مستخلص)(?: البحث)?/u],
  ['fa', 'abstract', /^چکیده/u],
  ['zh', 'abstract', /^摘\s*要/u],
  ['ja', 'abstract', /^(?:要旨|抄録)/u],
  ['ko', 'abstract', /^(?:국문 ?)?초록/u],
  ['en', 'keywords', /^key\s?-?words(?: and phrases)?/iu],
  ['de', 'keywords', /^(?:schlüssel|schlag)wörter/iu],
  ['fr', 'keywords', /^mots[- ]clés/iu],
  ['es', 'keywords', /^palabras clave/iu],
  ['pt', 'keywords', /^palavras[- ]chave/iu],
  ['it', 'keywords', /^parole chiave/iu],
  ['pl', 'keywords', /^słowa kluczowe/iu],
  ['tr', 'keywords', /^anahtar (?:kelimeler|sözcükler)/iu],
  ['uk', 'keywords', /^ключові слова/iu],
  ['ru', 'keywords', /^ключевые слова/iu],
  ['ar', 'keywords', /^(?:الكلمات|كلمات) (?:ال)?(?:مفتاحية|دالة|مفاتيح)/u],
  ['fa', 'keywords', /^(?:کلید ?واژه|واژگان کلیدی|کلمات کلیدی)(?:\u200c?ها)?/u],
  ['zh', 'keywords', /^关\s*键\s*词/u],
  ['ja', 'keywords', /^キーワード/u],
  ['ko', 'keywords', /^(?:키워드|주제어|핵심어)/u],
];

/** A label at the beginning of a block, if it is alone there or separated by a mark. */
function labelOf(block: XmlElement) {
  if (block.name !== 'p' && block.name !== 'title') return undefined;
  const text = textIn(block);
  const start = /^\s*/.exec(text)![0].length;
  for (const [language, field, words] of labels) {
    const [name] = words.exec(text.slice(start)) ?? [];
    const [mark] = (name && /^\s*(?:[.:：。—–]|-(?=\s)|$)\s*/u.exec(text.slice(start + name.length))) || [];
    if (name && mark !== undefined) {
      const length = start + name.length + mark.length;
      return { language, field, length, isAlone: length >= text.length };
    }
  }
  return undefined;
}

/** Which language’s words belong to a text in a script. */
const scripts: readonly (readonly [RegExp, languages: readonly string[]])[] = [
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
  [/\p{Script=Arabic}/u, ['ar', 'fa']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
  [/\p{Script=Han}/u, ['zh', 'ja']],
  [/\p{Script=Latin}/u, ['und', 'en', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'tr']],
];
const languagesOf = (text: string) => scripts.find(([script]) => script.test(text))?.[1] ?? [];

/**
 * Takes title, authors, abstract, keywords, DOI and language out of a manuscript. A second abstract or list of keywords stays in the text.
 * @throws if it has no title
 */
export function readHead({ meta }: Pick<WordDocument, 'meta'>, blocks: readonly XmlElement[]): Head {
  const notes: string[] = [];
  const styled = inMeta(meta['title']);
  const first = styled ? undefined : titleIn(blocks);
  const titled = styled ?? (first && { ...first, children: first.children.flatMap(unbolded) });
  if (!titled)
    throw new Error(
      'no paragraph has the style “Title”.\n    → Give it to the title in Word, and save the file.',
    );
  const title = markedText(titled);
  const subtitle = inMeta(meta['subtitle']);
  const rest = blocks.filter((block) => block !== first);
  const languages = languagesOf(title);
  const authors = readAuthors(authorLines(meta['author']), rest);
  notes.push(...authors.notes);
  const found = labelled(rest, languages);
  const styledAbstract = inMeta(meta['abstract']);
  const keywords = found.keywords && keywordsOf(textOf(found.keywords), true).value;
  const doi = rest
    .slice(0, 12)
    .find(
      (block) =>
        block.name === 'p' &&
        /^\s*(?:doi\b|https?:\/\/(?:dx\.)?doi\.org\/)/i.test(textIn(block)) &&
        doiOf(textIn(block)).value,
    );
  const used = new Set<XmlElement>([...found.blocks, ...(doi ? [doi] : []), ...authors.blocks]);
  const date = inMeta(meta['date']);
  if (date) notes.push(`“${textIn(date)}” has the style “Date”. Write date: if it is that of publication.`);
  for (const label of found.others)
    notes.push(
      `“${label}” is in another language than the title, and stays in the text. Move it to translations.`,
    );
  return {
    fields: filled({
      title,
      subtitle: subtitle && markedText(subtitle),
      authors: authors.names,
      language: found.language,
      doi: doi && doiOf(textIn(doi)).value,
      keywords,
      abstract: styledAbstract
        ? markedText(styledAbstract)
        : found.abstract.map(markedText).join('\n\n') || undefined,
    }),
    text: rest.filter((block) => !used.has(block)),
    notes,
  };
}

/** The content of a bold node; any other as it is. */
export const unbolded = (node: XmlNode): readonly XmlNode[] =>
  typeof node === 'object' && node.name === 'bold' ? node.children : [node];

const textOf = (blocks: readonly XmlElement[]) => blocks.map(textIn).join('\n').trim();

/** The text of one of pandoc’s fields, as one paragraph. */
function inMeta(field: PandocNode | undefined): XmlElement | undefined {
  if (!field) return undefined;
  if (field.t === 'MetaInlines') return jatsElement('p', {}, inlinesIn(field.c as readonly PandocNode[]));
  if (field.t === 'MetaBlocks')
    return jatsElement(
      'p',
      {},
      blocksIn(field.c as readonly PandocNode[]).flatMap((block, place) => [
        ...(place > 0 ? ['\n\n'] : []),
        ...block.children,
      ]),
    );
  return undefined;
}

/** The first paragraph: a heading that is no section's, or one in bold. */
function titleIn(blocks: readonly XmlElement[]): XmlElement | undefined {
  const block = blocks.find(({ name }) => name === 'p' || name === 'title');
  if (!block || labelOf(block)) return undefined;
  const text = textIn(block).trim();
  // “Introduction” is no title.
  const isLong =
    text.length >= 25 ||
    (text.match(/\p{L}+/gu) ?? []).length >= 4 ||
    /^[\p{Script=Han}\p{Script=Hangul}]{8}/u.test(text);
  return isLong && text.length < 400 && (block.name === 'title' || isBold(block)) ? block : undefined;
}

/** Whether a whole paragraph is bold, as headings and titles are that have no style. */
export const isBold = ({ name, children }: XmlElement): boolean =>
  name === 'p' &&
  children.some((node) => typeof node === 'object') &&
  children.every((node) => (typeof node === 'string' ? node.trim() === '' : node.name === 'bold'));

/** The paragraphs with the style “Author”. */
function authorLines(field: PandocNode | undefined): readonly XmlElement[] {
  const lines = field?.t === 'MetaList' ? (field.c as readonly PandocNode[]) : [field];
  return lines.flatMap((line) => inMeta(line) ?? []);
}

/** Authors, addresses and statements are before an abstract. */
const farthest = 60;

/** The abstract and the keywords in the language of the title, and the labels of others. */
function labelled(blocks: readonly XmlElement[], languages: readonly string[]) {
  const used: XmlElement[] = [];
  const others: string[] = [];
  const found: { abstract: readonly XmlElement[]; keywords?: readonly XmlElement[]; language?: string } = {
    abstract: [],
  };
  for (const [place, block] of blocks.entries()) {
    const label = labelOf(block);
    // Far in the text it is one in another language, or a word.
    if (!label || place > farthest) continue;
    const isOwn = languages.includes(label.language);
    const isTaken = label.field === 'abstract' ? found.abstract.length > 0 : found.keywords !== undefined;
    if (!isOwn || isTaken) {
      others.push(textIn(block).slice(0, label.length).trim() || textIn(block));
      continue;
    }
    const own = label.isAlone
      ? following(blocks, place, 1)
      : [
          { ...block, children: withoutStart(block.children, label.length) },
          ...(label.field === 'abstract' ? following(blocks, place, 0) : []),
        ];
    const content = label.field === 'keywords' ? own.slice(0, 1) : own;
    if (content.length === 0) continue;
    used.push(block, ...blocks.slice(place + 1, place + 1 + content.length - (label.isAlone ? 0 : 1)));
    if (label.field === 'abstract') found.abstract = content;
    else found.keywords = content;
    if (label.language !== 'und' && label.field === 'keywords') found.language = label.language;
    else if (label.language !== 'und') found.language ??= label.language;
  }
  return { ...found, blocks: used, others };
}

/** The paragraphs after a label, up to the next label or heading; only the first `atLeast` of them if neither follows. */
function following(blocks: readonly XmlElement[], place: number, atLeast: number): readonly XmlElement[] {
  const rest = blocks.slice(place + 1);
  const end = rest.findIndex((block) => block.name !== 'p' || labelOf(block) !== undefined || isBold(block));
  // Where nothing ends it, the text itself begins somewhere here; and no abstract is so long.
  return end < 0 || textOf(rest.slice(0, end)).length > 6000 ? rest.slice(0, atLeast) : rest.slice(0, end);
}
