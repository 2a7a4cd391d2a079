import { filled } from '../../../record/filled.ts';
import type { Lost } from '../certain.ts';
import { abstractIn } from '../../values/abstract-value.ts';
import { articleTypeOf } from '../../values/article-type-value.ts';
import { clean, inOwnMarkup } from '../../values/clean.ts';
import { identifiersOf, pmcidOf, pmidOf } from '../../values/identifier-values.ts';
import { languageOf } from '../../values/language-value.ts';
import { relationsOf } from '../../values/relation-values.ts';
import { tagged, type TaggedEntry } from './tagged-source.ts';

/** PubMed's and MEDLINE's, and ERIC's: https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
export const nbibSource = tagged('.nbib', [], {
  line: /^([A-Z]{2,5}) *-(\s?)(.*)$/s,
  begin: 'PMID',
  separatedByEmptyLines: true,
  isArticle: (_, values) => !values.some(({ tag }) => tag === 'BTI'),
  contained: [
    {
      kind: 'book',
      // Without a title of its own it is the whole book.
      isType: (_, values) => values.some(({ tag, text }) => tag === 'TI' && text.trim()),
      title: ['BTI'],
      series: ['CTI'],
      place: ['PL'],
    },
  ],
  lists: [],
  authors: {
    full: ['FAU'],
    short: ['AU'],
    groups: ['CN'],
    affiliations: ['AD'],
    orcids: ['AUID'],
    shortOrder: 'medline',
  },
  order: 'indexed',
  of: {
    key: [],
    title: ['TI', 'BTI'],
    journal: ['JT', 'TA'],
    abbreviation: ['TA'],
    publisher: ['PB'],
    volume: ['VI'],
    issue: ['IP'],
    pages: ['PG'],
    last: [],
    'article-number': [],
    day: ['DP'],
    year: [],
    keywords: ['OT', 'KW'],
    abstract: ['AB'],
    doi: [],
    notes: ['LID', 'AID'],
    language: ['LA'],
    source: [],
    issn: ['IS', 'ISSN', 'ISBN'],
    eissn: [],
    editors: ['FED', 'ED'],
    edition: ['EN'],
    place: ['PL'],
  },
  more: (entry, lost) => {
    const { written } = entry;
    const types = written('PT');
    return {
      ...titles(entry),
      type: types.map(articleTypeOf).find(Boolean),
      identifiers: identifiersIn(written),
      ...(written('PG').length === 0 && { 'article-number': articleNumber(written) }),
      ...relations(entry, types, lost),
    };
  },
});

/**
 * Titles end with a full stop in PubMed, and those in square brackets are translations into English; TT is the title in the language
 * of the article.
 */
function titles({ written }: TaggedEntry): Readonly<Record<string, unknown>> {
  const [title = ''] = written('TI', 'BTI').map((text) => clean(text).replace(/(?<![.!?])\.$/, ''));
  const [, inBrackets] = /^\[([^]*?)\.?\]$/.exec(title) ?? [];
  const own = inOwnMarkup((inBrackets ?? title).replace(/(?<![.!?])\.$/, ''));
  const [original] = written('TT').map((text) => clean(text).replace(/(?<![.!?])\.$/, ''));
  const language = languageOf(written('LA')[0]).value;
  if (!original || !language || language === 'en') return own ? { title: own } : {};
  const abstract = abstractIn(written('AB'));
  return {
    title: inOwnMarkup(original),
    abstract: undefined,
    translations: { en: filled({ title: own, abstract: abstract && inOwnMarkup(abstract) }) },
  };
}

function identifiersIn(written: TaggedEntry['written']) {
  return identifiersOf(
    {
      PMID: pmidOf(written('PMID')[0]),
      PMCID: pmcidOf(written('PMC', 'PMCID')[0]),
      ERIC: /^E[JD]\d+$/.exec(written('OID')[0] ?? '')?.[0],
    },
    written('GN'),
  );
}

/** A publisher's number instead of pages: `LID - 1042 [pii]` */
const articleNumber = (written: TaggedEntry['written']) =>
  written('LID')
    .map((text) => /^(?:ARTN\s+)?([A-Za-z]{0,8}\d[\w.-]{0,14})\s*\[pii\]$/.exec(text.trim())?.[1])
    .find((number) => number && !/^S?\d{4}-\d{3}[\dX]/.test(number) && !/^10\./.test(number));

// https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cc
const comments = {
  RIN: 'retracted-by',
  ROF: 'retracts',
  EIN: 'corrected-by',
  EFR: 'corrects',
  CIN: 'commented-on-by',
  CON: 'comments-on',
  UIN: 'superseded-by',
  UOF: 'supersedes',
  RPI: 'superseded-by',
  RPF: 'supersedes',
  CRI: 'superseded-by',
  CRF: 'supersedes',
} as const;

/** The notices and comments that PubMed names, each by DOI, PMID or as printed. */
function relations({ values, written }: TaggedEntry, types: readonly string[], lost: Lost) {
  const found = values.flatMap(({ tag, text }) =>
    tag in comments ? [{ relation: comments[tag as keyof typeof comments], text: clean(text) }] : [],
  );
  const [pmid] = written('PMID').map(pmidOf);
  const isRetracted = types.some((type) => /^retracted publication$/i.test(type));
  return relationsOf(found, lost, {
    isRetracted,
    // PubMed's page of the article has the notice.
    page: pmid && `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`,
  });
}
