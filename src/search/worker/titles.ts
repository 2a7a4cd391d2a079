import { parseQuery, type Query } from '../words/query.ts';
import type { Answer, Searching } from './answer.ts';
import { commonest, leavingOut, maxTerms, windows } from './other-queries.ts';
import { marksOf } from './rank.ts';

/** The share of a title that a pasted reference must contain. */
const minShareOfTitle = 0.75;

/** The articles whose titles are what was typed. */
export async function titled({ everything, look }: Searching, query: Query): Promise<Answer | undefined> {
  const { results } = await everything({ ...query, half: false });
  const meant = (await look(query, results)).filter(({ covered }) => covered >= minShareOfTitle);
  return meant.length > 0
    ? { results: meant.map(({ result }) => result), count: meant.length, marks: marksOf(query.terms) }
    : undefined;
}

/** The articles whose titles are contained in a pasted reference. */
export async function referred(
  { everything, look }: Searching,
  title: string | undefined,
  text: string,
): Promise<Answer | undefined> {
  const { terms: all } = parseQuery(text, true);
  const whole = { ...parseQuery('', true), terms: all };
  for (const { terms } of [...(title ? [parseQuery(title, true)] : []), whole])
    for (const some of terms.length > maxTerms
      ? [[terms], windows(terms)]
      : [[terms], leavingOut(terms, 1)]) {
      const found = await commonest(some.map((kept) => everything({ ...whole, terms: kept })));
      const meant = (await look(whole, found)).filter(({ covered }) => covered >= minShareOfTitle);
      if (meant.length > 0)
        return {
          results: meant.map(({ result }) => result),
          count: meant.length,
          marks: marksOf(all),
        };
    }
  return undefined;
}
