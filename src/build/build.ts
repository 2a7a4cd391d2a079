import { begun } from './begun.ts';
import { keptRenderer } from './kept-renderer.ts';
import { restore } from './place.ts';
import { signatureOf } from './signature.ts';
import { assertWritable } from './writable.ts';

/**
 * Renders what has changed with what is kept of the last build, or else has Astro do all.
 * @param root the project's
 * @param options for Astro's own command, which is what somebody wants who has any
 */
export async function build(root: string, options: readonly string[]): Promise<void> {
  try {
    assertWritable(root);
    if (options.length === 0 && (await isBuiltWithKept(root))) return;
    process.argv.splice(2, 0, 'build');
    await import(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')).href);
  } catch (error) {
    // What an editor can mend has no stack.
    console.error((error as Error).stack === '' ? (error as Error).message : error);
    process.exit(1);
  }
}

/** False if there is nothing kept with which the site could be built. */
async function isBuiltWithKept(root: string): Promise<boolean> {
  const kept = keptRenderer(root);
  if (kept?.folders.root !== root || kept.signature !== signatureOf(root)) return false;
  restore(kept.folders);
  begun(kept.folders, kept.signature);
  // To load the rest takes as long as to look through the last site.
  const { buildWith } = await import('./build-with-kept.ts');
  return buildWith(kept);
}
