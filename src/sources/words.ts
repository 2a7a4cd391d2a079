import { distance } from 'fastest-levenshtein';
import type { z } from 'astro/zod';

/** The fields an object may have, by the path of the object: `authors.family`; a `*` stands for any key. */
export type Known = readonly string[];

/** Says in an editor's words what Zod found wrong with a field. */
export function inWords(issue: z.core.$ZodIssue, known: Known): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, known)).join('\n');
    case 'invalid_type':
      return issue.input === undefined
        ? `it is missing.\nAdd a line ${String(issue.path.at(-1))}: with the value as printed.`
        : `it should be ${shapes[issue.expected] ?? issue.expected}.\n${remedies[issue.expected] ?? 'See the README for the form.'}`;
    case 'invalid_key':
      return issue.issues.map((inner) => inner.message).join('\n');
    default:
      return issue.message;
  }
}

const shapes: Record<string, string> = {
  string: 'one text',
  array: 'a list',
  object: 'fields of its own',
  record: 'fields of its own',
};

const remedies: Record<string, string> = {
  string: 'Write the text behind the colon, on the same line.',
  array: 'Write one item a line, each behind a hyphen and a blank.',
  object: 'Write each field on a line of its own below it, indented.',
  record: 'Write each field on a line of its own below it, indented.',
};

function unknownField(key: string, known: Known): string {
  const [nearest] = known
    .map((name) => ({ name, off: distance(key.toLowerCase(), name) }))
    .filter(({ off }) => off <= Math.max(2, key.length / 3))
    .sort((one, other) => one.off - other.off);
  return nearest
    ? `“${key}” is not a field.\nWrite ${nearest.name}.`
    : `“${key}” is not a field.\nTake it out, or use one of: ${known.join(', ')}.`;
}
