import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { freePort } from './free-port.ts';
import { printed, stopped } from './site.ts';

/** The few things that the tests do in a browser other than Chromium. */
export interface OtherBrowser {
  readonly goto: (url: string) => Promise<void>;
  /** Evaluates an expression in the page; the value as JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const inPath = (name: string) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
const firefox = inPath('firefox-esr') ?? inPath('firefox');
const [miniBrowser] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
const webKitDriver = inPath('WebKitWebDriver');
const display = inPath('Xvfb');

/** Browsers by their names; false if a program is missing. Debian has firefox-esr, webkit2gtk-driver and xvfb. */
export const otherBrowsers: Readonly<Record<string, false | (() => Promise<OtherBrowser>)>> = {
  Firefox: firefox !== undefined && (() => launchFirefox(firefox)),
  WebKit:
    webKitDriver !== undefined &&
    miniBrowser !== undefined &&
    display !== undefined &&
    (() => launchWebKit(webKitDriver, miniBrowser, display)),
};

async function launchFirefox(executablePath: string): Promise<OtherBrowser> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath });
  const page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}

/** WebKitGTK, by the protocol of https://www.w3.org/TR/webdriver2/, for which its driver needs a display. */
async function launchWebKit(driver: string, binary: string, xvfb: string): Promise<OtherBrowser> {
  const screen = spawn(xvfb, ['-displayfd', '1', '-nolisten', 'tcp']);
  const number = await printed(screen, /^(\d+)\n/);
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`], {
    // Its sandbox needs rights that a container does not give.
    env: { ...process.env, DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    stdio: 'ignore',
  });
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  const capabilities = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  const begin = () => call('POST', '', { capabilities: { alwaysMatch: capabilities } });
  const close = async () => {
    for (const program of [server, screen]) await stopped(program);
  };
  let session: { sessionId: string } | undefined;
  for (let tries = 1; !session; tries++)
    try {
      session = (await begin()) as typeof session;
    } catch (error) {
      if (tries === 50) {
        await close();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  const path = `/${session.sessionId}`;
  return {
    goto: async (url) => void (await call('POST', `${path}/url`, { url })),
    evaluate: (expression) =>
      call('POST', `${path}/execute/async`, {
        script: `const done = arguments[0]; Promise.resolve(${expression}).then(done, (error) => done(String(error)))`,
        args: [],
      }),
    close: async () => {
      try {
        await call('DELETE', path);
      } finally {
        await close();
      }
    },
  };
}
