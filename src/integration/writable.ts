import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Refuses to begin where a build or a development server could not write.
 * @throws one sentence, without a stack
 */
export function assertWritable(root: string): void {
  for (const folder of [root, join(root, 'node_modules')])
    if (existsSync(folder) && !isWritable(folder))
      throw Object.assign(
        new Error(
          `${folder}: permission denied. Offprint keeps there what it has made.\n    → Become the owner of the project’s folder, or copy the project to a folder of your own and run “npm ci” there.`,
        ),
        { stack: '' },
      );
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
