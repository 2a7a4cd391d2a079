import type { Article } from '../../record/article.ts';
import { paragraphs } from '../../record/text.ts';

/** The translations that have an abstract or keywords; a translated title alone is among the facts. */
export const otherAbstracts = ({ translations }: Article) =>
  Object.entries(translations).filter(([, one]) => one.abstract ?? one.keywords);

/** Whether the abstract and its only translation face each other: corresponding titles and paragraphs are aligned. */
export function isPaired(article: Article): boolean {
  const [first, ...more] = otherAbstracts(article);
  if (!first || more.length > 0 || !article.abstract) return false;
  const [, { title, abstract }] = first;
  return (
    title !== undefined &&
    abstract !== undefined &&
    paragraphs(article.abstract).length === paragraphs(abstract).length
  );
}

/** Whether there is something to read, besides a text below the record: without it the citation takes its place. */
export const hasText = (article: Article): boolean =>
  [
    article.abstract,
    ...otherAbstracts(article).map(([, one]) => one.abstract),
    article.highlights,
    article.plainLanguageSummary,
    article.image,
    article.references?.[0],
    article.citedBy?.[0],
    article.fundingStatement,
    article.funding?.[0],
    article.dataAvailability,
    article.competingInterests,
    article.ethics,
    article.links?.[0],
    article.authors.find(({ roles }) => roles?.length),
  ].some((part) => part !== undefined);
