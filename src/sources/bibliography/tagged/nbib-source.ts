import { tagged } from './tagged-source.ts';

/** PubMed's and MEDLINE's: https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
export const nbibSource = tagged('.nbib', [], {
  line: /^([A-Z]{2,4}) *- (.*)$/s,
  begin: 'PMID',
  isArticle: () => true,
  lists: [],
  of: {
    key: [],
    title: ['TI', 'BTI'],
    authors: ['FAU', 'AU', 'CN'],
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
    keywords: ['OT'],
    abstract: ['AB'],
    doi: ['LID', 'AID'],
    language: ['LA'],
    source: [],
    issn: ['IS'],
    eissn: [],
    editors: ['FED', 'ED'],
    edition: ['EN'],
    place: ['PL'],
  },
});
