import type { ArticleType } from '../../record/article-type.ts';
import { articleTypes } from '../../record/article-type.ts';

/** An article type from the words of Crossref, PubMed, Web of Science or our own exports; undefined for “Journal Article” and unknown words. */
export function articleTypeOf(words: string): ArticleType | undefined {
  const term = words
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
  return (
    articleTypes.find((type) => type === term) ?? (Object.hasOwn(others, term) ? others[term] : undefined)
  );
}

// https://www.nlm.nih.gov/mesh/pubtypes.html
const others: Readonly<Record<string, ArticleType>> = {
  review: 'review-article',
  'case-reports': 'case-report',
  comment: 'article-commentary',
  'editorial-material': 'editorial',
  'book-review-article': 'book-review',
  'published-erratum': 'correction',
  erratum: 'correction',
  'corrected-and-republished-article': 'research-article',
  'retraction-of-publication': 'retraction',
  'retraction-notice': 'retraction',
  'expression-of-concern-notice': 'expression-of-concern',
  'data-article': 'data-paper',
  dataset: 'data-paper',
  'news-item': 'news',
  'biographical-item': 'obituary',
  'meeting-abstract': 'meeting-report',
};
