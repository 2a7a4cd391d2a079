import { existsSync, mkdirSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * The paths of all files below a folder, relative to it, with forward slashes, in no particular order. Links are followed, but never into
 * a folder that contains them.
 */
export function* filesIn(folder: string): Generator<string> {
  for (const { path, kind } of entriesIn(folder, '', [])) if (kind === 'file') yield path;
}

function* entriesIn(
  folder: string,
  path: string,
  above: readonly string[],
): Generator<{ readonly path: string; readonly kind: 'file' | 'dead link' }> {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const own = path + entry.name;
    const kind = kindOf(join(folder, own), entry);
    if (kind === 'folder') {
      // Only links can lead back.
      const here = entry.isSymbolicLink() || above.length > 0 ? realpathSync(join(folder, path)) : undefined;
      const inside = here === undefined ? above : [...above, here];
      if (entry.isSymbolicLink() && inside.some((one) => one.startsWith(realpathSync(join(folder, own)))))
        continue;
      yield* entriesIn(folder, `${own}/`, inside);
    } else if (kind) yield { path: own, kind };
  }
}

function kindOf(path: string, entry: Dirent): 'file' | 'folder' | 'dead link' | undefined {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return undefined;
  const target = statSync(path, { throwIfNoEntry: false });
  if (!target) return 'dead link';
  if (target.isFile()) return 'file';
  return target.isDirectory() ? 'folder' : undefined;
}

/**
 * Every file below a folder of a project that an editor has put there, relative to the root and sorted, so nothing depends on the
 * order of a file system; none, if there is no such folder. Hidden files, and those that systems and text editors leave behind, are not.
 */
export const listFiles = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? [...filesIn(join(root, folder))]
        .filter((path) => !isLitter(basename(path)))
        .map((path) => `${folder}/${path}`)
        .sort()
    : [];

/** The links below a folder of a project that lead nowhere. */
export const deadLinks = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? [...entriesIn(join(root, folder), '', [])]
        .filter(({ kind }) => kind === 'dead link')
        .map(({ path }) => `${folder}/${path}`)
        .sort()
    : [];

/** What Windows, macOS, office programs, text editors and git leave in folders. */
const isLitter = (name: string): boolean =>
  /^\.|^(?:thumbs|ehthumbs|ehthumbs_vista)\.db$|^desktop\.ini$|^icon\r$|^~\$|~$|^#.*#$|\.(?:orig|rej|bak|tmp|temp|sw[op]|lnk)$/i.test(
    name,
  );

/** Creates folders, each once. */
export function makingFolders(): (folder: string) => void {
  const made = new Set<string>();
  return (folder) => {
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
}
