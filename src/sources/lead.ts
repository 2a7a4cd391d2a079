import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../site.ts';
import type { Problem } from './problem.ts';

const path = 'src/site.ts';

/** What settings of a project say of articles that are not there. */
export function settingProblems(root: string, ids: ReadonlySet<string>): readonly Problem[] {
  const { lead } = site;
  if (lead === undefined || ids.has(lead) || !existsSync(join(root, path))) return [];
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const line = lines.findIndex((text) => /^\s*lead:/.test(text) && text.includes(lead)) + 1;
  // The settings in force are not those of this folder.
  if (line === 0) return [];
  return [
    {
      path,
      line,
      field: 'lead',
      message: `there is no article “${lead}”.\nWrite the name of a file of content/articles/ without .mdx, or take the line out: the home page then has the search, the journals and the latest articles.`,
    },
  ];
}
