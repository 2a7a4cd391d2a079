import { doiUrl } from '../../record/identifiers.ts';
import { doiOf } from './doi-value.ts';
import { pmidOf } from './identifier-values.ts';

/** A relation to another article, as a file writes it. */
export interface WrittenRelation {
  /** The record's field. */
  readonly relation: string;
  /** A DOI, a URL, or the other article as printed. */
  readonly text: string;
}

/**
 * The related articles by the record's fields: each with the URL of its DOI or PMID.
 * @param marked what the file says besides: whether the article is retracted, and a page that says so
 */
export function relationsOf(
  written: readonly WrittenRelation[],
  lost: (field: string, message: string) => void,
  { isRetracted = false, page }: { readonly isRetracted?: boolean; readonly page?: string | undefined } = {},
): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  const add = (relation: string, url: string) =>
    found.set(relation, (found.get(relation) ?? new Set()).add(url));
  for (const { relation, text } of written) {
    const url = urlOf(text);
    if (url) add(relation, url);
    else if (relation !== 'retracted-by')
      lost(
        relation,
        `“${text}” has neither a DOI nor a PMID, and was left out.\nAdd the DOI of the other article to the entry.`,
      );
  }
  const isNamed = found.has('retracted-by');
  if (!isNamed && (isRetracted || written.some(({ relation }) => relation === 'retracted-by'))) {
    if (page) add('retracted-by', page);
    else
      lost(
        'retracted-by',
        'the article is retracted, but the notice is not named.\nAdd the DOI of the notice to the entry.',
      );
  }
  return Object.fromEntries([...found].map(([relation, urls]) => [relation, [...urls]]));
}

/** The last DOI or PMID in a citation, which names one article. */
function urlOf(text: string): string | undefined {
  const [, doi] = /\bdoi(?:\.org\/|:\s*)(10\.\d{4,9}\/\S+)/i.exec(text) ?? [];
  const whole = doiOf(doi?.replace(/[.;,]+$/, '') ?? text).value;
  if (whole) return doiUrl(whole);
  const pmid = pmidOf(/\bPMID:?\s*(\d{1,8})\b/i.exec(text)?.[1]) ?? undefined;
  if (pmid) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return /^https?:\/\/\S+$/i.test(text) ? text : undefined;
}
