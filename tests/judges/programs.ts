import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../site.ts';

// Programs that are installed beside the project: bibutils, LaTeX's, xmllint and others.

/** Why a test that needs a program is skipped; false if it is installed. */
export const lacks = (program: string) =>
  spawnSync(program, ['--version']).error !== undefined && `${program} is not installed`;

/**
 * Runs a program in a new folder with these files.
 * @param name of the folder
 * @returns what it printed on both streams
 */
export function run(
  name: string,
  files: Readonly<Record<string, string>>,
  program: string,
  ...words: string[]
) {
  const folder = join(project, '.tmp', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Has biber validate a BibLaTeX file; the warnings are separate. */
export function validateWithBiber(name: string, text: string) {
  const words = [
    '--tool',
    '--validate-datamodel',
    '--nolog',
    '--noconf',
    '--output-file',
    'out.bib',
    'a.bib',
  ];
  const { status, output } = run(name, { 'a.bib': text }, 'biber', ...words);
  return { status, output, warnings: output.match(/^WARN - .*$/gm) ?? [] };
}
