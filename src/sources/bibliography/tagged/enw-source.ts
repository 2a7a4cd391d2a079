import { articleTypeOf } from '../../values/article-type-value.ts';
import { identifiersOf, pmcidOf, pmidOf } from '../../values/identifier-values.ts';
import { tagged } from './tagged-source.ts';

/** EndNote's, after Refer, in which an entry may begin with any tag: https://en.wikipedia.org/wiki/EndNote#Tags_and_fields */
export const enwSource = tagged('.enw', [], {
  line: /^\s*(%[^\s%])(\s|$)(.*)$/s,
  begin: '%0',
  separatedByEmptyLines: true,
  isArticle: (type) => /^(?:Electronic |Journal )Article$|^Journal$|^$/i.test(type),
  contained: [
    {
      kind: 'proceedings',
      isType: (type) => /^Conference (?:Paper|Proceedings)$/i.test(type),
      // bibutils, and so the ACL Anthology, writes the title of the proceedings in %S.
      title: ['%B', '%J', '%S'],
      conferencePlace: [],
      series: ['%S'],
      place: ['%C'],
    },
    {
      kind: 'book',
      isType: (type) => /^(?:Electronic )?Book (?:Section|Chapter)$/i.test(type),
      title: ['%B', '%J'],
      series: ['%S'],
      place: ['%C'],
      chapter: ['%&'],
    },
    {
      kind: 'series',
      isType: (type) => /^Report$/i.test(type),
      title: ['%B', '%S'],
      number: ['%N'],
      genre: ['%9'],
      place: ['%C'],
    },
  ],
  lists: ['%K'],
  authors: { full: ['%A'], short: [], groups: ['%Q'] },
  order: 'indexed',
  of: {
    key: ['%F'],
    title: ['%T'],
    journal: ['%J', '%B'],
    abbreviation: [],
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
    notes: [],
    language: ['%G'],
    source: ['%U'],
    issn: ['%@'],
    eissn: [],
    editors: ['%E'],
    edition: ['%7'],
    place: ['%C'],
  },
  more: ({ written }) => ({
    type: written('%9').map(articleTypeOf).find(Boolean),
    identifiers: identifiersOf(
      {
        PMID: written('%M')
          .filter((text) => /^pmid/i.test(text))
          .map(pmidOf)[0],
        PMCID: written('%2').map(pmcidOf)[0],
      },
      written('%Z'),
    ),
  }),
});
