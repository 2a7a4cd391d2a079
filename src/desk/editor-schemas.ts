import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldSchemas, type FieldSchema } from '../record/field-schema.ts';

/**
 * Writes JSON schemas of records to `.astro/schemas/`, with which text editors complete and explain fields:
 * https://github.com/redhat-developer/yaml-language-server#associating-schemas
 * @param root the project root
 * @param journals the ids of all journals, offered as completions
 */
export function writeEditorSchemas(root: string, journals: readonly string[]): void {
  const folder = join(root, '.astro/schemas');
  mkdirSync(folder, { recursive: true });
  for (const [kind, schema] of Object.entries(fieldSchemas)) {
    const { journal } = schema.properties ?? {};
    const offered = journal && { ...journal, anyOf: [{ enum: journals }, { type: 'string' }] };
    const properties = { ...schema.properties, ...(offered && { journal: offered }) };
    writeFileSync(
      join(folder, `${kind}.json`),
      `${JSON.stringify(forYaml({ ...schema, properties }), undefined, 1)}\n`,
    );
  }
}

/** The same for programs that parse 25 as a number, whereas records have text. */
function forYaml(schema: FieldSchema): object {
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]: [string, unknown]) => {
      if (name === 'type' && value === 'string') return [name, ['string', 'number', 'boolean', 'null']];
      if (name === 'enum' && Array.isArray(value) && value.includes('true'))
        return [name, [...(value as string[]), true, false]];
      if (Array.isArray(value))
        return [name, value.map((one: unknown) => (isSchema(one) ? forYaml(one) : one))];
      if (name === 'properties')
        return [
          name,
          Object.fromEntries(
            Object.entries(value as Record<string, FieldSchema>).map(([field, one]) => [field, forYaml(one)]),
          ),
        ];
      return [name, isSchema(value) ? forYaml(value) : value];
    }),
  );
}

const isSchema = (value: unknown): value is FieldSchema => typeof value === 'object' && value !== null;
