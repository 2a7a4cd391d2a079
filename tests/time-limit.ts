import { env } from 'node:process';
import { isMainThread } from 'node:worker_threads';

// Loaded before every test file (`node --import`): a test that never ends would keep its file, and so the whole run, from ending. The
// runner's own timeout reports the test, but does not end the process; its option for that loses reports.

const limitMs = 15 * 60_000;

if (isMainThread && env['NODE_TEST_CONTEXT'] !== undefined)
  setTimeout(() => {
    console.error(
      `The test file did not end within ${limitMs / 60_000} minutes: ${process.getActiveResourcesInfo().join(', ')}`,
    );
    process.exit(1);
  }, limitMs).unref();
