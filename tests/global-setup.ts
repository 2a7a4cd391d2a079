import assert from 'node:assert/strict';
import { formSite, homeSite, machinesSite, mainSite } from './shared-sites.ts';

/** Builds what many files of tests read, before the first of them: https://nodejs.org/api/test.html#global-setup-and-teardown */
export async function globalSetup(): Promise<void> {
  // Two at a time. A site that two files of tests built when they need it would be taken away under the other's build.
  for (const pair of [
    [mainSite, machinesSite],
    [homeSite, formSite],
  ])
    for (const { code, output } of await Promise.all(pair.map((site) => site.build())))
      assert.equal(code, 0, output);
}
