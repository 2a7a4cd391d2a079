import { isShort, parseQuery, type Query } from '../words/query.ts';
import { hasAll, inOrder, printed, searching, type Answer, type Options, type Searching } from './answer.ts';
import { allTerms, type Judged } from './look.ts';
import type { Found, SearchIndex } from './matching.ts';
import { bestCorrection, completed, relaxed } from './other-answers.ts';
import { readReference } from './pasted-reference.ts';
import { marksOf } from './rank.ts';
import { referred, titled } from './titles.ts';

/**
 * Searches for all words, then with misspelt words corrected, then with one or two words left out. The first
 * results are ranked by {@link judge}, unless sorted by date.
 */
export async function search(index: SearchIndex, text: string, options: Options = {}): Promise<Answer> {
  const query = parseQuery(text, options.done);
  const here = searching(index, options);
  if (query.doi) {
    const named = await here.identified(query.doi);
    if (named.length > 0) return { results: named, count: named.length, marks: marksOf(query.terms) };
  }
  const reference = options.verbatim ? undefined : readReference(text);
  if (reference) {
    const meant = await referred(here, reference.title, reference.text);
    if (meant) return meant;
  }
  const found = await answer(here, query);
  const hasOperators = query.conditions.length + query.years.length > 0;
  if (found.results.length > 0 || !hasOperators || options.verbatim) return found;
  // A pasted title may have signs that look like operators.
  const plain = await titled(here, parseQuery(text, options.done, true));
  return plain ?? found;
}

async function answer(here: Searching, query: Query): Promise<Answer> {
  const { terms, conditions, years, half } = query;
  const { verbatim, onFirst } = here.options;
  if (terms.length + conditions.length + years.length === 0 && !here.isTicked)
    return { results: [], count: 0, marks: [], ...(query.isBegun && { isBegun: true }) };
  const found = await here.everything(query);
  const seen = await here.look(query, found.results, { onFirst });
  const isComplete = seen.some(hasAll(query));
  const hasBeginning = half && terms.length > 1;
  // A last word of three letters is a word, and the beginning of others, which Pagefind does not all know.
  if (isComplete && hasBeginning && isShort(terms.at(-1)!) && !verbatim && !here.byDate)
    return wordOrBeginning(query, seen, (await completed(here, query)) ?? [], found);
  if (isComplete || verbatim) return complete(query, here.options, isComplete ? seen : [], found);
  const begun = hasBeginning ? await completed(here, query) : undefined;
  if (begun) return { results: begun.map(({ result }) => result), marks: marksOf(terms) };
  return incomplete(here, query, seen);
}

/** Articles with all words. @param seen the first of them, ranked; empty if there are none */
function complete(query: Query, { isWhole }: Options, seen: readonly Judged[], found: Found): Answer {
  const results = seen.length > 0 ? inOrder(seen, found.results) : [];
  const isCounted = !isUncounted(query, isWhole);
  return {
    results,
    ...(isCounted && { count: results.length }),
    marks: marksOf(allTerms(query)),
    ...(isCounted && seen.length > 0 && found.filters && { counts: found.filters }),
  };
}

/** Articles with the last word, and those with a word that it begins. */
function wordOrBeginning(
  query: Query,
  seen: readonly Judged[],
  begun: readonly Judged[],
  found: Found,
): Answer {
  const all = new Map([...seen, ...begun].map((one) => [one.result.id, one]));
  const ranked = [...all.values()].sort((one, other) => other.score - one.score);
  return {
    results: [...ranked.map(({ result }) => result), ...found.results.filter(({ id }) => !all.has(id))],
    marks: marksOf(allTerms(query)),
  };
}

/** No article has all words: they are corrected, or else left out. */
async function incomplete(here: Searching, query: Query, seen: readonly Judged[]): Promise<Answer> {
  const { terms, half } = query;
  const unknown = terms.filter((_, place) => !seen.some(({ known }) => known.includes(place)));
  const better = unknown.length > 0 ? await bestCorrection(here, query, unknown) : undefined;
  if (better?.isComplete)
    return {
      results: inOrder(better.seen, better.found.results),
      count: better.found.results.length,
      marks: marksOf(allTerms(better.query)),
      corrected: printed(better.query.terms),
      ...(better.found.filters && { counts: better.found.filters }),
    };
  return (
    (await relaxed(here, better?.query ?? query, better !== undefined)) ?? {
      results: [],
      count: 0,
      marks: [],
      ...(terms.length === 1 && half && isShort(terms[0]!) && { isBegun: true }),
      ...(here.isTicked && { unfiltered: (await answer(searching(here.index, {}), query)).count ?? 0 }),
    }
  );
}

/** Whether the last word is too short for all its completions to be fetched, so the results cannot be counted. */
const isUncounted = ({ terms, half }: Query, isWhole = false) =>
  half && terms.length > 0 && isShort(terms.at(-1)!, isWhole ? 3 : 4);
