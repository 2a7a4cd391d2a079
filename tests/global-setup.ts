import assert from 'node:assert/strict';
import {
  formSite,
  homeSite,
  journalSite,
  machinesSite,
  mainSite,
  volumesSite,
  wideSite,
} from './shared-sites.ts';

/** Builds the sites that many test files read, before the first test: https://nodejs.org/api/test.html#global-setup-and-teardown */
export async function globalSetup(): Promise<void> {
  // Two at a time. If two test files built a site on demand, each would remove it during the other's build.
  for (const pair of [[mainSite, machinesSite], [homeSite, formSite], [journalSite, wideSite], [volumesSite]])
    for (const { code, output } of await Promise.all(pair.map((site) => site.build())))
      assert.equal(code, 0, output);
}
