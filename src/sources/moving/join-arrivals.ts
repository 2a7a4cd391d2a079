import type { Arrival, Facts } from './origin.ts';

// What several sources say about one article is joined by its DOI.

/** The DOIs that the sources of an article give, in lower case. */
const doisIn = ({ facts }: Arrival) => [
  ...new Set(
    facts.flatMap(({ entry: { fields } }) =>
      typeof fields['doi'] === 'string' ? [fields['doi'].toLowerCase()] : [],
    ),
  ),
];

/** Whether Crossref's works have every DOI of these articles. */
export const coversAll = (arrivals: readonly Arrival[], works: ReadonlyMap<string, Facts>) =>
  arrivals.every((one) => doisIn(one).every((doi) => works.has(doi)));

/** The ISSNs that the sources of articles give. */
export const issnsOf = (arrivals: readonly Arrival[]): readonly string[] => [
  ...new Set(
    arrivals.flatMap(({ facts }) =>
      facts.flatMap(({ entry: { container } }) => [...Object.values(container.issn), ...container.issns]),
    ),
  ),
];

/**
 * One arrival for each DOI, with what Crossref has.
 * @param works by DOI in lower case
 * @returns the DOIs, too
 */
export function joinedByDoi(arrivals: readonly Arrival[], works: ReadonlyMap<string, Facts>) {
  const byDoi = new Map<string, Arrival>();
  const joined: Arrival[] = [];
  for (const one of arrivals) {
    const [doi] = doisIn(one);
    const before = doi === undefined ? undefined : byDoi.get(doi);
    // Two articles of one source with one DOI are a mistake there, which is reported.
    const isOther =
      before && !before.facts.some(({ origin }) => one.facts.some((facts) => facts.origin === origin));
    if (before && isOther) {
      const whole: Arrival = {
        ...one,
        ...before,
        facts: [...before.facts, ...one.facts],
        urls: [...before.urls, ...one.urls],
        galleys: [...before.galleys, ...one.galleys],
      };
      joined[joined.indexOf(before)] = whole;
      byDoi.set(doi!, whole);
      continue;
    }
    const work = doi === undefined || before ? undefined : works.get(doi);
    const whole = work ? { ...one, facts: [...one.facts, work] } : one;
    joined.push(whole);
    if (doi !== undefined && !before) byDoi.set(doi, whole);
  }
  return { arrivals: joined, dois: new Set(byDoi.keys()) };
}
