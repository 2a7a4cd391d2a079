import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bibtex } from '../src/exports/bibtex.ts';
import { manyArticles } from './fixtures/many.ts';
import { project, siteWith, sharedSite, six } from './site.ts';

// The sites that many test files read.

/** The six shipped records. */
export const mainSite = sharedSite('main');

/** The same without a lead article, and with the record form. */
export const formSite = sharedSite('form', {
  files: { 'src/site.ts': siteWith({ lead: 'undefined,\n  form: true' }) },
});

/** Conference papers, chapters and reports, in three languages, with everything that is handed in. */
export const volumesSite = sharedSite('volumes-site', {
  content: 'tests/fixtures/volumes/content',
  files: {
    'src/site.ts': siteWith({
      lead: "undefined,\n  deposit: { name: 'Pots & Sons', email: 'editor@example.org', formats: ['crossref', 'doaj', 'rsci', 'kbart', 'lockss', 'oai'] }",
      otherLanguages: "['ru', 'ar']",
      perPage: '2',
    }),
    'content/proceedings/pots-2021.pdf': '%PDF-1.4\n',
  },
});

/** The URL of the next one. */
export const belowUrl = 'https://example.org/journal/';

/** Complete records, below a path, with a search of their texts. */
export const machinesSite = sharedSite('machines', {
  content: 'tests/fixtures/machines',
  files: {
    'src/site.ts': siteWith({
      lead: "undefined,\n  searchText: true,\n  cards: 'articles'",
      url: `'${belowUrl}'`,
    }),
  },
});

const withoutTheSix = Object.fromEntries(
  ['articles', 'journals'].flatMap((folder) =>
    readdirSync(join(six, 'content', folder)).map((name) => [`content/${folder}/${name}`, undefined]),
  ),
);

/** A whole journal from one file: four hundred records, some of them dirty, without further steps. */
export const journalSite = sharedSite('journal', {
  files: {
    ...withoutTheSix,
    // A cover: any image of the documentation.
    'content/journals/sections.png': readFileSync(join(project, 'docs/images/home-phone-light.png')),
    'content/all.bib': bibtex.write(manyArticles(400)),
    'content/dirty.bib': readFileSync(join(project, 'tests/fixtures/bibliographies/dirty.bib'), 'utf8'),
    'src/site.ts': siteWith({
      lead: "undefined,\n  license: 'CC-BY-4.0',\n  logo: 'logo.svg',\n  colours: { light: '#0b5c4d', dark: '#7fd3c2' }",
      styles: "['apa']",
      unreadableEntries: "'leave-out'",
    }),
    'public/logo.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="36"><path d="M0 0h120v36z"/></svg>',
    // A journal without issues, longer than a page.
    'content/papers.json': JSON.stringify(
      Array.from({ length: 120 }, (_, index) => ({
        id: `paper${index}`,
        type: 'article-journal',
        title: `Paper ${index}`,
        'container-title': 'Papers',
        issued: { 'date-parts': [[2024]] },
      })),
    ),
    // Pages of the journal's own.
    'content/pages/board.mdx': '---\ntitle: Editorial board\n---\n## Editors\n\nAnn Author\n',
    'content/pages/about.mdx':
      '---\ntitle: About\norder: 1\n---\nWhat we are.\n\n![A map](./about/map.svg)\n',
    'content/pages/about/map.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>',
    // Whole issues as files; the second is of none.
    'content/journals/sections/7-2.pdf': '%PDF-1.7\n',
    'content/journals/sections/9-9.pdf': '%PDF-1.7\n',
    // An issue with sections.
    'content/journals/sections.yaml':
      'title: Journal of Sections\ndescription: On the <i>order</i> of things.\neditors:\n  - Ann Author, editor-in-chief\nsubmit: https://example.org/submit\nissues:\n  - volume: "7"\n    issue: "2"\n    title: On Order\n',
    ...Object.fromEntries(
      [
        ['third', '21-30', 'Reviews'],
        ['first', '1-9', 'Thematic Dossier'],
        ['second', '10-20', 'Thematic Dossier'],
        ['fourth', '31-40', undefined],
      ].map(([id, pages, section]) => [
        `content/articles/${id}.mdx`,
        `---\ntitle: The ${id}\njournal: sections\nvolume: "7"\nissue: "2"\npages: ${pages}\n${section ? `section: ${section}\n` : ''}---\n`,
      ]),
    ),
  },
});

const program = readFileSync(join(project, 'src/index.ts'), 'utf8');
/** Three issues; cutting at half of the articles would divide the middle one. */
export const wideArticles = manyArticles(60).map((article, index, [first]) => ({
  ...article,
  container: first!.container,
  volume: '1',
  issue: String(1 + (index % 3)),
}));

/** The files of {@link wideSite}, for building it in other ways. */
export const wideFiles = {
  'content/all.bib': bibtex.write(wideArticles),
  'content/articles/with-body-2024-text.mdx':
    '---\ntitle: With a text\njournal: world-history\ndate: 2024-02\nformerly: older-2024-text\nreferences:\n  - tishkov-2025-kenya\n  - As printed. doi:10.5555/printed\n  - title: By fields\n    date: 2001\n---\n\n## More\n\n![A map](./with-body-2024-text/map.svg) <Cite id="3, 1" /> and $x^2$\n',
  'content/articles/with-body-2024-text/map.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  'src/site.ts': siteWith({ lead: 'undefined', styles: "['apa', 'ieee']", otherLanguages: "['ru']" }),
  // Workers from the first article on, so a small site uses them, too.
  'src/index.ts': program.replace('engine()]', 'engine({ minReferences: 1, referencesPerWorker: 1 })]'),
};

/** Bodies, languages and lists, built by the engine. */
export const wideSite = sharedSite('wide', { files: wideFiles });
