import { siteWith, sharedSite } from './site.ts';

// The sites that many files of tests read.

/** The six records of the start. */
export const mainSite = sharedSite('main');

/** The same without a lead article: its home page is a home. */
export const homeSite = sharedSite('home', {
  files: { 'src/site.ts': siteWith({ lead: 'undefined' }) },
});

/** Where the next one is. */
export const belowUrl = 'https://example.org/journal/';

/** Records that have everything, under a path. */
export const machinesSite = sharedSite('machines', {
  content: 'tests/fixtures/machines',
  files: { 'src/site.ts': siteWith({ lead: "undefined,\n  cards: 'articles'", url: `'${belowUrl}'` }) },
});
