/**
 * The part of the site that this build makes, as `SHARD=2/4` names it; all of it, where it is not set. Every part reads
 * all of the content; the first makes whatever is not a single article's. `npm run merge` puts the parts together.
 * @throws where it is set to something else
 */
export const shard = parse(process.env['SHARD'] ?? '1/1');

/** This build's share of a list of all articles. */
export const share = <T>(all: readonly T[]): readonly T[] =>
  all.slice(
    Math.floor(((shard.number - 1) * all.length) / shard.of),
    Math.floor((shard.number * all.length) / shard.of),
  );

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
