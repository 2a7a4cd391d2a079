import { parseOrcid } from '../../../record/identifiers.ts';
import { filled } from '../../../record/filled.ts';
import { articleTypeOf } from '../../values/article-type-value.ts';
import { clean } from '../../values/clean.ts';
import { pmidOf } from '../../values/identifier-values.ts';
import { relationsOf } from '../../values/relation-values.ts';
import { tagged } from './tagged-source.ts';

/** Web of Science's: https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html */
export const ciwSource = tagged('.ciw', ['.isi'], {
  line: /^([A-Z][A-Z0-9])(\s|$)(.*)$/s,
  begin: 'PT',
  end: 'ER',
  isArticle: (type) => type === 'J',
  contained: [
    {
      kind: 'proceedings',
      // A book of a series that has a conference is its proceedings.
      isType: (type, values) =>
        type === 'C' || (/^[SB]$/.test(type) && values.some(({ tag }) => tag === 'CT')),
      title: ['SO'],
      conference: ['CT'],
      conferencePlace: ['CL'],
      conferenceDate: ['CY'],
      series: ['SE'],
      place: ['PI'],
    },
    {
      kind: 'book',
      isType: (type, values) => /^[SB]$/.test(type) && values.some(({ tag }) => tag === 'SO'),
      title: ['SO'],
      series: ['SE'],
      place: ['PI'],
    },
  ],
  lists: ['AU', 'AF', 'CA', 'C1'],
  authors: { full: ['AF'], short: ['AU'], groups: ['CA'] },
  order: 'indexed',
  of: {
    key: [],
    title: ['TI'],
    journal: ['SO'],
    abbreviation: ['JI'],
    publisher: ['PU'],
    volume: ['VL'],
    issue: ['IS'],
    pages: ['BP', 'PS'],
    last: ['EP'],
    'article-number': ['AR'],
    day: ['PD'],
    year: ['PY'],
    keywords: ['DE'],
    abstract: ['AB'],
    doi: ['DI'],
    notes: [],
    language: ['LA'],
    source: [],
    issn: ['SN', 'BN'],
    eissn: ['EI'],
    editors: ['BE', 'ED'],
    edition: [],
    place: ['PI'],
  },
  more: ({ written }, lost) => {
    const types = written('DT').flatMap((text) => text.split(/\s*;\s*/));
    const [doi] = written('DI');
    const [accession] = written('UT');
    const pmid = pmidOf(written('PM')[0]);
    return {
      type: types.map(articleTypeOf).find(Boolean),
      identifiers: pmid ? { PMID: pmid } : undefined,
      ...relationsOf([], lost, {
        isRetracted: types.some((type) => /^retracted publication$/i.test(type)),
        // Web of Science does not name the notice; the page of the article says so.
        page: doi
          ? `https://doi.org/${doi}`
          : accession && `https://www.webofscience.com/wos/woscc/full-record/${accession}`,
      }),
    };
  },
  /** ORCID iDs and addresses are in fields of their own: `OI Ro, Ann/0000-…;`, `C1 [Ro, Ann; Lo, Bo] University, …` */
  completed: (authors, { written }) => {
    const orcids = written('OI')
      .flatMap((text) => text.split(/\s*;\s*/))
      .map((pair) => pair.split('/') as [string, string?]);
    const addresses = written('C1').map((text) => /^\[([^\]]+)\]\s*(.+?)\.?$/s.exec(clean(text)));
    const key = (name: string) =>
      name
        .toLowerCase()
        .replace(/[^\p{L}]+/gu, ' ')
        .trim();
    return authors.map((author) => {
      const name = key(
        [author['particle'], author['family'], author['given'], author['literal']].filter(Boolean).join(' '),
      );
      const orcid = orcids.find(([other]) => key(other) === name)?.[1];
      const affiliations = addresses.flatMap((address) =>
        address && address[1]!.split(/\s*;\s*/).some((other) => key(other) === name) ? [address[2]!] : [],
      );
      return filled<Record<string, unknown>>({
        ...author,
        orcid: orcid && parseOrcid(orcid.trim()),
        affiliations,
      });
    });
  },
});
