import { filled } from '../../../record/filled.ts';
import { slug } from '../../../record/key.ts';
import type { RawEntry } from './bibtex-entries.ts';
import { certainFields, incompleteAuthors, type Lost } from '../certain.ts';
import { abstractIn } from '../../values/abstract-value.ts';
import { clean, inOwnMarkup } from '../../values/clean.ts';
import { dateOf, dateOfFields, dateRangeOf } from '../../values/date-value.ts';
import { isbnsIn } from '../../values/isbn-value.ts';
import { doiOf } from '../../values/doi-value.ts';
import { arxivOf, identifiersOf, pmcidOf, pmidOf } from '../../values/identifier-values.ts';
import { keywordsOf } from '../../values/list-value.ts';
import { namesOf } from '../../values/names-value.ts';
import { isPreprintServer } from '../../values/preprint.ts';
import type { WorkType } from '../../../record/cited-reference.ts';
import type { ContainerKind } from '../../../record/container.ts';
import type { Entry } from '../entry.ts';
import { journalMacros } from './journal-macros.ts';
import { lookUp } from '../../values/lookup.ts';
import type { Definition } from './tex-definitions.ts';
import { formulaMark, plainFormula, readTex } from './tex.ts';
import { verbatim } from './verbatim.ts';

/**
 * The content of an entry as front matter fields.
 * @param lost called with what was left out of a field, and why
 */
export function toFields(
  { type, key, fields, volume }: RawEntry,
  defined: ReadonlyMap<string, Definition>,
  lost: Lost,
): Pick<Entry, 'otherType' | 'type' | 'fields' | 'container' | 'more'> {
  const reading = fieldReader(fields, defined, lost);
  const { raw, text, markedText, names, address } = reading;
  const volumeText = volume ? fieldReader(volume.fields, defined, () => undefined).text : () => undefined;
  const title = markedText('title');
  const journalMacro = /^\\(\w+)\s*$/.exec(
    (raw('journaltitle', 'journal') ?? '').replace(/[{}]/g, '').trim(),
  )?.[1];
  const isArticle = /^(?:article|suppperiodical|review)$/.test(type);
  const journal =
    (journalMacro && lookUp(journalMacros, journalMacro)) ??
    // MathSciNet and zbMATH: the abbreviation is in journal.
    join(text('fjournal', 'journaltitle', 'journal'), text('journalsubtitle'));
  const authors = names('author');
  const group = text('collaboration');
  const notes = [text('note'), text('annote'), text('howpublished')].filter((note) => note !== undefined);
  const {
    fields: certain,
    issns,
    others,
  } = certainFields(
    {
      authors: group ? { ...authors, value: [...(authors.value ?? []), { literal: group }] } : authors,
      editors: names('editor'),
      volume: text('volume'),
      // Of other works it numbers the series, or the report itself.
      issue:
        isArticle || !(text('series') || isNumbered.test(type)) ? text('number', 'issue') : text('issue'),
      pages: text('pages'),
      articleNumber: text('eid', 'article-number', 'articleno', 'art_number'),
      date: dateOfFields({ date: text('date'), year: text('year'), month: text('month'), day: text('day') }),
      doi: verbatim(raw('doi') ?? ''),
      notes,
      language: text('langid', 'language', 'hyphenation'),
      license: text('license', 'licence'),
      url: address('url', 'link') ?? webAddressIn(address('howpublished')),
      issns: { issn: text('issn'), online: text('eissn') },
    },
    lost,
  );
  if (others && isArticle) lost('authors', incompleteAuthors);
  const publisher = isArticle
    ? text('publisher')
    : text('publisher', 'school', 'institution', 'organization');
  const bookTitle = isArticle
    ? undefined
    : join(
        // DBLP has a short form in the entry, and the title in that of the whole volume.
        volumeText('title') ?? text('booktitle', 'maintitle', 'eventtitle'),
        volumeText('title') ? volumeText('subtitle') : text('booksubtitle'),
      );
  // `@inbook` without a title of the book is a part of a book that stands alone.
  const kind = type === 'inbook' && !bookTitle ? undefined : lookUp(containerKindOf, type);
  const isPreprint =
    (isArticle && isPreprintServer(journal ?? '')) ||
    (kind === 'series' && (isPreprintServer(publisher ?? '') || /^preprint$/i.test(text('type') ?? '')));
  const otherType = isPreprint ? { otherType: 'preprint' } : !isArticle && !kind && { otherType: `@${type}` };
  const keywords = keywordsOf(text('author_keywords', 'author keywords', 'keywords', 'keyword') ?? '', true);
  return {
    ...otherType,
    type: lookUp(workTypes, type) ?? 'document',
    more: workFields(type, reading, others, notes),
    fields: filled<Record<string, unknown>>({
      title,
      subtitle: title && join(markedText('subtitle'), markedText('titleaddon')),
      ...certain,
      chapter: kind === 'book' ? text('chapter') : undefined,
      keywords: keywords.value,
      abstract: abstractIn([markedText('abstract') ?? '']),
      identifiers: identifiersIn(text, notes),
      // Former BibLaTeX keys; a key that cannot be a URL segment never was one.
      formerly: (text('ids') ?? '')
        .split(',')
        .map((id) => slug(id.trim()))
        .filter((id) => id && id !== slug(key)),
    }),
    container: {
      ...(kind && { kind }),
      ...(volume?.key && { key: volume.key.toLowerCase() }),
      ...filled({
        title: isArticle ? journal : (journal ?? bookTitle),
        abbreviation: isArticle
          ? (text('shortjournal', 'abbrev_source_title', 'journal-iso', 'journalabbr') ??
            (text('fjournal') === journal ? text('journal') : undefined))
          : (text('shortbooktitle') ?? (volume && text('booktitle'))),
        publisher,
        conference: kind === 'proceedings' ? conferenceIn(text, bookTitle, lost) : undefined,
      }),
      ...issns,
    },
  };
}

/** The conference of a paper, in BibLaTeX's fields. */
function conferenceIn(text: ReadText, title: string | undefined, lost: Lost) {
  const name = join(text('eventtitle'), text('eventtitleaddon'));
  const { value: date, unclear } = dateRangeOf(text('eventdate') ?? '');
  lost('eventdate', unclear);
  const conference = filled({ name: name === title ? undefined : name, place: text('venue'), date });
  return Object.keys(conference).length > 0 ? conference : undefined;
}

/** What contains entries of a type. */
const containerKindOf: Readonly<Record<string, ContainerKind>> = {
  inproceedings: 'proceedings',
  conference: 'proceedings',
  incollection: 'book',
  inbook: 'book',
  suppcollection: 'book',
  techreport: 'series',
  report: 'series',
};

/** Fields that only references have. */
function workFields(
  type: string,
  { text, names, address }: ReturnType<typeof fieldReader>,
  others: boolean,
  notes: readonly string[],
): Readonly<Record<string, unknown>> {
  const series = text('series');
  const number = text('number');
  const status = [text('pubstate'), text('year'), text('date'), ...notes].find(
    (one) => one && inPress.test(one),
  );
  const note = notes.find(
    (one) => !inPress.test(one) && !/^https?:/.test(one) && !doiOf(one).value && !identifiersOf({}, [one]),
  );
  const arxiv = arxivIn(text);
  return filled<Record<string, unknown>>({
    'et-al': others ? 'true' : undefined,
    edition: text('edition'),
    'publisher-place': text('location', 'address'),
    genre: lookUp(theses, type) ?? lookUp(theses, text('type')?.toLowerCase() ?? '') ?? text('type'),
    'collection-title': series,
    'collection-number': series && !isNumbered.test(type) ? number : undefined,
    number: isNumbered.test(type) ? number : undefined,
    isbn: isbnIn(text('isbn')),
    translators: names('translator').value,
    status: status?.toLowerCase(),
    accessed: dateOf(text('urldate') ?? '').value,
    note: type === 'article' ? undefined : note,
    url: arxiv && !address('url') && !address('doi') ? `https://arxiv.org/abs/${arxiv}` : undefined,
  });
}

/** The first of several, or the text as it is. */
const isbnIn = (written: string | undefined) => written && (isbnsIn([written]).isbns[0] ?? written);

/** Types whose `number` is that of the work. */
const isNumbered = /^(?:patent|report|techreport|standard|manual|dataset|software)$/;

/** BibTeX's and BibLaTeX's words for theses. */
const theses: Readonly<Record<string, string>> = {
  mastersthesis: 'Master’s thesis',
  mathesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
};
const inPress =
  /^(?:in press|inpress|forthcoming|submitted|accepted|in preparation|inpreparation|prepublished|to appear)$/i;

const join = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(': ') || undefined;

const webAddressIn = (text: string | undefined) => /^(?:https?:\/\/|www\.)\S+$/i.exec(text ?? '')?.[0];

type ReadText = (...names: readonly string[]) => string | undefined;

/** PMID, PMCID, arXiv and others; undefined if there are none. */
function identifiersIn(text: ReadText, notes: readonly string[]) {
  const archive = text('archiveprefix', 'eprinttype')?.toLowerCase();
  const eprint = text('eprint');
  return identifiersOf(
    {
      PMID:
        pmidOf(text('pmid', 'pubmed_id', 'pubmedid')) ?? (archive === 'pubmed' ? pmidOf(eprint) : undefined),
      PMCID: pmcidOf(text('pmcid', 'pmc')) ?? (archive === 'pmc' ? pmcidOf(eprint) : undefined),
      arXiv: arxivIn(text),
      EDN: text('edn'),
      MR: text('mrnumber'),
      Zbl: text('zblnumber', 'zbl'),
    },
    notes,
  );
}

/** An eprint without an archive is arXiv's if it looks like it. */
const arxivIn = (text: ReadText) =>
  /^(?:arxiv)?$/i.test(text('archiveprefix', 'eprinttype') ?? '') ? arxivOf(text('eprint')) : undefined;

/** Reads the fields of an entry by their names, and reports undefined macros and fields that occur twice once each. */
function fieldReader(fields: RawEntry['fields'], defined: ReadonlyMap<string, Definition>, lost: Lost) {
  const reported = new Set<string>();
  const once = (name: string, message: string) => {
    if (!reported.has(name)) lost(name, message);
    reported.add(name);
  };
  const nameOf = (names: readonly string[]) =>
    names.find((name) => {
      const { value = '', undefinedMacro, isRepeated } = fields.get(name) ?? {};
      if (undefinedMacro)
        once(
          name,
          undefinedMacro.startsWith('xdata=')
            ? `“${undefinedMacro}” refers to a field that no @xdata has.\nWrite the text in braces, or add the entry.`
            : `“${undefinedMacro}” is a macro that no @string defines.\nWrite the text in braces, or add @string{${undefinedMacro} = {…}}.`,
        );
      if (isRepeated)
        once(
          name,
          `“${name}” is in the entry twice, and only the first one was read.\nPut everything into one field.`,
        );
      return value.trim();
    });
  const raw = (...names: readonly string[]) => fields.get(nameOf(names) ?? '')?.value;
  const read = (tex: string, field: string) => {
    const { text, formulas, unknown } = readTex(tex, defined);
    if (unknown.length > 0)
      lost(
        field,
        `${unknown.join(', ')}: this macro is unknown, so only the text of its arguments was kept.\nWrite what it prints.`,
      );
    return { text, formulas };
  };
  const plain = ({ text, formulas }: { readonly text: string; readonly formulas: readonly string[] }) =>
    clean(
      text
        .replace(/<\/?(?:i|b|sub|sup|sc)>/g, '')
        .replace(formulaMark, (_, number: string) => plainFormula(formulas[Number(number)]!)),
    );
  return {
    raw,
    text: (...names: readonly string[]) => {
      const name = nameOf(names);
      return name === undefined ? undefined : plain(read(fields.get(name)!.value, name)) || undefined;
    },
    markedText: (name: string) => {
      const value = raw(name);
      if (value === undefined) return undefined;
      const { text: found, formulas } = read(value, name);
      return (
        inOwnMarkup(found).replace(formulaMark, (_, number: string) => `$${formulas[Number(number)]!}$`) ||
        undefined
      );
    },
    /** In a name, the argument of an unknown macro is a footnote, an e-mail address or an ORCID iD, which alone is kept. */
    names: (name: string) =>
      namesOf(raw(name) ?? '', {
        order: 'running',
        text: (tex) =>
          plain(readTex(tex.replace(/\\orcid\w*\s*(?:\[[^\]]*\])?\{([^{}]*)\}/gi, ' $1'), defined, true)),
      }),
    address: (...names: readonly string[]) => {
      const value = raw(...names);
      return value && verbatim(value);
    },
  };
}

/** CSL's types by those of BibTeX and BibLaTeX: https://ctan.org/pkg/biblatex, section 2.1 */
const workTypes: Readonly<Record<string, WorkType>> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  book: 'book',
  mvbook: 'book',
  booklet: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  reference: 'book',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  report: 'report',
  techreport: 'report',
  manual: 'report',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  dataset: 'dataset',
  software: 'software',
  standard: 'standard',
  patent: 'patent',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  unpublished: 'manuscript',
  movie: 'motion_picture',
  video: 'motion_picture',
};
