import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../sources/files/folders.ts';
import { addressesFile } from '../hosts/addresses.ts';

// `npm run merge -- <folder> <folder> …`: merges the parts of a site, each the `dist/` of a build with SHARD, into `dist/`.

/** Files that are in several parts with different content. */
function differing(into: string, from: string): readonly string[] {
  return [...filesIn(from)].filter((path) => {
    const there = join(into, path);
    return (
      path !== addressesFile &&
      existsSync(there) &&
      !readFileSync(there).equals(readFileSync(join(from, path)))
    );
  });
}

const parts = process.argv.slice(2);
try {
  if (parts.length < 2)
    throw new Error('Usage: npm run merge -- part-1 part-2 …\nGive the folders of all parts, in order.');
  for (const part of parts)
    if (!existsSync(join(part, addressesFile)))
      throw new Error(`${part}: this is not a built site.\nGive the dist/ of a build with SHARD.`);
  const next = '.astro/merged';
  rmSync(next, { recursive: true, force: true });
  const addresses = new Set<string>();
  for (const part of parts) {
    const clash = existsSync(next) ? differing(next, part) : [];
    if (clash.length > 0)
      throw new Error(
        `${part}: files differ from those of earlier parts: ${clash.slice(0, 3).join(', ')}${clash.length > 3 ? ', …' : ''}.\nBuild all parts from the same commit.`,
      );
    cpSync(part, next, { recursive: true });
    for (const line of readFileSync(join(part, addressesFile), 'utf8').split('\n'))
      if (line) addresses.add(line);
  }
  writeFileSync(
    join(next, addressesFile),
    [...addresses]
      .sort()
      .map((line) => `${line}\n`)
      .join(''),
  );
  rmSync('dist', { recursive: true, force: true });
  renameSync(next, 'dist');
  console.log(`Merged ${parts.length} parts into dist/.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
