import type { AstroUserConfig } from 'astro';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { copyFolder } from '../folders.ts';
import type { Renderer } from './pages.ts';
import type { Folders } from './place.ts';

// Astro takes three seconds to bundle the pages, whatever has changed. What it has made of them is kept, and the next build
// renders with it, without Astro, if nothing has changed that was bundled.

/** Where something was bundled to, and in which file of it everything begins. */
export interface Bundle {
  readonly folder: string;
  readonly entry: string;
}

/** Has Astro bundle the renderer with all pages, and tells where it is. */
export function bundlingRenderer(take: (bundle: Bundle) => void): Plugin {
  const input = fileURLToPath(new URL('./renderer.ts', import.meta.url));
  return {
    name: 'offprint-renderer',
    applyToEnvironment: ({ name }) => name === 'prerender',
    configEnvironment: (name) =>
      name === 'prerender' ? { build: { rolldownOptions: { input } } } : undefined,
    writeBundle: ({ dir }, files) => {
      const entry = Object.values(files).find((file) => file.type === 'chunk' && file.isEntry)!;
      take({ folder: dir!, entry: entry.fileName });
    },
  };
}
type Plugin = Extract<
  NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number],
  { readonly name: string }
>;

/** What is noted of a renderer that is kept. */
export interface Kept {
  readonly folders: Folders;
  /** Of all but the content on which it depends. */
  readonly signature: string;
  /** Of the texts below records, which are bundled too. */
  readonly bodies: string;
  readonly entry: string;
}

// In the folder of a renderer that is kept.
const noteFile = 'renderer.json';
const code = 'code';
/** Where Astro puts styles, scripts and fonts of the pages; its setting `build.assets`. */
const assets = '_astro';
/** Not among the folders of a build, which it tells itself. */
const placeOf = (root: string) => join(root, '.astro/renderer');

/**
 * Moves what was bundled to where the next build finds it.
 * @param signature of all but the content on which it depends
 * @param bodies a digest of what was bundled of the content; undefined, if the next build cannot do with what is kept
 * @returns the renderer
 */
export function keepRenderer(
  folders: Folders,
  signature: string,
  bodies: string | undefined,
  bundle: Bundle,
): Promise<Renderer> {
  const { root, astro } = folders;
  const { entry, folder } = bundle;
  const place = placeOf(root);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  renameSync(folder, join(place, code));
  copyFolder(join(astro, assets), join(place, assets));
  if (bodies !== undefined) {
    const kept: Kept = { folders, signature, bodies, entry };
    const next = join(place, `${noteFile}.next`);
    writeFileSync(next, JSON.stringify(kept));
    renameSync(next, join(place, noteFile));
  }
  return load(root, entry);
}

/** What the last build of a project has kept, at whatever place the project was. */
export function keptRenderer(root: string): Kept | undefined {
  const file = join(placeOf(root), noteFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

/** Loads a renderer that is kept, and puts beside its pages what Astro puts there. */
export function takeRenderer({ folders: { root, astro }, entry }: Kept): Promise<Renderer> {
  if (existsSync(astro)) rmSync(astro, { recursive: true });
  copyFolder(join(placeOf(root), assets), join(astro, assets));
  const files = join(root, 'public');
  if (existsSync(files)) copyFolder(files, astro);
  return load(root, entry);
}

const load = (root: string, entry: string) =>
  import(/* @vite-ignore */ pathToFileURL(join(placeOf(root), code, entry)).href) as Promise<Renderer>;
