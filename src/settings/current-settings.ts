import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { defaults, type Settings, type SiteSettings } from './settings.ts';

/**
 * The settings of the site that is built: those of `src/site.ts` in the working directory, and the defaults of the others. Vite leaves
 * this module to Node (src/integration/own-modules.ts), so that pages, integration and commands share one object in each thread.
 * @throws if there is no such file, or it cannot be read
 */
export const site: SiteSettings = await readSettings();

function settingsPath(): string {
  return join(process.cwd(), 'src/site.ts');
}

/** Modules outside Vite have used these when they were loaded. */
const needRestart = ['url', 'language', 'otherLanguages', 'files'] as const;

/**
 * Reads `src/site.ts` again if it has changed, into the same object.
 * @returns the changed settings that take effect only in a new process
 */
export async function reloadSettings(): Promise<readonly string[]> {
  await whenWritten(settingsPath());
  const current = await readSettings();
  const stale = needRestart.filter((name) => JSON.stringify(current[name]) !== JSON.stringify(site[name]));
  const target: Record<string, unknown> = site as never;
  for (const name of Object.keys(target)) delete target[name];
  Object.assign(target, current);
  return stale;
}

/** An editor empties a file before writing it, and Astro misses the second change while it restarts for the first. */
async function whenWritten(path: string): Promise<void> {
  const settledMs = 100;
  const age = () => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  // A date in the future is the clock's fault.
  while (age() >= 0 && age() < settledMs) await setTimeout(settledMs / 2);
}

async function readSettings(): Promise<SiteSettings> {
  const path = settingsPath();
  if (!existsSync(path))
    throw problem(`there is no src/site.ts in ${process.cwd()}.\n    → Run this in the folder of a journal.`);
  // Node would end without a word, and Astro with exit code 0.
  const onCycle = () => {
    process.exitCode = 1;
    console.error(
      'src/site.ts: it imports a module that needs the settings itself.\n    → Import types alone from the modules of Offprint, or “offprint/record”.',
    );
  };
  process.once('exit', onCycle);
  try {
    // Node keeps a module by its URL: after a change the query is another.
    const url = `${pathToFileURL(path).href}?${statSync(path).mtimeMs}`;
    const { site: own } = (await import(/* @vite-ignore */ url)) as { readonly site?: Settings };
    if (typeof own !== 'object')
      throw new Error('it exports no settings.\n    → Write: export const site: Settings = { … };');
    return { ...defaults, ...own };
  } catch (error) {
    throw problem(`src/site.ts: ${(error as Error).message}`);
  } finally {
    process.off('exit', onCycle);
  }
}

/** In an editor's words: a stack would point at this module. */
function problem(message: string): Error {
  return Object.assign(new Error(message), { stack: message });
}
