import { articleTypeOf } from '../../values/article-type-value.ts';
import { identifiersOf, pmcidOf, pmidOf } from '../../values/identifier-values.ts';
import { tagged, type TaggedEntry } from './tagged-source.ts';

/** RIS, as EndNote, Zotero, publishers and databases write it: https://en.wikipedia.org/wiki/RIS_(file_format) */
export const risSource = tagged('.ris', [], {
  line: /^\s*([A-Z][A-Z0-9]{1,3})\s{1,2}[-–](\s?)(.*)$/s,
  // Rayyan: “DO  - 10.…     LK  - https://…”
  joined: /\s{2,}(?=[A-Z][A-Z0-9] {2}- )/,
  begin: 'TY',
  end: 'ER',
  isArticle: (type) => /^(?:JOUR|JFULL|EJOUR|EJOU|INPR|ABST)$/.test(type),
  contained: [
    {
      kind: 'proceedings',
      isType: (type) => /^(?:CONF|CPAPER)$/.test(type),
      title: ['BT', 'C3', 'T2', 'JF', 'JO', 'J2'],
      conference: ['T2'],
      conferencePlace: ['CY'],
      series: ['T3'],
      seriesNumber: ['SV'],
      place: ['C1', 'PP'],
    },
    {
      kind: 'book',
      isType: (type) => /^E?CHAP$/.test(type),
      title: ['BT', 'T2', 'JF', 'JO'],
      series: ['T3'],
      seriesNumber: ['SV'],
      place: ['CY', 'PP'],
      chapter: ['SE'],
    },
    {
      kind: 'series',
      isType: (type) => type === 'RPRT',
      title: ['T2', 'T3', 'JF', 'JO'],
      number: ['SN', 'IS', 'M1'],
      genre: ['M3'],
      place: ['CY', 'PP'],
    },
  ],
  lists: ['KW'],
  authors: { full: ['AU', 'A1'], short: [], groups: [], affiliations: ['AD'] },
  order: 'indexed',
  of: {
    key: ['ID'],
    title: ['TI', 'T1'],
    journal: ['JF', 'T2', 'JO', 'JA', 'J2', 'BT'],
    abbreviation: ['J2', 'JA'],
    publisher: ['PB'],
    volume: ['VL'],
    issue: ['IS', 'M1'],
    pages: ['SP'],
    last: ['EP'],
    'article-number': ['C7'],
    day: ['DA', 'Y1'],
    year: ['PY'],
    keywords: ['KW'],
    abstract: ['AB', 'N2'],
    doi: ['DO'],
    // EBSCO's place for a DOI is L3.
    notes: ['L3', 'M3', 'N1', 'C3', 'M2'],
    language: ['LA'],
    source: ['UR'],
    issn: ['SN'],
    eissn: [],
    editors: ['ED', 'A2'],
    edition: ['ET'],
    place: ['CY', 'PP'],
  },
  // EndNote writes the issue in M1; other programs write anything there, such as the date of the search.
  isUsable: ({ tag, text }, values) =>
    tag !== 'M1' ||
    (/\d/.test(text) &&
      text.trim().length <= 12 &&
      !/[:]|\d{4}/.test(text) &&
      values.filter((value) => value.tag === 'M1').length === 1 &&
      !values.some((value) => value.tag === 'IS' && value.text.trim())),
  more: ({ written }) => ({
    type: [...written('M3'), ...written('U2')].map(articleTypeOf).find(Boolean),
    section: written('SE').find((text) => !/\d/.test(text)),
    identifiers: identifiersIn(written),
  }),
  remedy: (text) =>
    /^\s*PMID *- /m.test(text) ? 'It is in PubMed’s format: rename it to end in .nbib.' : undefined,
});

/** Those of accession numbers, EndNote's field for PMCIDs, and notes. */
function identifiersIn(written: TaggedEntry['written']) {
  const isPubMed = written('DB', 'DP').some((name) => /pubmed|medline|\bnlm\b/i.test(name));
  const [accession = ''] = written('AN');
  const [, registry, number] = /^([A-Za-z][\w.-]*): (\S.*)$/.exec(accession.trim()) ?? [];
  return identifiersOf(
    {
      PMID:
        pmidOf(written('PMID')[0]) ?? (isPubMed || /^pmid/i.test(accession) ? pmidOf(accession) : undefined),
      PMCID: written('C2', 'PMC', 'PMCID')
        .filter((text) => /pmc/i.test(text))
        .map(pmcidOf)[0],
      ...(registry && number && !/^pmid$/i.test(registry) && { [registry]: number }),
    },
    written('N1', 'U1', 'M2'),
  );
}
