import { articleTypeOf } from '../../values/article-type-value.ts';
import { identifiersOf, pmcidOf, pmidOf } from '../../values/identifier-values.ts';
import { tagged } from './tagged-source.ts';

/** EndNote's, after Refer, in which an entry may begin with any tag: https://en.wikipedia.org/wiki/EndNote#Tags_and_fields */
export const enwSource = tagged('.enw', [], {
  line: /^\s*(%[^\s%])(\s|$)(.*)$/s,
  begin: '%0',
  separatedByEmptyLines: true,
  isArticle: (type) => /^(?:Electronic |Journal )Article$|^Journal$|^$/i.test(type),
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
