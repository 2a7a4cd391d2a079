import { fold, words } from './fold.ts';

/** What a reader has typed, understood. */
export interface Query {
  /** In their order, without words that say nothing; the last one may be half typed. */
  readonly terms: readonly string[];
  /** Words that must stand together, as they were quoted. */
  readonly phrases: readonly string[];
  /** Words that must stand in an author's name: `author:tishkov`. */
  readonly authors: readonly string[];
  /** `year:2025`, `year:2020-2023` */
  readonly years: readonly string[];
  /** Whether the last term is finished, by a blank behind it. */
  readonly finished: boolean;
}

/** Reads a query. Whatever is not one of the forms above is a word. */
export function parseQuery(text: string): Query {
  const phrases: string[] = [];
  const authors: string[] = [];
  const years: string[] = [];
  const identifiers: string[] = [];
  const rest = text
    .replace(/\b(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)/gi, (_, doi: string) => {
      identifiers.push(identifierTerm(doi));
      return ' ';
    })
    .replace(/["“«„]([^"”»“]+)["”»“]/g, (_, phrase: string) => {
      phrases.push(phrase);
      return ` ${phrase} `;
    })
    .replace(/(?:^|\s)author:\s*(\S+)/gi, (_, name: string) => {
      authors.push(...words(name));
      return ` ${name} `;
    })
    .replace(/(?:^|\s)year:\s*(\d{4})(?:\s*[-–]\s*(\d{4}))?/gi, (_, from: string, to = from) => {
      for (let year = +from; year <= +to && years.length < 200; year += 1) years.push(String(year));
      return ' ';
    })
    .replace(/(?:^|\s)(\d+)\s*[-–]\s*(\d+)(?=\s|$)/g, (_, first: string, last: string) => {
      identifiers.push(identifierTerm(`${first}-${last}`));
      return ' ';
    });
  const all = words(rest);
  const telling = all.filter((word) => !stopWords.has(word) && ([...word].length > 1 || /\p{N}/u.test(word)));
  return {
    terms: [...new Set([...identifiers, ...(telling.length > 0 ? telling : all)])],
    phrases: phrases.map((phrase) => words(phrase).join(' ')).filter(Boolean),
    authors,
    years,
    finished: /\s$/.test(text),
  };
}

/** A DOI or a range of pages as the one word under which the index has it. */
export const identifierTerm = (identifier: string): string =>
  `x${fold(identifier).replace(/[^a-z0-9]+/g, '')}`;

// Words that stand everywhere, folded: English, and the Russian, German, French and Spanish ones that titles hold.
const stopWords = new Set(
  words(
    'a an and are as at be by for from has in into is it its of on or that the their this to was were which with ' +
      'и в во на с со по из для о об к от у как не что der die das und des le la les et du des el los las y del',
  ),
);
