import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { filesIn } from '../src/sources/files/folders.ts';
import { until } from './until.ts';

/**
 * The settings of the tests with some of them changed, as a file: `siteWith({ url: "'https://example.org/'" })`.
 * @throws if there is no such setting
 */
export const siteWith = (changes: Readonly<Record<string, string>>): string =>
  Object.entries(changes).reduce(
    (text, [name, value]) => {
      const setting = new RegExp(`^  ${name}: [^]*?,\\n(?=  [\\w/]|\\})`, 'm');
      assert.match(text, setting, `${settings} has no “${name}”`);
      return text.replace(setting, () => `  ${name}: ${value},\n`);
    },
    readFileSync(settings, 'utf8'),
  );

/** A hash of every file below a folder, by its path, for comparing sites. */
export const hashesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    [...filesIn(folder)].sort().map((path) => [path, hash('sha256', readFileSync(join(folder, path)))]),
  );

/** The project's own folder. */
export const project = join(import.meta.dirname, '..');

/** The Node arguments of `npm run build`, from a project root. */
export const buildCommand: readonly string[] = [join(project, 'node_modules/astro/bin/astro.mjs'), 'build'];

/** Replaces a journal's own `content/` and `src/site.ts` in tests: the six shipped records. */
export const six = join(project, 'tests/fixtures/six');
const settings = join(six, 'site.ts');
const sixContent = join(six, 'content');

/** A copy of the project with the content and the settings of the tests, in `.tmp/`. */
export interface Site {
  readonly root: string;
  readonly dist: string;
  /** Runs `npm run build`; returns the exit code and the whole output. */
  readonly build: (
    environment?: Readonly<Record<string, string>>,
  ) => Promise<{ code: number; output: string }>;
  /** Runs `astro dev` until it is stopped. */
  readonly develop: () => Promise<{ url: string; output: () => string; stop: () => Promise<void> }>;
  /** Serves the built site. */
  readonly serve: () => Promise<{ url: string; stop: () => Promise<void> }>;
}

interface Contents {
  /** The folder to take as `content/`. */
  readonly content?: string;
  /** Additional files, by path from the site's root; undefined removes a file. */
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

/** Creates a new site for a single test. */
export function makeSite(name: string, contents: Contents = {}): Site {
  const site = siteAt(join(project, '.tmp', name));
  fill(site.root, contents);
  return site;
}

/**
 * A site that tests only read. tests/global-setup.ts builds it once, before the first test; for a test file that runs
 * alone, that file builds it. It is reused until the program or its content changes.
 */
export function sharedSite(name: string, contents: Contents = {}): Site {
  const root = join(project, '.tmp', name);
  const site = siteAt(root);
  const stamp = join(root, 'built');
  const state = stateOf(contents);
  const built = () => existsSync(stamp) && readFileSync(stamp, 'utf8').startsWith(state);
  if (!built()) fill(root, contents);
  return {
    ...site,
    async build() {
      if (built()) return { code: 0, output: readFileSync(stamp, 'utf8').slice(state.length) };
      const { code, output } = await site.build();
      if (code === 0) writeFileSync(stamp, state + output);
      return { code, output };
    },
  };
}

/** The inputs of a site. */
const parts = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

const stateOf = ({ content = sixContent, files = {} }: Contents): string =>
  hash(
    'sha256',
    JSON.stringify([
      (programState ??= hashOf([...parts, 'package-lock.json', settings])),
      hashOf([content]),
      Object.entries(files).map(([path, text]) => [path, text && hash('sha256', text)]),
    ]),
  );
let programState: string | undefined;

/** A hash of files and folders, by their paths. */
function hashOf(paths: readonly string[]): string {
  const all = paths.flatMap((part) => {
    const path = resolve(project, part);
    return statSync(path).isDirectory() ? [...filesIn(path)].sort().map((one) => join(path, one)) : [path];
  });
  return hash('sha256', JSON.stringify(all.map((path) => [path, readFileSync(path, 'base64')])));
}

function fill(root: string, { content = sixContent, files = {} }: Contents): void {
  rmSync(root, { recursive: true, force: true });
  for (const part of parts) cpSync(join(project, part), join(root, part), { recursive: true });
  cpSync(settings, join(root, 'src/site.ts'));
  cpSync(resolve(project, content), join(root, 'content'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    rmSync(join(root, path), { force: true });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (text !== undefined) writeFileSync(join(root, path), text);
  }
}

function siteAt(root: string): Site {
  const dist = join(root, 'dist');
  const astro = join(project, 'node_modules/astro/bin/astro.mjs');
  const environment = {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    NO_COLOR: '1',
    NODE_ENV: undefined,
    // As `npm run build` sets it.
    NODE_COMPILE_CACHE: join(project, 'node_modules/.astro/compiled'),
  };
  const options = { cwd: root, env: { ...process.env, ...environment } };
  return {
    root,
    dist,
    async build(more = {}) {
      const run = promisify(execFile)(process.execPath, [...buildCommand], {
        ...options,
        env: { ...options.env, ...more },
        maxBuffer: 2 ** 26,
      });
      const { code, stdout, stderr } = await run.then(
        (result) => ({ ...result, code: 0 }),
        (error: { code: number; stdout: string; stderr: string }) => error,
      );
      return { code, output: stdout + stderr };
    },
    async develop() {
      const child = spawn(process.execPath, [astro, 'dev', '--root', root, '--port', '0'], options);
      const output = outputOf(child);
      const url = await printed(child, /Local\s+(http:\/\/localhost:\d+)/);
      return { url, output, stop: () => stopped(child) };
    },
    async serve() {
      if (!existsSync(dist)) throw new Error(`${dist} has not been built`);
      const child = spawn(
        process.execPath,
        ['src/cli/preview.ts', '--host', '127.0.0.1', '--port', '0'],
        options,
      );
      const url = await printed(child, /at (http:\/\/[\w.:]+)\//);
      return { url, stop: () => stopped(child) };
    },
  };
}

/** The output of a program so far, without the colours that a terminal, or the variable `CI`, makes programs print. */
function outputOf(child: ChildProcessWithoutNullStreams): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return () => stripVTControlCharacters(output);
}

/**
 * Waits for output that matches a pattern, and returns its first group.
 * @throws if the program ends, or has not printed it within two minutes; the message is its output
 */
export async function printed(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  const output = outputOf(child);
  const found = () => pattern.exec(output())?.[1];
  await until(
    () => `${String(pattern)} in ${output()}`,
    () => found() !== undefined || hasEnded(child),
    120_000,
  );
  return found() ?? assert.fail(output());
}

/** Ends a program, and waits for its end: with force, if it does not end within ten seconds. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill();
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
