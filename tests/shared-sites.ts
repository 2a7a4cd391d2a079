import { siteWith, sharedSite } from './site.ts';

// The sites that many files of tests read.

/** The six records of the start. */
export const mainSite = sharedSite('main');

/** The same without a lead article: its home page is a home. */
export const homeSite = sharedSite('home', {
  files: { 'src/site.ts': siteWith({ lead: 'undefined' }) },
});

/** The six records with the form for records, and two more to change. */
export const formSite = sharedSite('form', {
  files: {
    'src/site.ts': siteWith({ lead: 'undefined,\n  form: true' }),
    'content/articles/old-name.mdx':
      '---\ntitle: An old one\njournal: world-history\nvolume: 010\ndate: 2025-10\npages: 1-3\nformerly: very-old\n---\n\nText below.\n',
    'content/articles/notice.mdx': '---\ntitle: A notice of retraction\njournal: world-history\n---\n',
  },
});

/** Where the next one is. */
export const belowUrl = 'https://example.org/journal/';

/** Records that have everything, under a path. */
export const machinesSite = sharedSite('machines', {
  content: 'tests/fixtures/machines',
  files: { 'src/site.ts': siteWith({ lead: "undefined,\n  cards: 'articles'", url: `'${belowUrl}'` }) },
});
