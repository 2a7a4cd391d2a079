import { siteWith, sharedSite } from './site.ts';

// The sites that many test files read.

/** The six shipped records. */
export const mainSite = sharedSite('main');

/** The same without a lead article. */
export const homeSite = sharedSite('home', {
  files: { 'src/site.ts': siteWith({ lead: 'undefined' }) },
});

/** The six records with the record form, and two more for editing. */
export const formSite = sharedSite('form', {
  files: {
    'src/site.ts': siteWith({ lead: 'undefined,\n  form: true' }),
    'content/articles/old-name.mdx':
      '---\ntitle: An old one\njournal: world-history\nvolume: 010\ndate: 2025-10\npages: 1-3\nformerly: very-old\n---\n\nText below.\n',
    'content/articles/notice.mdx': '---\ntitle: A notice of retraction\njournal: world-history\n---\n',
  },
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
