import assert from 'node:assert/strict';
import { formSite, journalSite, machinesSite, mainSite, volumesSite, wideSite } from './shared-sites.ts';

/** Builds the sites that many test files read, before the first test: https://nodejs.org/api/test.html#global-setup-and-teardown */
export async function globalSetup(): Promise<void> {
  // The longest first, two at a time. If two test files built a site on demand, each would remove it during the other's build.
  const left = [journalSite, formSite, wideSite, machinesSite, volumesSite, mainSite];
  const buildAll = async () => {
    for (let site = left.shift(); site; site = left.shift()) {
      const { code, output } = await site.build();
      assert.equal(code, 0, output);
    }
  };
  await Promise.all([buildAll(), buildAll()]);
}
