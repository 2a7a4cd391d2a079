import { distance } from 'fastest-levenshtein';
import { z } from 'astro/zod';
import type { Problem } from './problem.ts';

/**
 * A check of fields by a schema: the record that they make, or else undefined and what is wrong with each.
 * @param schema of what one file or entry holds
 */
export function checked<Schema extends z.ZodType>(schema: Schema) {
  const known = fieldNames(schema);
  return (
    fields: unknown,
    complain: (at: readonly PropertyKey[], problem: Pick<Problem, 'field' | 'message'>) => void,
  ): z.output<Schema> | undefined => {
    const result = schema.safeParse(fields ?? {}, { reportInput: true });
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
      const field = at.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' › ');
      complain(at, { field, message: inWords(issue, known(issue.path)) });
    }
    return undefined;
  };
}

/** The fields an object may have, by the path of the object: `authors.family`; a `*` stands for any key. */
type Known = readonly string[];

/** Says in an editor's words what Zod found wrong with a field. */
function inWords(issue: z.core.$ZodIssue, known: Known): string {
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

/** The names of the fields that an object of the schema may have, by the path that leads to it. */
function fieldNames(schema: z.ZodType): (path: readonly PropertyKey[]) => readonly string[] {
  const json = schemaOf(schema);
  return (path) => {
    const at = path.reduce<JsonSchema | undefined>(
      (node, step) =>
        typeof step === 'number'
          ? node?.items
          : (node?.properties?.[String(step)] ?? node?.additionalProperties),
      json,
    );
    return Object.keys(at?.properties ?? {});
  };
}

interface JsonSchema {
  readonly properties?: Record<string, JsonSchema>;
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
}

const schemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
