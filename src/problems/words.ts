import { distance } from 'fastest-levenshtein';
import type { z } from 'astro/zod';
import { formOf, schemaOf, type FieldSchema } from '../record/field-schema.ts';
import type { Problem } from './problem.ts';

/**
 * Validates fields by a schema: returns the record, or undefined and a problem for each wrong field.
 * @param schema of one file or entry
 */
export function checked<Schema extends z.ZodType>(schema: Schema) {
  const known = fieldNames(schema);
  return (
    fields: unknown,
    complain: (at: readonly PropertyKey[], problem: Pick<Problem, 'field' | 'message'>) => void,
  ): z.output<Schema> | undefined => {
    const result = schema.safeParse(fields ?? {}, { reportInput: true });
    if (result.success) return result.data;
    for (const issue of result.error.issues.flatMap(meant)) {
      const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
      complain(at, { field: printField(at), message: inWords(issue, known(issue.path)) });
    }
    return undefined;
  };
}

/**
 * For a value with several possible forms, the problem with the form that it has: a text, a list or an object. A value of
 * no known form remains one problem.
 */
function meant(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isOtherForm = (one: z.core.$ZodIssue) => one.code === 'invalid_type' && one.path.length === 0;
  const form = issue.errors.find((issues) => !issues.some(isOtherForm)) ?? issue.errors.at(-1) ?? [];
  return form.map((one) => ({ ...one, path: [...issue.path, ...one.path] })).flatMap(meant);
}

/** A field path for messages: `authors › 2 › orcid`. */
export const printField = (at: readonly PropertyKey[]): string =>
  at.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' › ');

/** The fields of each object, by its path: `authors.family`; `*` stands for any key. */
type Known = readonly string[];

/** Translates a Zod issue into an editor's words. */
function inWords(issue: z.core.$ZodIssue, known: Known): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, known)).join('\n');
    case 'invalid_type':
      return issue.input === undefined
        ? `it is missing.\nAdd a line ${String(issue.path.at(-1))}: with the value as printed.`
        : (colonInItem(issue.input) ??
            `it should be ${shapes[issue.expected] ?? issue.expected}.\n${remedies[issue.expected] ?? 'See docs/content.md for the format.'}`);
    case 'invalid_key':
      return issue.issues.map((inner) => inner.message).join('\n');
    default:
      return issue.message;
  }
}

/** Suggests quotation marks for a text with a colon, which YAML takes for a field. */
function colonInItem(input: unknown): string | undefined {
  const [[name, value] = [], ...more] =
    typeof input === 'object' && input !== null ? Object.entries(input) : [];
  return name !== undefined && typeof value === 'string' && more.length === 0 && !Array.isArray(input)
    ? `a text with a colon in it must be in quotation marks.\nPut the whole text in quotation marks: "${name}: ${value}"`
    : undefined;
}

const shapes: Record<string, string> = {
  string: 'one text',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
};

const remedies: Record<string, string> = {
  string: 'Write the text after the colon, on the same line.',
  array: 'Put each item on its own line, beginning with a hyphen and a space.',
  object: 'Put each field on its own line below it, beginning with two spaces.',
  record: 'Put each field on its own line below it, beginning with two spaces.',
};

/** Fields that editors expect, and what to write instead. */
const elsewhere: Readonly<Record<string, string>> = {
  year: 'Write the year as date: 2025.',
  month: 'Write the month as date: 2025-10.',
  day: 'Write the day as date: 2025-10-08.',
  name: 'Write family: and given: on separate lines, or literal: for an organisation.',
  pdf: 'Put the PDF beside this file, with the same name.',
};

function unknownField(key: string, known: Known): string {
  if (Object.hasOwn(elsewhere, key) && !known.includes(key))
    return `“${key}” is not a field.\n${elsewhere[key]}`;
  const [nearest] = known
    .map((name) => ({ name, off: distance(key.toLowerCase(), name) }))
    .filter(({ off }) => off <= Math.max(2, key.length / 3))
    .sort((one, other) => one.off - other.off);
  return nearest
    ? `“${key}” is not a field.\nWrite ${nearest.name}.`
    : `“${key}” is not a field.\nRemove it, or use one of: ${known.join(', ')}.`;
}

/** The field names of every object of a schema, by path. */
function fieldNames(schema: z.ZodType): (path: readonly PropertyKey[]) => readonly string[] {
  // Only a mistake needs it.
  let json: FieldSchema | undefined;
  return (path) => {
    json ??= schemaOf(schema);
    const at = path.reduce<FieldSchema | undefined>((node, step) => {
      if (typeof step === 'number') return formOf(node, 'items')?.items;
      const { properties = {}, additionalProperties: any } = formOf(node, 'properties') ?? {};
      return properties[String(step)] ?? (typeof any === 'object' ? any : undefined);
    }, json);
    return Object.keys(formOf(at, 'properties')?.properties ?? {});
  };
}
