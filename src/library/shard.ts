/**
 * The part of the site that this build makes, as `SHARD=2/4` names it; all of it, where it is not set. Every part reads
 * all of the content; the first makes whatever is not a single article's. `npm run merge` puts the parts together.
 * @throws where it is set to something else
 */
export const shard = parse(process.env['SHARD'] ?? '1/1');

/** The places of a part's share in a list of so many articles: from the first to before the second. */
export const rangeOf = (count: number, number = shard.number): readonly [from: number, to: number] => [
  Math.floor(((number - 1) * count) / shard.of),
  Math.floor((number * count) / shard.of),
];

/** This build's share of a list of all articles. */
export const share = <T>(all: readonly T[]): readonly T[] => all.slice(...rangeOf(all.length));

/** True of the build that makes what is not a single article's. */
export const isFirst = shard.number === 1;

function parse(text: string): { readonly number: number; readonly of: number } {
  const [, number = 0, of = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (number < 1 || number > of)
    throw new Error(
      `SHARD: “${text}” is no part of a site.\nWrite the part and the number of parts: SHARD=2/4`,
    );
  return { number, of };
}
