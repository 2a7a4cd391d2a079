import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { project } from '../site.ts';

// The commands of `npm run check`, run in parallel with the other tests.

for (const command of packageJson.scripts.check.split(' && '))
  test(command, async () => {
    const [program, ...words] = command.split(' ');
    // tsgolint is a Go program, which collects garbage for a quarter of its time.
    const env = { ...process.env, NO_COLOR: '1', GOGC: '400' };
    await promisify(execFile)(program!, words, { cwd: project, env, maxBuffer: 2 ** 26 }).catch(
      ({ stdout, stderr }: { stdout: string; stderr: string }) => assert.fail(stdout + stderr),
    );
  });
