import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { bulkFormats, formatsOf } from '../../src/exports/index.ts';
import { formatReference } from '../../src/exports/reference.ts';
import { readLibrary } from '../../src/library/read-library.ts';
import { contextObject } from '../../src/metadata/coins.ts';
import { highwire } from '../../src/metadata/highwire.ts';
import { jsonLd } from '../../src/metadata/json-ld.ts';
import { markdown } from '../../src/metadata/markdown.ts';
import { reportNotTaken } from '../../src/problems/problem.ts';
import type { Article, ArticleEntry } from '../../src/record/article.ts';
import { containerKey, issns, type Container } from '../../src/record/container.ts';
import { printDate, printDateRange } from '../../src/record/date.ts';
import { runningName } from '../../src/record/name.ts';
import { printPages } from '../../src/record/pages.ts';
import { printText } from '../../src/record/text.ts';
import { parseQuery } from '../../src/search/words/query.ts';
import { readBibliographies } from '../../src/sources/bibliography/read.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { dateRangeOf } from '../../src/sources/values/date-value.ts';
import { editionOf } from '../../src/sources/values/edition-value.ts';
import { isbnOf } from '../../src/sources/values/isbn-value.ts';
import { project } from '../site.ts';

// Conference papers, chapters and papers of series: read from files, and written to them.

const library = readLibrary(join(project, 'tests/fixtures/volumes'));
const article = (id: string) => library.article(id)!;
const paper = article('carberry-2021-cracks');
const chapter = article('ro-2019-glass');
const report = article('lo-2020-shards');

/** What a reader should know of an article and of what contains it; absent facts are left out. */
function factsOf(record: Article | ArticleEntry, container: Container) {
  const { conference = {}, series, editors = [] } = container;
  const facts = {
    kind: container.kind,
    title: printText(record.title),
    authors: record.authors.map(runningName).join('; '),
    in: container.title,
    editors: editors.map(runningName).join('; '),
    pages: record.pages && printPages(record.pages),
    number: record.articleNumber,
    chapter: record.chapter,
    date: (record.issued ?? container.issued) && printDate((record.issued ?? container.issued)!),
    doi: record.doi,
    publisher: container.publisher,
    place: container.publisherPlace,
    isbn: container.isbn?.join(' '),
    issn: issns(container).join(' '),
    volume: container.volume,
    series: series?.title,
    seriesNumber: series?.number,
    edition: container.edition,
    paperType: container.paperType,
    conference: conference.name,
    acronym: conference.acronym,
    conferencePlace: conference.place,
    conferenceDate: conference.date && printDateRange(conference.date),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value)) as Readonly<
    Record<string, string>
  >;
}

/** The articles of a file of this name, with what contains each. */
function read(name: string, text: string) {
  const { articles, containers, ...rest } = readBibliographies([name], () => Buffer.from(text), [], []);
  return {
    ...rest,
    containers,
    found: articles.map(({ record }) =>
      factsOf(
        record,
        containers.find((one) => containerKey(one) === record.container)!,
      ),
    ),
  };
}

// The same paper, chapter and report as other programs write them.
const inProceedings = {
  kind: 'proceedings',
  title: 'On Cracks',
  authors: 'Ann Ro',
  in: 'Proceedings of Pots',
  editors: 'Bo Lee',
  pages: '1-9',
  date: '2021',
  publisher: 'Pottery Press',
};
const inBook = { ...inProceedings, kind: 'book', in: 'Handbook of Pots' };
const inSeries = {
  kind: 'series',
  title: 'On Cracks',
  authors: 'Ann Ro',
  in: 'University of Somewhere',
  number: '42',
  date: '2021',
  publisher: 'University of Somewhere',
};
const bib = (type: string, fields: string) =>
  `@${type}{k, title = {On Cracks}, author = {Ro, Ann}, year = 2021, ${fields}}`;
const volumeFields = 'editor = {Lee, Bo}, pages = {1--9}, publisher = {Pottery Press}';
const ris = (type: string, ...lines: readonly string[]) =>
  [`TY  - ${type}`, 'TI  - On Cracks', 'AU  - Ro, Ann', 'PY  - 2021', ...lines, 'ER  - ', ''].join('\n');
const risVolume = ['SP  - 1', 'EP  - 9', 'PB  - Pottery Press'];
const csl = (type: string, fields: object) =>
  JSON.stringify([
    {
      id: 'k',
      type,
      title: 'On Cracks',
      author: [{ family: 'Ro', given: 'Ann' }],
      issued: { 'date-parts': [[2021]] },
      ...fields,
    },
  ]);
const cslVolume = { editor: [{ family: 'Lee', given: 'Bo' }], page: '1-9', publisher: 'Pottery Press' };

const variants: readonly (readonly [
  name: string,
  text: string,
  expected: Readonly<Record<string, string>>,
])[] = [
  ['a.bib', bib('inproceedings', `booktitle = {Proceedings of Pots}, ${volumeFields}`), inProceedings],
  ['a.bib', bib('conference', `booktitle = "Proceedings of Pots", ${volumeFields}`), inProceedings],
  // DBLP
  [
    'a.bib',
    `${bib('inproceedings', 'booktitle = {POTS}, crossref = {whole}, pages = {1--9}')}
    @proceedings{whole, title = {Proceedings of Pots}, booktitle = {POTS}, editor = {Bo Lee}, publisher = {Pottery Press}, year = {2021}, isbn = {978-0-306-40615-7}, series = {LNP}, volume = {12}}`,
    { ...inProceedings, isbn: '978-0-306-40615-7', series: 'LNP', seriesNumber: '12' },
  ],
  // ACL Anthology: the volume as an entry, without `crossref`
  [
    'a.bib',
    `@proceedings{whole, title = {{Proceedings of Pots}}, editor = {Lee, Bo}, year = {2021}, isbn = {978-0-306-40615-7}}
    ${bib('inproceedings', 'booktitle = {Proceedings of {P}ots}, publisher = {Pottery Press}, year = 2021, pages = {1--9}')}`,
    { ...inProceedings, isbn: '978-0-306-40615-7' },
  ],
  // biblatex
  [
    'a.bib',
    `${bib('inproceedings', 'crossref = {whole}, pages = {1--9}')}
    @proceedings{whole, title = {Proceedings of Pots}, editor = {Bo Lee}, publisher = {Pottery Press}, date = {2021}, eventtitle = {Pots}, eventdate = {2021-05-30/2021-06-02}, venue = {Paris}, location = {Leiden}}`,
    {
      ...inProceedings,
      conference: 'Pots',
      conferenceDate: '2021-05-30/2021-06-02',
      conferencePlace: 'Paris',
      place: 'Leiden',
    },
  ],
  [
    'a.bib',
    `${bib('inproceedings', 'xdata = {whole}, pages = {1--9}')}
    @xdata{whole, booktitle = {Proceedings of Pots}, editor = {Bo Lee}, publisher = {Pottery Press}}`,
    inProceedings,
  ],
  // PMLR: a volume of a series
  [
    'a.bib',
    bib(
      'inproceedings',
      `booktitle = {Proceedings of Pots}, volume = {139}, series = {PMLR}, ${volumeFields}`,
    ),
    { ...inProceedings, series: 'PMLR', seriesNumber: '139' },
  ],
  // NeurIPS: no series
  [
    'a.bib',
    bib('inproceedings', `booktitle = {Proceedings of Pots}, volume = {33}, ${volumeFields}`),
    { ...inProceedings, volume: '33' },
  ],
  // ACL Anthology
  [
    'a.bib',
    bib(
      'inproceedings',
      `booktitle = "Proceedings of Pots", month = aug, address = "Paris, France", ${volumeFields}`,
    ),
    { ...inProceedings, date: '2021-08', place: 'Paris, France' },
  ],
  [
    'a.bib',
    bib('incollection', `booktitle = {Handbook of Pots}, chapter = 4, edition = {2nd}, ${volumeFields}`),
    { ...inBook, chapter: '4', edition: '2' },
  ],
  ['a.bib', bib('inbook', `booktitle = {Handbook of Pots}, ${volumeFields}`), inBook],
  [
    'a.bib',
    `${bib('incollection', 'crossref = {whole}, pages = {1--9}')}
    @collection{whole, title = {Handbook of Pots}, editor = {Bo Lee}, publisher = {Pottery Press}, date = {2021}}`,
    inBook,
  ],
  ['a.bib', bib('techreport', 'institution = {University of Somewhere}, number = 42'), inSeries],
  [
    'a.bib',
    bib('report', 'type = {Working Paper}, institution = {University of Somewhere}, number = {42}'),
    { ...inSeries, paperType: 'Working Paper' },
  ],
  [
    'a.bib',
    bib('techreport', 'institution = {University of Somewhere}, series = {Reports on Pots}, number = 42'),
    { ...inSeries, in: 'Reports on Pots' },
  ],
  ['a.ris', ris('CONF', 'T2  - Proceedings of Pots', 'A2  - Lee, Bo', ...risVolume), inProceedings],
  [
    'a.ris',
    ris(
      'CPAPER',
      'T2  - Pots 2021',
      'C3  - Proceedings of Pots',
      'ED  - Lee, Bo',
      'CY  - Paris',
      ...risVolume,
    ),
    { ...inProceedings, conference: 'Pots 2021', conferencePlace: 'Paris' },
  ],
  [
    'a.ris',
    ris(
      'CONF',
      'BT  - Proceedings of Pots',
      'A2  - Lee, Bo',
      'T3  - LNP',
      'VL  - 12',
      'SN  - 9780306406157',
      'SN  - 2434-561X',
      'C1  - Leiden',
      ...risVolume,
    ),
    {
      ...inProceedings,
      series: 'LNP',
      seriesNumber: '12',
      isbn: '9780306406157',
      issn: '2434-561X',
      place: 'Leiden',
    },
  ],
  [
    'a.ris',
    ris(
      'CHAP',
      'T2  - Handbook of Pots',
      'A2  - Lee, Bo',
      'SE  - 4',
      'ET  - 2',
      'CY  - Leiden',
      ...risVolume,
    ),
    { ...inBook, chapter: '4', edition: '2', place: 'Leiden' },
  ],
  [
    'a.ris',
    ris('RPRT', 'PB  - University of Somewhere', 'SN  - 42', 'M3  - Working paper'),
    { ...inSeries, paperType: 'Working paper' },
  ],
  ['a.ris', ris('RPRT', 'PB  - University of Somewhere', 'IS  - 42'), inSeries],
  [
    'a.json',
    csl('paper-conference', {
      'container-title': 'Proceedings of Pots',
      'event-title': 'Pots 2021',
      'event-place': 'Paris',
      'event-date': {
        'date-parts': [
          [2021, 8, 1],
          [2021, 8, 6],
        ],
      },
      ...cslVolume,
    }),
    {
      ...inProceedings,
      conference: 'Pots 2021',
      conferencePlace: 'Paris',
      conferenceDate: '2021-08-01/2021-08-06',
    },
  ],
  // Crossref: the series first, and the event as an object
  [
    'a.json',
    JSON.stringify({
      message: {
        type: 'proceedings-article',
        DOI: '10.5555/x',
        title: ['On Cracks'],
        author: [{ family: 'Ro', given: 'Ann' }],
        editor: [{ family: 'Lee', given: 'Bo' }],
        'container-title': ['Lecture Notes', 'Proceedings of Pots'],
        publisher: 'Pottery Press',
        page: '1-9',
        issued: { 'date-parts': [[2021]] },
        ISBN: ['9780306406157'],
        event: {
          name: 'Pots',
          acronym: 'POTS 2021',
          location: 'Paris',
          start: { 'date-parts': [[2021, 8, 1]] },
          end: { 'date-parts': [[2021, 8, 6]] },
        },
      },
    }),
    {
      ...inProceedings,
      doi: '10.5555/x',
      isbn: '9780306406157',
      series: 'Lecture Notes',
      conference: 'Pots',
      acronym: 'POTS 2021',
      conferencePlace: 'Paris',
      conferenceDate: '2021-08-01/2021-08-06',
    },
  ],
  [
    'a.json',
    csl('chapter', {
      'container-title': 'Handbook of Pots',
      edition: '2',
      'chapter-number': '4',
      'publisher-place': 'Leiden',
      'collection-title': 'Studies',
      'collection-number': '12',
      volume: '3',
      ...cslVolume,
    }),
    {
      ...inBook,
      edition: '2',
      chapter: '4',
      place: 'Leiden',
      series: 'Studies',
      seriesNumber: '12',
      volume: '3',
    },
  ],
  [
    'a.json',
    csl('report', { publisher: 'University of Somewhere', number: '42', genre: 'Working paper' }),
    { ...inSeries, paperType: 'Working paper' },
  ],
  // bibutils, and so the ACL Anthology
  [
    'a.enw',
    '%0 Conference Proceedings\n%T On Cracks\n%A Ro, Ann\n%Y Lee, Bo\n%E Lee, Bo\n%S Proceedings of Pots\n%D 2021\n%I Pottery Press\n%P 1-9\n',
    inProceedings,
  ],
  [
    'a.enw',
    '%0 Conference Paper\n%T On Cracks\n%A Ro, Ann\n%E Lee, Bo\n%B Proceedings of Pots\n%D 2021\n%I Pottery Press\n%P 1-9\n',
    inProceedings,
  ],
  [
    'a.enw',
    '%0 Book Section\n%T On Cracks\n%A Ro, Ann\n%E Lee, Bo\n%B Handbook of Pots\n%S Studies\n%D 2021\n%I Pottery Press\n%P 1-9\n',
    { ...inBook, series: 'Studies' },
  ],
  ['a.enw', '%0 Report\n%T On Cracks\n%A Ro, Ann\n%D 2021\n%I University of Somewhere\n%N 42\n', inSeries],
  [
    'a.ciw',
    'PT C\nAU Ro, A\nAF Ro, Ann\nBE Lee, B\nTI On Cracks\nSO Proceedings of Pots\nCT Conference on Pots\nCY AUG 01-06, 2021\nCL Paris, FRANCE\nPU Pottery Press\nPY 2021\nBP 1\nEP 9\nBN 978-0-306-40615-7\nER\n',
    {
      ...inProceedings,
      editors: 'B Lee',
      conference: 'Conference on Pots',
      conferenceDate: '2021-08-01/2021-08-06',
      conferencePlace: 'Paris, FRANCE',
      isbn: '978-0-306-40615-7',
    },
  ],
  [
    'a.nbib',
    'PMID- 1\nTI  - On Cracks\nFAU - Ro, Ann\nBTI - Handbook of Pots\nFED - Lee, Bo\nPB  - Pottery Press\nDP  - 2021\nPG  - 1-9\n',
    inBook,
  ],
];

for (const [index, [name, text, expected]] of variants.entries())
  test(`variant ${index + 1}, ${name}: ${/TY  - \w+|@\w+|"type":"[\w-]+"|%0 [\w ]+|^PT \w|PMID/.exec(text)![0]}`, () => {
    const { found, unreadable, passedOver } = read(name, text);
    assert.deepEqual([unreadable, passedOver], [[], []]);
    assert.deepEqual(found, [expected]);
  });

const rest = (record: Article) => factsOf(record, record.container);
/** What a format has no field for. */
const unsaid: Readonly<Record<string, readonly string[]>> = {
  bib: ['acronym', 'conferencePlace', 'conferenceDate'],
  'biblatex.bib': ['acronym', 'issn', 'in of series'],
  ris: ['acronym', 'conferenceDate'],
  json: ['acronym'],
};

for (const format of bulkFormats)
  test(`.${format.extension}: a paper, a chapter and a report survive`, () => {
    for (const written of [paper, chapter, report]) {
      const [found] = read(`a.${format.extension}`, format.write([written])).found;
      const without = unsaid[format.extension]!;
      for (const [name, value] of Object.entries(rest(written))) {
        if (without.includes(name) || without.includes(`${name} of ${written.container.kind}`)) continue;
        const expected = name === 'conference' ? `${value} (CCP 2021)` : value;
        assert.equal(found![name], expected, `${written.id}: ${name}`);
      }
    }
  });

// The style guides' examples of a paper in proceedings, a chapter and a report.
const references: Readonly<Record<string, readonly [paper: string, chapter: string, report: string]>> = {
  apa: [
    'Carberry, J., & Ro, A. (2021). On Cracks in Pots. In A. Lee & J. van der Berg (Eds.), Proceedings of the 5th Conference on Cracked Pots (pp. 1–9). Pottery Press. https://doi.org/10.5555/pots.1',
    'Ro, A. (2019). Broken Glass. In A. Lee (Ed.), Handbook of Broken Things (2nd ed., pp. 77–99). Brill. https://doi.org/10.5555/hb.4',
    'Lo, C. (2020). Sorting Shards (Technical Report No. 42; Technical Reports on Pots). University of Somewhere. URL',
  ],
  'chicago-author-date': [
    'Carberry, Josiah, and Ann Ro. 2021. “On Cracks in Pots.” In Proceedings of the 5th Conference on Cracked Pots, edited by Ann Lee and Jan van der Berg, 1–9. Lecture Notes in Pots 1234. Leiden: Pottery Press. https://doi.org/10.5555/pots.1.',
    'Ro, Ann. 2019. “Broken Glass.” In Handbook of Broken Things, edited by Ann Lee, 2nd ed., 77–99. Studies in Things 12. Leiden: Brill. https://doi.org/10.5555/hb.4.',
    'Lo, Cy. 2020. “Sorting Shards.” Technical report 42. Technical Reports on Pots. Somewhere: University of Somewhere. URL.',
  ],
  'modern-language-association': [
    'Carberry, Josiah, and Ann Ro. “On Cracks in Pots.” Proceedings of the 5th Conference on Cracked Pots, edited by Ann Lee and Jan van der Berg, Pottery Press, 2021, pp. 1–9, https://doi.org/10.5555/pots.1.',
    'Ro, Ann. “Broken Glass.” Handbook of Broken Things, edited by Ann Lee, 2nd ed., Brill, 2019, pp. 77–99, https://doi.org/10.5555/hb.4.',
    'Lo, Cy. Sorting Shards. Technical report, 42, University of Somewhere, May 2020, URL.',
  ],
  'harvard-cite-them-right': [
    'Carberry, J. and Ro, A. (2021) ‘On Cracks in Pots’, in A. Lee and J. van der Berg (eds) Proceedings of the 5th Conference on Cracked Pots. Bangkok, Thailand, 1–6 August. Leiden: Pottery Press (Lecture Notes in Pots, 1234), pp. 1–9. Available at: https://doi.org/10.5555/pots.1.',
    'Ro, A. (2019) ‘Broken Glass’, in A. Lee (ed.) Handbook of Broken Things. 2nd edn. Leiden: Brill (Studies in Things, 12), pp. 77–99. Available at: https://doi.org/10.5555/hb.4.',
    'Lo, C. (2020) Sorting Shards. Technical report 42. Somewhere: University of Somewhere. Available at: URL.',
  ],
  vancouver: [
    'Carberry J, Ro A. On Cracks in Pots. In: Lee A, van der Berg J, editors. Proceedings of the 5th Conference on Cracked Pots [Internet]; 2021 Aug 1-6; Bangkok, Thailand. Leiden: Pottery Press; 2021. p. 1–9. (Lecture Notes in Pots; vol. 1234). Available from: https://doi.org/10.5555/pots.1',
    'Ro A. Broken Glass. In: Lee A, editor. Handbook of Broken Things [Internet]. 2nd ed. Leiden: Brill; 2019. p. 77–99. (Studies in Things; vol. 12). Available from: https://doi.org/10.5555/hb.4',
    'Lo C. Sorting Shards [Internet]. Somewhere: University of Somewhere; 2020 May. (Technical Reports on Pots). Report No.: 42. Available from: URL',
  ],
  ieee: [
    'J. Carberry and A. Ro, “On Cracks in Pots,” in Proceedings of the 5th Conference on Cracked Pots, A. Lee and J. van der Berg, Eds., in Lecture Notes in Pots, no. 1234. Leiden: Pottery Press, Aug. 2021, pp. 1–9. doi: 10.5555/pots.1.',
    'A. Ro, “Broken Glass,” in Handbook of Broken Things, 2nd ed., A. Lee, Ed., Leiden: Brill, 2019, ch. 4, pp. 77–99. doi: 10.5555/hb.4.',
    'C. Lo, “Sorting Shards,” University of Somewhere, Somewhere, Technical report 42, May 2020. [Online]. Available: URL',
  ],
  'gost-r-7-0-5-2008': [
    'Carberry J., Ro A. On Cracks in Pots // Proceedings of the 5th Conference on Cracked Pots / ed. by A. Lee, J. van der Berg. Leiden: Pottery Press, 2021. P. 1–9. DOI: 10.5555/pots.1.',
    'Ro A. Broken Glass // Handbook of Broken Things / ed. by A. Lee. Leiden: Brill, 2019. P. 77–99. DOI: 10.5555/hb.4.',
    'Lo C. Sorting Shards. Somewhere: University of Somewhere, 2020. Technical report No. 42. URL: URL.',
  ],
};

for (const [style, expected] of Object.entries(references))
  test(`${style}: a paper, a chapter and a report`, () => {
    assert.deepEqual(
      [paper, chapter, report].map((one) => formatReference(one, style).text.replace(one.url, 'URL')),
      expected,
    );
  });

test('nothing is printed for what is not known of a volume', () => {
  const { editors, publisher, publisherPlace, series, conference, issued, ...bare } = paper.container;
  assert.ok(editors && publisher && publisherPlace && series && conference && issued);
  for (const style of Object.keys(references)) {
    const { text } = formatReference({ ...paper, id: style, container: bare }, style);
    assert.doesNotMatch(text, /\(\s*\)|: ,|, ,|; ;|\. \.|,\.|undefined|\ufdd5/, style);
  }
});

test('Google Scholar and Zotero find the type by the last tag that names it', () => {
  const tagsOf = (one: Article) =>
    highwire(one, one.url)
      .map(({ attributes }) => attributes['name']!)
      .filter((name) => /journal|inbook|conference|report|editor|isbn|series|volume/.test(name));
  const volume = ['citation_editor', 'citation_isbn', 'citation_series_title', 'citation_volume'];
  assert.deepEqual(tagsOf(paper), [
    'citation_inbook_title',
    'citation_conference_title',
    'citation_editor',
    ...volume,
  ]);
  assert.deepEqual(tagsOf(chapter), ['citation_inbook_title', ...volume]);
  assert.deepEqual(tagsOf(report), [
    'citation_technical_report_institution',
    'citation_technical_report_number',
  ]);
});

test('COinS, JSON-LD and the list of files say what it is', () => {
  const graph = (one: Article) =>
    (jsonLd(one, library.issueOf(one)) as { '@graph': Record<string, unknown>[] })['@graph'];
  const kindsOf = (one: Article) => {
    const [work, crumbs] = graph(one);
    const whole = work!['isPartOf'] as Record<string, unknown>;
    return [
      new URLSearchParams(contextObject(one)).get('rft.genre'),
      work!['@type'],
      whole['@type'],
      whole['isbn'],
      (crumbs!['itemListElement'] as { name: string }[]).map(({ name }) => name).join(' › '),
      formatsOf(one)
        .map(({ extension }) => extension)
        .join(' '),
    ];
  };
  const files = 'bib biblatex.bib ris json dc.xml txt';
  assert.deepEqual(kindsOf(paper), [
    'proceeding',
    'ScholarlyArticle',
    'Book',
    '978-0-306-40615-7',
    'Proceedings › Proceedings of the 5th Conference on Cracked Pots › On Cracks in Pots',
    files.replace('dc.xml', 'jats.xml dc.xml'),
  ]);
  assert.deepEqual(kindsOf(chapter), [
    'bookitem',
    'Chapter',
    'Book',
    '978-3-16-148410-0',
    'Books › Handbook of Broken Things › Broken Glass',
    files,
  ]);
  assert.deepEqual(kindsOf(report), [
    'report',
    'Report',
    'CreativeWorkSeries',
    undefined,
    'Series of papers › Technical Reports on Pots › Sorting Shards',
    files,
  ]);
});

test('Markdown names the volume, its conference and its editors', () => {
  const text = markdown(paper);
  for (const line of [
    '- In: Proceedings of the 5th Conference on Cracked Pots',
    '- Conference: Conference on Cracked Pots (CCP 2021), Bangkok, Thailand, 1–6 August 2021',
    '- Edited by: Ann Lee; Jan van der Berg',
    '- Series: Lecture Notes in Pots, 1234',
    '- ISBN: 978-0-306-40615-7',
  ])
    assert.ok(text.split('\n').includes(line), line);
  assert.match(markdown(report), /^- Series: Technical Reports on Pots \(No\. 42\)$/m);
});

test('an article has the date of its volume, and a cited one the title of its own', () => {
  assert.deepEqual([paper.issued, chapter.issued], [{ year: 2021, month: 8 }, { year: 2019 }]);
  const [first, second] = article('smith-2020-old').references!;
  assert.deepEqual(
    [first, second].map((one) => [one!.work!.type, one!.work!.containerTitle]),
    [
      ['paper-conference', 'Proceedings of the 5th Conference on Cracked Pots'],
      ['chapter', 'Handbook of Broken Things'],
    ],
  );
});

test('what stands alone is left out, and counted by kind', () => {
  const root = join(project, '.tmp/volumes');
  rmSync(root, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  };
  write(
    'mixed.bib',
    [
      bib('inproceedings', 'booktitle = {Proceedings of Pots}').replace('{k,', '{a,'),
      bib('incollection', 'booktitle = {Handbook of Pots}').replace('{k,', '{b,'),
      bib('article', 'journal = {Notes}').replace('{k,', '{c,'),
      bib('book', 'publisher = {Brill}').replace('{k,', '{d,'),
      bib('phdthesis', 'school = {Brill}').replace('{k,', '{e,'),
      bib('phdthesis', 'school = {Brill}').replace('{k,', '{f,'),
      bib('inbook', 'publisher = {Brill}, chapter = 3').replace('{k,', '{g,'),
      bib('techreport', 'type = {Preprint}, institution = {arXiv}').replace('{k,', '{h,'),
      bib('misc', 'eprint = {1706.00001}').replace('{k,', '{i,'),
    ].join('\n'),
  );
  const content = readContent(root);
  assert.deepEqual(content.problems, []);
  assert.match(
    reportNotTaken(content),
    /^content\/mixed\.bib: 1 journal article, 1 conference paper, 1 chapter published; left out: 1 @book, 2 @phdthesis, 1 @inbook, 1 preprint, 1 @misc\.$/m,
  );
  assert.equal(content.leftOut.length, 6);
});

test('two papers are in one volume only if nothing contradicts', () => {
  const many = (...entries: readonly string[]) =>
    read(
      'a.bib',
      entries
        .map((fields, index) =>
          bib('inproceedings', fields).replace('{k,', `{k${index},`).replace('On Cracks', `On ${index}`),
        )
        .join('\n'),
    );
  const pots = 'booktitle = {Proceedings of Pots}';
  const idsIn = (...entries: readonly string[]) => many(...entries).containers.map(({ id }) => id);
  assert.deepEqual(idsIn(pots, `${pots}, publisher = {P}`), ['proceedings-of-pots-2021']);
  assert.deepEqual(idsIn(`${pots}, volume = 1`, `${pots}, volume = 2`), [
    'proceedings-of-pots-2021',
    'proceedings-of-pots-2021-2',
  ]);
  assert.equal(
    idsIn(`${pots}, isbn = {978-0-306-40615-7}`, 'booktitle = {POTS 2021}, isbn = {9780306406157}').length,
    1,
  );
  // Of two days, the month is the volume's.
  const [volume] = many(`${pots}, month = aug, day = 1`, `${pots}, month = aug, day = 2`).containers;
  assert.deepEqual(volume!.issued, { year: 2021, month: 8 });
});

const bad: readonly (readonly [files: Readonly<Record<string, string>>, message: RegExp])[] = [
  [
    {
      'articles/a.mdx': '---\ntitle: T\njournal: notes\nproceedings: pots\n---\n',
      'journals/notes.yaml': 'title: Notes\n',
      'proceedings/pots.yaml': 'title: Pots\n',
    },
    /^content\/articles\/a\.mdx line 4 proceedings: the record has “journal” already, and an article is in one of them\.\n/,
  ],
  [
    { 'articles/a.mdx': '---\ntitle: T\nbook: nowhere\n---\n' },
    /line 3 book: there is no book “nowhere”\.\nWrite the name of a file, or add content\/books\/nowhere\.yaml\./,
  ],
  [
    { 'articles/a.mdx': '---\ntitle: T\nproceedings: notes\n---\n', 'journals/notes.yaml': 'title: Notes\n' },
    /line 3 proceedings: “notes” is in content\/journals\/notes\.yaml\.\nWrite journal: notes\./,
  ],
  [{ 'articles/a.mdx': '---\ntitle: T\n---\n' }, /journal: it is missing\./],
  [{ 'articles/a.mdx': '---\ntitle: T\ndate: Fall 2021\n---\n' }, /journal: it is missing\./],
  [
    {
      'articles/a.mdx': '---\ntitle: T\nproceedings: pots\nvolume: 3\n---\n',
      'proceedings/pots.yaml': 'title: Pots\n',
    },
    /line 4 volume: only articles of journals have one\.\nWrite the number of the volume into content\/proceedings\/pots\.yaml/,
  ],
  [
    { 'proceedings/pots.yaml': 'title: Pots\nisbn: 978-0-306-40615-8\n' },
    /line 2 isbn: “978-0-306-40615-8” is not an ISBN/,
  ],
  [
    { 'proceedings/pots.yaml': 'title: Pots\nconference:\n  date: in summer\n' },
    /line 3 conference › date: “in summer” is not a date or a range/,
  ],
  [
    { 'proceedings/pots.yaml': 'title: Pots\nseries-number: 3\n' },
    /line 2 series-number: it is the number in a series, which is not named/,
  ],
  [
    {
      'proceedings/a.yaml': 'title: A\nisbn: 978-0-306-40615-7\n',
      'proceedings/b.yaml': 'title: B\nisbn: 9780306406157\n',
    },
    /the ISBN “9780306406157” is already used by content\/proceedings\/a\.yaml/,
  ],
  [
    { 'books/a.yaml': 'title: A\nconference:\n  name: X\n' },
    /line 2 conference: “conference” is not a field/,
  ],
];

test('mistakes are reported with file, line and remedy', () => {
  for (const [files, message] of bad) {
    const root = join(project, '.tmp/volumes');
    rmSync(root, { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
      writeFileSync(join(root, 'content', path), text);
    }
    const problems = readContent(root).problems.map(
      ({ path, line, field, message: text }) => `${path} line ${line} ${field}: ${text}`,
    );
    assert.ok(
      problems.some((one) => message.test(one)),
      `${String(message)}\n${problems.join('\n')}`,
    );
  }
});

test('an entry without what contains it is listed, with its line and remedy', () => {
  for (const [text, message] of [
    [bib('inproceedings', 'pages = 1'), 'the proceedings are missing.\nAdd their title to the entry.'],
    [bib('incollection', 'pages = 1'), 'the book that contains it is missing.\nAdd its title to the entry.'],
    [
      bib('techreport', 'number = 1'),
      'the series and the institution are missing.\nAdd one of them to the entry.',
    ],
  ] as const)
    assert.deepEqual(
      read('a.bib', text).unreadable.map(({ line, message: said }) => [line, said]),
      [[1, message]],
    );
});

test('editions are numbers where they are', () => {
  for (const typed of ['2', '2nd', '2nd ed.', '2. Auflage', 'Second', 'second edition', '2-е изд.', '2e éd.'])
    assert.equal(editionOf(typed), '2', typed);
  for (const other of ['Revised', '3rd revised ed.', '2021']) assert.equal(editionOf(other), other);
});

test('ISBNs and ranges of days are understood as they are typed', () => {
  for (const typed of [
    '978-0-306-40615-7',
    'ISBN: 978-0-306-40615-7',
    '978 0 306 40615 7',
    '978-0-306-40615-7 (print)',
    '0-306-40615-2',
    '030640615-2',
  ])
    assert.ok(isbnOf(typed).value, typed);
  for (const wrong of ['978-0-306-40615-8', '0-306-40615-3', '2434-561X', 'none'])
    assert.ok(isbnOf(wrong).unclear, wrong);
  for (const typed of [
    '2021-08-01/2021-08-06',
    '2021-08-01 – 2021-08-06',
    '1–6 August 2021',
    '1-6 August 2021',
    'August 1-6, 2021',
    'August 1–6, 2021',
    'Aug. 1 - Aug. 6, 2021',
    'August 1 to 6, 2021',
    '1 August – 6 August 2021',
    '1 August 2021 – 6 August 2021',
    'AUG 01-06, 2021',
    '1-6 августа 2021',
  ])
    assert.equal(dateRangeOf(typed).value, '2021-08-01/2021-08-06', typed);
  assert.equal(dateRangeOf('May 30 – June 2, 2021').value, '2021-05-30/2021-06-02');
  assert.equal(dateRangeOf('30 December 2020 – 2 January 2021').value, '2020-12-30/2021-01-02');
  assert.equal(dateRangeOf('5 August 2021').value, '2021-08-05');
  assert.equal(dateRangeOf('August 2021').value, '2021-08');
  for (const wrong of ['in summer', '6–1 August 2021', '2021-08-06/2021-08-01'])
    assert.ok(dateRangeOf(wrong).unclear, wrong);
});

test('in: is a field of the search', () => {
  assert.deepEqual(parseQuery('in:pots cracks').conditions, parseQuery('journal:pots cracks').conditions);
  assert.equal(parseQuery('peace in: a study').conditions.length, 0);
});
