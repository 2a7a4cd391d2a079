import { words } from './fold.ts';
import type { Query } from './query.ts';

/** An article as the index gives it back. */
export interface Hit {
  readonly url: string;
  /** Its ContextObject. */
  readonly context?: string;
  /** The title, then the abstract behind a line break. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

const weights = { title: 3, author: 3, keywords: 2, abstract: 1, alternatives: 1, journal: 0.5 } as const;

/**
 * How well an article answers a query, and which of the query's words it has: whole words count by the field that they
 * stand in, half of a last word nearly as much; then title words that are neighbours in the query too, and the share
 * of the title that was asked for.
 */
export function judge(
  { terms, finished }: Query,
  hit: Hit,
): { readonly score: number; readonly known: readonly string[] } {
  const fields = fieldsOf(hit);
  const known: string[] = [];
  let score = 0;
  for (const [index, term] of terms.entries()) {
    const half = index === terms.length - 1 && !finished;
    let best = 0;
    for (const [name, weight] of Object.entries(weights)) {
      const field = fields[name as keyof typeof weights];
      if (field.includes(term)) best = Math.max(best, weight) + (best > 0 ? 0.25 : 0);
      else if (field.some((word) => word.startsWith(term))) best = Math.max(best, half ? weight * 0.9 : 0.1);
      // The index knows the stems of words: "missions" is found by "mission", and the other way round.
      else if (field.some((word) => word.length > 3 && term.startsWith(word))) best = Math.max(best, 0.1);
    }
    if (best > 0) known.push(term);
    score += best;
  }
  const { title } = fields;
  for (let index = 1; index < terms.length; index += 1) {
    const at = title.indexOf(terms[index - 1]!);
    if (at >= 0 && title[at + 1] === terms[index]) score += 0.5;
  }
  const asked = new Set(terms);
  score += (2 * title.filter((word) => asked.has(word)).length) / Math.max(title.length, 1);
  return { score, known };
}

/** Whether an article has every phrase, and every name of `author:` in its authors. */
export function fits({ phrases, authors }: Query, hit: Hit): boolean {
  const fields = fieldsOf(hit);
  const texts = Object.values(fields).map((field) => ` ${field.join(' ')} `);
  return (
    phrases.every((phrase) => texts.some((text) => text.includes(` ${phrase} `))) &&
    authors.every((name) => fields.author.some((word) => word.startsWith(name)))
  );
}

/** The abstract of an article; empty where there is none. */
export const abstractOf = ({ content, meta }: Hit): string =>
  content.slice((meta['title'] ?? '').length).trim();

function fieldsOf(hit: Hit) {
  const { meta } = hit;
  const of = (name: string) => words(meta[name] ?? '');
  return {
    title: of('title'),
    author: of('author'),
    keywords: of('keywords'),
    journal: of('journal'),
    alternatives: of('alternatives'),
    abstract: words(abstractOf(hit)),
  };
}
