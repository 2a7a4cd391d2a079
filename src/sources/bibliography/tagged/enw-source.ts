import { tagged } from './tagged-source.ts';

/** EndNote's, after Refer: https://en.wikipedia.org/wiki/EndNote#Tags_and_fields */
export const enwSource = tagged('.enw', [], {
  line: /^(%.) (.*)$/s,
  begin: '%0',
  isArticle: (type) => /^(?:Electronic |Journal )Article$|^Journal$/i.test(type),
  lists: ['%K'],
  of: {
    key: ['%F'],
    title: ['%T'],
    authors: ['%A'],
    journal: ['%J', '%B'],
    abbreviation: ['%O'],
    publisher: ['%I'],
    volume: ['%V'],
    issue: ['%N'],
    pages: ['%P'],
    last: [],
    'article-number': [],
    day: ['%8'],
    year: ['%D'],
    keywords: ['%K'],
    abstract: ['%X'],
    doi: ['%R'],
    language: ['%G'],
    source: ['%U'],
    issn: ['%@'],
    eissn: [],
    editors: ['%E'],
    edition: ['%7'],
    place: ['%C'],
  },
});
