import { rangeOf, shard } from '../shard.ts';

/** One index of several that are searched together. */
export interface IndexPart {
  /** Its number, from 1; the first holds the latest articles. */
  readonly part: number;
  /** The part of the site whose build makes it. */
  readonly shard: number;
  /** The places of its articles in the library: from the first to before the second. */
  readonly range: readonly [from: number, to: number];
}

/**
 * The articles of a part. Above some thirty thousand, one index of all would take gigabytes to write, and all of its time
 * after every change; up to fifteen thousand there is one, since each further one costs a reader four requests before the
 * first result, and a little of the order.
 */
const sizeFor = (count: number) => (count < 40_000 ? 10_000 : 20_000);

/**
 * The indexes of a library of so many articles, in all parts of the site. They are counted off from the oldest article on,
 * so that a new one changes the first alone.
 */
export const indexParts = (count: number): readonly IndexPart[] =>
  Array.from({ length: shard.of }, (_, index) => index + 1)
    .flatMap((number) => {
      const [from, to] = rangeOf(count, number);
      const size = sizeFor(to - from);
      const parts = Math.max(1, Math.round((to - from) / size));
      const first = to - (parts - 1) * size;
      return Array.from({ length: parts }, (_, index) => ({
        shard: number,
        range: [index === 0 ? from : first + (index - 1) * size, first + index * size] as const,
      }));
    })
    .map((one, index) => ({ ...one, part: index + 1 }));
