import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Starts the Chromium or Chrome of this machine. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    // A page needs no process of its own, which takes a sixth of the time of a visit.
    args: ['--no-sandbox', '--disable-gpu', '--renderer-process-limit=1'],
  });

/**
 * The path of a Chromium or Chrome: CHROMIUM_PATH, else one of the usual paths, else a Playwright
 * install, else Debian's package, which is installed now if this runs as root. Chromium's headless shell comes first: the
 * same engine without the browser's own windows, for half the CPU time.
 */
export function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? installed() ?? fromDebian();
}

function installed(): string | undefined {
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome.exe',
    'msedge.exe',
  ];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/Applications/Google Chrome.app/Contents/MacOS',
    '/Applications/Chromium.app/Contents/MacOS',
    'C:\\Program Files\\Google\\Chrome\\Application',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application',
  ];
  const usual = folders.flatMap((folder) =>
    [...names, 'Google Chrome', 'Chromium'].map((name) => join(folder, name)),
  );
  const caches = ['.cache/ms-playwright', 'Library/Caches/ms-playwright', 'AppData/Local/ms-playwright'];
  const playwright = caches.flatMap((cache) =>
    globSync(
      join(
        homedir(),
        cache,
        'chromium*-*/chrome-*/{chrome-headless-shell,headless_shell,chrome,chrome.exe,Chromium.app/Contents/MacOS/Chromium}',
      ),
    ),
  );
  return [...usual, ...playwright].find(isExecutable);
}

function fromDebian(): string {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0)
    throw new Error('The tests drive a browser: install Chromium or Chrome, or name one in CHROMIUM_PATH.');
  const apt = (...words: string[]) =>
    execFileSync('apt-get', words, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell');
  return '/usr/bin/chromium-headless-shell';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
