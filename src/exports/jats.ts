import type { Article } from '../record/article.ts';
import type { Container } from '../record/container.ts';
import type { Format } from './format.ts';
import { articleMeta } from './jats-article-meta.ts';
import { jatsBody } from './jats-body.ts';
import { contribGroup } from './jats-names.ts';
import { referenceList } from './jats-references.ts';
import { paragraphed } from './jats-text.ts';
import { block, textElement } from './xml.ts';

/** The article's metadata in JATS 1.3, Archiving and Interchange: https://jats.nlm.nih.gov/archiving/tag-library/1.3/ */
export const jats = {
  id: 'jats',
  label: 'JATS XML',
  extension: 'jats.xml',
  mediaType: 'application/vnd.jats+xml',
  // JATS4R requires a publication date: https://jats4r.niso.org/publication-dates/
  requires: ['issued'],
  // Its articles are those of journals and proceedings; chapters have BITS.
  containers: ['journal', 'proceedings'],
  write: ([article]) => document(article),
} as const satisfies Format;

const doctype =
  '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN" "JATS-archivearticle1-3-mathml3.dtd">';

function document(article: Article): string {
  const { body, footnotes } = jatsBody(article);
  return `<?xml version="1.0" encoding="UTF-8"?>
${doctype}
${block(
  'article',
  {
    'xmlns:ali': 'http://www.niso.org/schemas/ali/1.0/',
    'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'article-type': article.type ?? typeOfNotice(article),
    'dtd-version': '1.3',
    'xml:lang': article.language,
  },
  [
    block('front', {}, [journalMeta(article.container), articleMeta(article)]),
    body,
    block('back', {}, [
      footnotes,
      paragraphed(
        'sec',
        { 'sec-type': 'data-availability' },
        article.dataAvailability,
        textElement('title', 'Data availability'),
      ),
      paragraphed('sec', { 'sec-type': 'ethics-statement' }, article.ethics, textElement('title', 'Ethics')),
      // https://jats4r.niso.org/conflict-of-interest-statements/
      block('fn-group', {}, [paragraphed('fn', { 'fn-type': 'coi-statement' }, article.competingInterests)]),
      referenceList(article.references),
    ]),
  ],
)}
`;
}

// https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/article-type.html
const typeOfNotice = ({ relations: { retracts, corrects } }: Article) =>
  retracts ? 'retraction' : corrects && 'correction';

// A container from CSL-JSON has no id in this library.
const journalMeta = (container: Container): string =>
  block('journal-meta', {}, [
    textElement('journal-id', container.id, { 'journal-id-type': 'publisher-id' }),
    block('journal-title-group', {}, [
      textElement('journal-title', container.title),
      ...Object.entries(container.translations).map(([language, { title }]) =>
        block('trans-title-group', { 'xml:lang': language }, [textElement('trans-title', title)]),
      ),
      textElement('abbrev-journal-title', container.abbreviation, {
        'abbrev-type': container.kind === 'journal' ? 'iso' : undefined,
      }),
    ]),
    contribGroup('editor', container.editors),
    textElement('issn', container.issn.print, { 'publication-format': 'print' }),
    textElement('issn', container.issn.online, { 'publication-format': 'electronic' }),
    ...(container.issn.unspecified ?? []).map((issn) => textElement('issn', issn)),
    ...(container.isbn ?? []).map((isbn) => textElement('isbn', isbn)),
    block('publisher', {}, [
      textElement('publisher-name', container.publisher),
      container.publisher && textElement('publisher-loc', container.publisherPlace),
    ]),
  ]);
