#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv, env, execPath } from 'node:process';

// `offprint <command>`: the commands of a journal. Those of Astro run in a process of their own, with the memory and the
// cache that a large build needs.

const ownCommands: Readonly<Record<string, () => Promise<unknown>>> = {
  add: () => import('./add.ts'),
  'check-content': () => import('./check-content.ts'),
  'check-links': () => import('./check-links.ts'),
  deposit: () => import('./deposit.ts'),
  init: () => import('./init.ts'),
  merge: () => import('./merge.ts'),
  moved: () => import('./moved.ts'),
  preview: () => import('./preview.ts'),
  report: () => import('./report.ts'),
  tidy: () => import('./tidy.ts'),
};
const astroCommands = ['build', 'check', 'dev'];

const [, , command = '', ...rest] = argv;
const own = ownCommands[command];
if (!own && !astroCommands.includes(command)) {
  console.error(
    `offprint: there is no command “${command}”.\n    → Use ${[...Object.keys(ownCommands), ...astroCommands].sort().join(', ')}.`,
  );
  process.exitCode = 1;
} else if (command !== 'init' && !existsSync('src/site.ts')) {
  console.error(
    `offprint ${command}: there is no src/site.ts in ${process.cwd()}.\n    → Run it in the folder of a journal, or create one: npx offprint init my-journal`,
  );
  process.exitCode = 1;
} else if (command !== 'init' && !process.features.typescript) {
  console.error(
    `offprint ${command}: this is Node ${process.version}, and src/site.ts needs Node 24, which the journal installs.\n    → Run it by npm, which uses the installed one: npm run`,
  );
  process.exitCode = 1;
} else if (own) {
  // A command reads its own arguments.
  argv.splice(2, 1);
  await own();
} else runAstro();

function runAstro(): void {
  const memory = ['--min-semi-space-size=32', '--max-semi-space-size=32', '--initial-old-space-size=1000'];
  const limit = '--max-old-space-size=6000';
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  const child = spawn(
    execPath,
    [...(command === 'build' ? [...memory, limit] : []), astro, command, ...rest],
    {
      stdio: 'inherit',
      env: {
        NODE_COMPILE_CACHE: 'node_modules/.astro/compiled',
        ...env,
        ASTRO_TELEMETRY_DISABLED: '1',
        ASTRO_DEV_BACKGROUND: '0',
      },
    },
  );
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
  // Ctrl+C reaches both; the other end of a terminal or a service manager only this process.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
}
