import { doiInText, type Reference, type WorkType } from '../record/cited-reference.ts';
import { familyName } from '../record/name.ts';
import { plain } from '../record/text.ts';
import { block, element, textElement } from '../exports/xml.ts';
import { faceMarkup } from './crossref-elements.ts';

const citationTypes: Readonly<Partial<Record<WorkType, string>>> = {
  'article-journal': 'journal_article',
  book: 'book',
  chapter: 'book_chapter',
  'paper-conference': 'conference_paper',
  dataset: 'dataset',
  thesis: 'dissertation',
  patent: 'patent',
  report: 'report',
  software: 'software',
  standard: 'standard',
  webpage: 'web_resource',
  'post-weblog': 'blog_post',
};

/** A cited work: as printed, with its DOI, or field by field. */
export function citationElement({ text, doi, work: fields, article }: Reference, place: number): string {
  const key = `ref${place + 1}`;
  const found = doi ?? (text && doiInText(plain(text)));
  if (text)
    return block('citation', { key }, [
      textElement('doi', found),
      element('unstructured_citation', {}, faceMarkup(text)),
    ]);
  if (!fields)
    return found
      ? block('citation', { key }, [textElement('doi', found)])
      : textCitation(key, article && plain(article.title));
  const {
    type,
    title: name,
    authors,
    containerTitle,
    volume,
    issue: number,
    pages: range,
    issued,
    isbn,
    edition,
  } = fields;
  const [first] = authors;
  const isWhole = type === 'book' || type === 'report' || type === 'thesis';
  return block('citation', { key, type: citationTypes[type] }, [
    textElement(
      type === 'article-journal' ? 'journal_title' : 'volume_title',
      isWhole ? name && plain(name) : containerTitle,
    ),
    textElement('author', first && (first.literal ?? familyName(first))),
    textElement('volume', volume?.slice(0, 32)),
    textElement('issue', number?.slice(0, 32)),
    textElement('first_page', range?.split(/[-–,]/)[0]!.trim().slice(0, 32)),
    textElement('cYear', issued && String(issued.year)),
    textElement('doi', found),
    textElement('isbn', isbn && /^[\d-]{9,16}[\dX]$/.test(isbn) ? isbn : undefined),
    textElement('edition_number', edition?.slice(0, 15)),
    textElement('article_title', isWhole || !name ? undefined : plain(name)),
  ]);
}
const textCitation = (key: string, text: string | undefined) =>
  block('citation', { key }, [textElement('unstructured_citation', text)]);
