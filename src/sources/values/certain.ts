import { filled } from '../../record/filled.ts';
import {
  cleanDoi,
  cleanPages,
  cleanSource,
  doiIn,
  issnsIn,
  pagesOrNumber,
  unknownAsAbsent,
  type IssnsField,
} from './clean.ts';
import type { DateField } from './dates.ts';
import { cleanLanguage } from './language-names.ts';

/** The raw values of the fields that programs write in many ways. */
export interface Said {
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
  readonly articleNumber?: string | undefined;
  readonly date: DateField;
  readonly doi?: string | undefined;
  readonly language?: string | undefined;
  /** URL of a page. */
  readonly url?: string | undefined;
  readonly issns: Parameters<typeof issnsIn>[0];
}

/**
 * Their unambiguous values as front matter fields, and the ISSNs of the journal.
 * @param lost called with the reason why something was left out of a field
 */
export function certainFields(
  { volume, issue, pages: place, articleNumber, date, doi, language, url, issns: written }: Said,
  lost: (field: string, message: string | undefined) => void,
): { readonly fields: Readonly<Record<string, unknown>>; readonly issns: Omit<IssnsField, 'note'> } {
  const { pages, articleNumber: inPages, note } = pagesOrNumber(place);
  lost('pages', note);
  const { tag, note: unknownLanguage } = cleanLanguage(language);
  lost('language', unknownLanguage);
  lost('date', date.note);
  const { note: wrongIssn, ...issns } = issnsIn(written);
  lost('issn', wrongIssn);
  const number = articleNumber ?? inPages;
  return {
    fields: filled<Record<string, unknown>>({
      volume: unknownAsAbsent(volume),
      issue: unknownAsAbsent(issue),
      // Some programs repeat an article number as the page.
      pages: pages && pages !== number ? cleanPages(pages) : undefined,
      'article-number': number,
      date: date.value,
      doi: cleanDoi(doi) ?? (url && doiIn(url)),
      language: tag,
      source: url && cleanSource(url),
    }),
    issns,
  };
}
