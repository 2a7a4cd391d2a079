import { dateParts, printDate } from '../record/date.ts';
import { parsePages } from '../record/pages.ts';
import { referenceId, type Reference, type Work, type WorkType } from '../record/cited-reference.ts';
import { inline } from './jats-text.ts';
import { nameElement } from './jats-names.ts';
import { block, element, textElement, xmlText } from './xml.ts';

/** The reference list: https://jats4r.niso.org/article-publication-and-citations/ */
export const referenceList = (references: readonly Reference[] = []): string =>
  block(
    'ref-list',
    {},
    references.map((reference, place) =>
      block('ref', { id: referenceId(place) }, [
        textElement('label', String(place + 1)),
        reference.text ? mixedCitation(reference) : elementCitation(reference),
      ]),
    ),
  );

/** As printed, with the DOI marked up. */
function mixedCitation({ text, doi }: Reference): string {
  const printed = inline(text!);
  if (!doi) return element('mixed-citation', {}, printed);
  const own = xmlText(doi);
  const marked = pubId(doi);
  return element(
    'mixed-citation',
    {},
    printed.includes(own) ? printed.replace(own, () => marked) : `${printed} ${marked}`,
  );
}

const pubId = (doi: string) => element('pub-id', { 'pub-id-type': 'doi' }, xmlText(doi));

function elementCitation({ work, doi, url, article }: Reference): string {
  return block('element-citation', { 'publication-type': work && publicationTypes[work.type] }, [
    ...(work ? citationElements(work) : []),
    doi && pubId(doi),
    ...[url ?? (doi ? undefined : article?.url)].map((href) =>
      element('ext-link', { 'ext-link-type': 'uri', 'xlink:href': href }, href && xmlText(href)),
    ),
  ]);
}

function citationElements({
  type,
  title,
  authors,
  editors,
  containerTitle,
  issued,
  ...rest
}: Work): readonly string[] {
  const isPart = containerTitle !== undefined;
  const pages = rest.pages === undefined ? undefined : parsePages(rest.pages);
  const group = (of: string, names: Work['authors'], others = false) =>
    block('person-group', { 'person-group-type': of }, [
      ...names.map((name) => nameElement(name)),
      ...(others ? ['<etal/>'] : []),
    ]);
  const dateOfAccess = rest.accessed && printDate(rest.accessed);
  const [year, month, day] = issued ? dateParts(issued) : [];
  return [
    group('author', authors, rest.others),
    group('editor', editors),
    group('translator', rest.translators ?? []),
    textElement('year', year, { 'iso-8601-date': issued && printDate(issued) }),
    textElement('month', month),
    textElement('day', day),
    element(isPart ? (partTitles[type] ?? 'article-title') : 'source', {}, title && inline(title)),
    textElement('source', containerTitle),
    textElement('edition', rest.edition),
    textElement('volume', rest.volume),
    textElement('issue', rest.issue),
    textElement('fpage', pages?.first),
    textElement('lpage', pages?.last),
    textElement('page-range', pages ? pages.printed : rest.pages),
    textElement(
      'series',
      [rest.collectionTitle, rest.collectionNumber].filter(Boolean).join(', ') || undefined,
    ),
    textElement('publisher-loc', rest.publisherPlace),
    textElement('publisher-name', rest.publisher),
    textElement('isbn', rest.isbn),
    textElement('date-in-citation', dateOfAccess, {
      'content-type': 'access-date',
      'iso-8601-date': dateOfAccess,
    }),
    textElement(
      'comment',
      [rest.genre, rest.number, rest.status, rest.note].filter(Boolean).join('. ') || undefined,
    ),
  ];
}

const partTitles: Partial<Record<WorkType, string>> = {
  chapter: 'chapter-title',
  'entry-encyclopedia': 'chapter-title',
};

/** https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/publication-type.html */
const publicationTypes: Readonly<Record<WorkType, string>> = {
  'article-journal': 'journal',
  'article-magazine': 'periodical',
  'article-newspaper': 'newspaper',
  book: 'book',
  chapter: 'book',
  'entry-encyclopedia': 'book',
  'paper-conference': 'confproc',
  webpage: 'web',
  'post-weblog': 'blog',
  report: 'report',
  thesis: 'thesis',
  dataset: 'data',
  software: 'software',
  standard: 'standard',
  patent: 'patent',
  legislation: 'legal-doc',
  legal_case: 'legal-doc',
  manuscript: 'manuscript',
  motion_picture: 'video',
  song: 'audio-recording',
  speech: 'speech',
  document: 'other',
};
