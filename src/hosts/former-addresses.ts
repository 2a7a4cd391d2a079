import { base } from '../urls.ts';

/** Paths of a host as a list of URLs (addresses.ts), as far as this site is responsible for them. */
export const addressesBelow = (paths: readonly string[]): string =>
  paths
    .filter((path) => path.startsWith(base))
    .map((path) => `${path.slice(base.length).replace(/\/$/, '')}\t/`)
    .join('\n');
