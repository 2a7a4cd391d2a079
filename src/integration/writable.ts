import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Fails early if a build or development server could not write its files.
 * @throws one sentence, without a stack trace
 */
export function assertWritable(root: string): void {
  for (const folder of [root, join(root, 'node_modules')])
    if (existsSync(folder) && !isWritable(folder))
      throw Object.assign(
        new Error(
          `${folder}: permission denied. Offprint writes its files there.\n    → Change the owner of the project folder to yourself, or copy the project to a folder of your own and run “npm ci” there.`,
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
