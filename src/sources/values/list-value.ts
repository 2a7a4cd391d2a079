import type { Meaning } from './meaning.ts';

/** The items of a text, separated by semicolons of any script or by line breaks. */
export const itemsIn = (text: string): readonly string[] =>
  text
    .split(/\s*[;；؛\n]\s*/u)
    .map((item) => item.trim())
    .filter(Boolean);

/**
 * The keywords in one text.
 * @param commas whether the format defines a list with commas, as BibLaTeX and CSL-JSON do; elsewhere a comma may belong to a keyword
 */
export function keywordsOf(text: string, commas = false): Meaning<readonly string[]> {
  const items = itemsIn(text);
  const listed =
    items.length > 1
      ? // The full stop ends a printed line of keywords.
        items.with(-1, items.at(-1)!.replace(/(?<=\p{Ll}{3})\.$/u, ''))
      : text.split(commas ? /[,，،、]/ : '、').map((one) => one.trim());
  const value = listed.filter((one) => one && !isMachineTag(one));
  if (value.length === 0) return {};
  if (value.length > 1 || commas || !/[,，،]/.test(text)) return { value };
  return {
    unclear: `“${text}” may be one keyword or several.\nPut semicolons between keywords, or put each on its own line, beginning with a hyphen and a space.`,
  };
}

/** The keywords in several texts, each once. A text that may be one or several is one: its source gives each keyword a field of its own. */
export const keywordsIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => keywordsOf(text).value ?? [text])),
];

/** What reference managers write among keywords: Zotero’s `/unread` and `_tablet`, “⛔ No DOI found”, Better BibTeX’s `#nosource`. */
const isMachineTag = (keyword: string): boolean =>
  /^(?:\/|_tablet|#(?:nosource|duplicate|broken|unread|todo)|\p{Extended_Pictographic})/u.test(keyword);
