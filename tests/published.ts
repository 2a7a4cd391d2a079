import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../src/record/article.ts';
import { site as settings } from 'offprint/site';
import { libraryOf } from './records.ts';
import { belowUrl, machinesSite, mainSite, volumesSite } from './shared-sites.ts';
import type { Site } from './site.ts';

// The sites for machine-readable checks: the project's own, and one of fixtures below a
// path. Their records have the URLs of their site.

export interface Published {
  readonly name: string;
  readonly site: Site;
  /** The URL of the site. */
  readonly address: string;
  readonly articles: readonly Article[];
  /** The text of a built file, by its URL. */
  readonly read: (address: string) => string;
}

const published = (name: string, address: string, site: Site): Published => {
  const text = JSON.stringify(libraryOf(site.root).articles).replaceAll(settings.url, address);
  return {
    name,
    site,
    address,
    articles: JSON.parse(text) as readonly Article[],
    read: (url) => {
      const path = url.slice(address.length);
      return readFileSync(
        join(site.dist, path.endsWith('/') || path === '' ? `${path}index.html` : path),
        'utf8',
      );
    },
  };
};

/** Built by the first call of `site.build()`. */
export const publishedSites: readonly Published[] = [
  published('the six records', settings.url, mainSite),
  published('the fixtures under a path', belowUrl, machinesSite),
];

/** And one of proceedings, books and series, whose facts tests/unit/volumes.test.ts compares. */
export const validatedSites: readonly Published[] = [
  ...publishedSites,
  published('papers, chapters and reports', settings.url, volumesSite),
];
