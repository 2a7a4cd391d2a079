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

/** To write an index of a hundred thousand articles Pagefind takes five gigabytes, and of a fourth a fourth. */
const most = 25_000;

/** The indexes of a library of so many articles, in all parts of the site. */
export const indexParts = (count: number): readonly IndexPart[] =>
  Array.from({ length: shard.of }, (_, index) => index + 1)
    .flatMap((number) => {
      const [from, to] = rangeOf(count, number);
      const parts = Math.max(1, Math.ceil((to - from) / most));
      const size = Math.ceil((to - from) / parts);
      return Array.from({ length: parts }, (_, index) => ({
        shard: number,
        range: [from + index * size, Math.min(to, from + (index + 1) * size)] as const,
      }));
    })
    .map((one, index) => ({ ...one, part: index + 1 }));
