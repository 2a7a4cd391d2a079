import type { Article } from '../record/article.ts';

/**
 * The part of the site that this build makes, as `SHARD=2/4` names it; all of it, where it is not set. Every part reads
 * all of the content; the first makes whatever is not a single article's. `npm run merge` puts the parts together.
 * @throws where it is set to something else
 */
export const shard = parse(process.env['SHARD'] ?? '1/1');

/**
 * The places of a part's share in the list of all articles: from the first to before the second. Parts are cut between
 * issues, whose articles follow each other, so that no issue is made in two of them.
 */
export const rangeOf = (
  articles: readonly Article[],
  number = shard.number,
): readonly [from: number, to: number] => [cut(articles, number - 1), cut(articles, number)];

/** This build's share of a list of all articles. */
export const share = (all: readonly Article[]): readonly Article[] => all.slice(...rangeOf(all));

/** True of the build that makes what is not a single article's. */
export const isFirst = shard.number === 1;

/** The place after the last article of a part. */
function cut(articles: readonly Article[], part: number): number {
  let place = Math.floor((part * articles.length) / shard.of);
  while (place > 0 && place < articles.length && isOneIssue(articles[place - 1]!, articles[place]!))
    place += 1;
  return place;
}

const isOneIssue = (one: Article, other: Article): boolean =>
  one.issue !== undefined &&
  one.journal === other.journal &&
  one.volume === other.volume &&
  one.issue === other.issue;

function parse(text: string): { readonly number: number; readonly of: number } {
  const [, number = 0, of = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (number < 1 || number > of)
    throw new Error(
      `SHARD: “${text}” is no part of a site.\nWrite the part and the number of parts: SHARD=2/4`,
    );
  return { number, of };
}
