import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../problems/problem.ts';

/**
 * The problem behind a body that failed to render, which {@link parseMdx} cannot foresee: whatever its code throws.
 * @param root the project root
 * @param path of the record, relative to the root
 */
export function bodyProblem(root: string, path: string, { message }: Error): Problem {
  const [, name] = /^([\p{L}\d_$]+) is not defined$/u.exec(message) ?? [];
  const line = name && lineOf(readFileSync(join(root, path), 'utf8'), name);
  return {
    path,
    ...(line && { line }),
    message: `the text below the record cannot be shown: ${message.replace(/\.$/, '')}.\nText in braces is code: correct it, or write \\{ for a literal brace.`,
  };
}

/** Of the bodies that this build could not render. */
export const failedBodies = new Map<string, Problem>();

/** The first line below the record with a name after a brace. */
function lineOf(text: string, name: string): number | undefined {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  const found = lines.findIndex(
    (line, index) => index > end && line.split('{').slice(1).join('{').includes(name),
  );
  return found < 0 ? undefined : found + 1;
}
