import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { makeSite, project } from '../site.ts';

test('a production install (`npm ci --omit=dev`) builds a site', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'offprint-production-'));
  t.after(() => rmSync(root, { recursive: true }));
  cpSync(makeSite('production').root, root, { recursive: true });
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: true; devOptional?: true }>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    const isTop = /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path);
    // Packages for other platforms are not installed.
    if (!isTop || dev || devOptional || !existsSync(join(project, path))) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(project, path), join(root, path));
  }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  assert.match(stdout, /indexed 6 articles/);
  assert.ok(existsSync(join(root, 'dist/articles/tishkov-2025-kenya.ris')));
});
