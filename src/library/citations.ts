import { idsOf, type ArticleEntry } from '../record/article.ts';
import { titledOn, type Container } from '../record/container.ts';
import { filled } from '../record/filled.ts';
import { workTypeOf } from '../record/csl.ts';
import { compare } from '../record/characters.ts';
import { printDate } from '../record/date.ts';
import { printPlace } from '../record/pages.ts';
import type { CitedArticle, Reference, Work } from '../record/cited-reference.ts';
import * as urls from '../urls.ts';

/** Citations between the articles of a library. */
interface Citations {
  /** Adds to a reference the article of the library that it cites. */
  readonly joined: (reference: Reference) => Reference;
  /** The citing articles of each article, by its id, latest first. */
  readonly citedBy: ReadonlyMap<string, readonly ArticleEntry[]>;
}

/** Matches references with articles of a library, by key or DOI. */
export function joinReferences(
  entries: readonly ArticleEntry[],
  byId: ReadonlyMap<string, ArticleEntry>,
  containers: ReadonlyMap<string, Container>,
): Citations {
  const byDoi = new Map(entries.flatMap((entry) => (entry.doi ? [[entry.doi.toLowerCase(), entry]] : [])));
  const byKey = new Map(
    entries.flatMap((entry) => [...idsOf(entry), entry.citationKey].map((key) => [key, entry] as const)),
  );
  const targetOf = (reference: Reference) => {
    const { key, doi } = reference;
    if (doi) return byDoi.get(doi.toLowerCase());
    return key !== undefined && Object.keys(reference).length === 1
      ? (byId.get(key) ?? byKey.get(key))
      : undefined;
  };
  const citedBy = new Map<string, ArticleEntry[]>();
  for (const entry of entries)
    for (const target of new Set((entry.references ?? []).map(targetOf)))
      if (target && target !== entry) citedBy.set(target.id, [...(citedBy.get(target.id) ?? []), entry]);
  const dateOf = ({ issued }: ArticleEntry) => (issued ? printDate(issued) : '');
  for (const citing of citedBy.values())
    citing.sort((one, other) => compare(dateOf(other), dateOf(one)) || compare(one.id, other.id));
  return {
    citedBy,
    joined(reference) {
      const target = targetOf(reference);
      if (!target) return reference;
      const { doi = target.doi, text, work = text ? undefined : workOf(target, containers) } = reference;
      return {
        ...reference,
        ...(work && { work }),
        ...(doi && { doi }),
        article: citedArticle(target),
      };
    },
  };
}

/** An article of this library as a cited work. */
export const citedArticle = (entry: ArticleEntry): CitedArticle => ({
  id: entry.id,
  url: urls.absolute(urls.article(entry)),
  title: entry.title,
  ...(entry.relations.retractedBy && { isRetracted: true }),
});

function workOf(entry: ArticleEntry, containers: ReadonlyMap<string, Container>): Work {
  const { title, authors, volume, issue, issued } = entry;
  const container = titledOn(containers.get(entry.container)!, issued);
  return {
    type: workTypeOf(container),
    title,
    authors,
    editors: container.editors ?? [],
    ...filled<Partial<Work>>({
      containerTitle: container.title,
      volume: volume ?? container.volume,
      issue,
      pages: printPlace(entry),
      issued: issued ?? container.issued,
      ...(container.kind !== 'journal' && {
        publisher: container.publisher,
        publisherPlace: container.publisherPlace,
        isbn: container.isbn?.[0],
      }),
    }),
  };
}
