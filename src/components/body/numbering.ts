/** Counters of one page, by its request. */
const counts = new WeakMap<Request, Map<string, number>>();

/** The next number of a kind on a page, from 1. */
export function numberOn(request: Request, kind: string): number {
  const known = counts.get(request) ?? new Map<string, number>();
  counts.set(request, known);
  const number = (known.get(kind) ?? 0) + 1;
  known.set(kind, number);
  return number;
}
