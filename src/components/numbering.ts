/** What is counted on one page, by the request for it. */
const counts = new WeakMap<Request, Map<string, number>>();

/** The number of the next thing of a kind on a page, from 1. */
export function numberOn(request: Request, kind: string): number {
  const known = counts.get(request) ?? new Map<string, number>();
  counts.set(request, known);
  const number = (known.get(kind) ?? 0) + 1;
  known.set(kind, number);
  return number;
}
