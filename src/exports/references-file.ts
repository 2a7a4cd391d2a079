import type { Reference, Work, WorkType } from '../record/cited-reference.ts';
import { distinctKeys, isCitationKey, suggestKey } from '../record/key.ts';
import { braced, nameList, printEntry } from './bib-entry.ts';
import { months, tex } from './bibtex.ts';
import { textLatex, titleLatex } from './latex.ts';

/** The references of an article for reference managers: BibTeX with unique keys. */
export const referencesFile = {
  extension: 'references.bib',
  mediaType: 'application/x-bibtex',
  /** @param own the citation key of the article, which no reference has */
  write: (references: readonly Reference[], own = ''): string => {
    const [, ...keys] = distinctKeys([own, ...references.map(keyOf)]);
    return references.map((reference, place) => entry(reference, keys[place]!)).join('\n');
  },
} as const;

function keyOf({ key, work, article }: Reference, place: number): string {
  if (key !== undefined && isCitationKey(key)) return key;
  if (article) return article.id;
  return work?.title
    ? suggestKey({ authors: work.authors, title: work.title, ...(work.issued && { issued: work.issued }) })
    : `ref-${place + 1}`;
}

function entry({ text, work, doi, url, article }: Reference, key: string): string {
  const address = url ?? (doi ? undefined : article?.url);
  const links = { doi: doi && braced(doi), url: address && braced(address) };
  // As a title: Zotero would make a document without one, and a loose note.
  if (!work)
    return printEntry(key, { title: text && braced(braced(textLatex(text, tex))), ...links }, 'misc');
  const type =
    work.type === 'thesis' && /master/i.test(work.genre ?? '') ? 'mastersthesis' : entryTypes[work.type];
  return printEntry(
    key,
    {
      ...bibFields(work, type),
      ...links,
      note: text ? braced(textLatex(text, tex)) : work.note && braced(tex(work.note)),
    },
    type,
  );
}

function bibFields(work: Work, type: string): Readonly<Record<string, string | undefined>> {
  const value = (text: string | undefined) => text && braced(tex(text));
  const { title, containerTitle, issued, publisher } = work;
  return {
    author: nameList(work.authors, tex, work.others),
    editor: nameList(work.editors, tex),
    title: title && braced(titleLatex(title, tex)),
    [type === 'article' ? 'journal' : 'booktitle']: value(containerTitle),
    volume: value(work.volume),
    number: value(work.issue ?? work.number ?? work.collectionNumber),
    series: value(work.collectionTitle),
    isbn: value(work.isbn),
    type: type.endsWith('thesis') ? undefined : value(work.genre),
    pages: value(work.pages?.replace(/(?<=\w)-(?=\w)/g, '--')),
    year: issued ? braced(String(issued.year).padStart(4, '0')) : value(work.status),
    month: issued?.month ? months[issued.month - 1] : undefined,
    edition: value(work.edition),
    [publishers[type] ?? 'publisher']: value(publisher),
    address: value(work.publisherPlace),
  };
}

/** The types of https://tug.ctan.org/biblio/bibtex/base/btxdoc.pdf */
const entryTypes: Readonly<Record<WorkType, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  'entry-encyclopedia': 'incollection',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  standard: 'techreport',
  thesis: 'phdthesis',
  manuscript: 'unpublished',
  webpage: 'misc',
  'post-weblog': 'misc',
  dataset: 'misc',
  software: 'misc',
  patent: 'misc',
  legislation: 'misc',
  legal_case: 'misc',
  motion_picture: 'misc',
  song: 'misc',
  speech: 'misc',
  document: 'misc',
};

/** The publisher field of entry types that name it differently. */
const publishers: Readonly<Record<string, string>> = {
  techreport: 'institution',
  phdthesis: 'school',
  mastersthesis: 'school',
};
