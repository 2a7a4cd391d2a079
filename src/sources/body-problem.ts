import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';

/**
 * What made a body fail while it was rendered, where {@link parseMdx} could not know it: whatever its code throws.
 * @param root the project's
 * @param path of the record, from there on
 */
export function bodyProblem(root: string, path: string, { message }: Error): Problem {
  const [, name] = /^([\p{L}\d_$]+) is not defined$/u.exec(message) ?? [];
  const line = name && lineOf(readFileSync(join(root, path), 'utf8'), name);
  return {
    path,
    ...(line && { line }),
    message: `the text below the record cannot be shown: ${message.replace(/\.$/, '')}.\nWhat stands in braces is code: correct it, or write \\{ where you mean a brace itself.`,
  };
}

/** The line on which a name is first found behind a brace, below the record. */
function lineOf(text: string, name: string): number | undefined {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  const found = lines.findIndex(
    (line, index) => index > end && line.split('{').slice(1).join('{').includes(name),
  );
  return found < 0 ? undefined : found + 1;
}
