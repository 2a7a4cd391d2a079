import type { Article } from '../record/article.ts';

/**
 * The part of the site that this build renders, as set by `SHARD=2/4`; everything if it is not set. Every part reads
 * all of the content; the first renders everything that is not a single article's. `npm run merge` combines the parts.
 * @throws if the value is invalid
 */
export const shard = parse(process.env['SHARD'] ?? '1/1');

/**
 * The range of a part in the list of all articles, excluding the end. Parts are cut between
 * issues, so that no issue is divided.
 */
export const rangeOf = (
  articles: readonly Article[],
  number = shard.number,
): readonly [from: number, to: number] => [cut(articles, number - 1), cut(articles, number)];

/** This build's part of a list of all articles. */
export const share = (all: readonly Article[]): readonly Article[] => all.slice(...rangeOf(all));

/** Whether this build renders what is not a single article's. */
export const isFirst = shard.number === 1;

/** The index after the last article of a part. */
function cut(articles: readonly Article[], part: number): number {
  let place = Math.floor((part * articles.length) / shard.of);
  while (place > 0 && place < articles.length && isOneIssue(articles[place - 1]!, articles[place]!))
    place += 1;
  return place;
}

const isOneIssue = (one: Article, other: Article): boolean =>
  one.issue !== undefined &&
  one.container === other.container &&
  one.volume === other.volume &&
  one.issue === other.issue;

function parse(text: string): { readonly number: number; readonly of: number } {
  const [, number = 0, of = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (number < 1 || number > of)
    throw new Error(
      `SHARD: “${text}” is not a valid part.\nGive the part and the number of parts: SHARD=2/4`,
    );
  return { number, of };
}
