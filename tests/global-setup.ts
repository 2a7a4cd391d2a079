import assert from 'node:assert/strict';
import { machinesSite, mainSite } from './shared-sites.ts';

/** Builds what many files of tests read, before the first of them: https://nodejs.org/api/test.html#global-setup-and-teardown */
export async function globalSetup(): Promise<void> {
  for (const { code, output } of await Promise.all([mainSite.build(), machinesSite.build()]))
    assert.equal(code, 0, output);
}
