import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Container } from '../record/container.ts';
import { fieldSchemas, type FieldSchema } from '../record/field-schema.ts';

/**
 * Writes JSON schemas of records to `.astro/schemas/`, with which text editors complete and explain fields:
 * https://github.com/redhat-developer/yaml-language-server#associating-schemas
 * @param root the project root
 * @param containers whose ids are offered as completions
 */
export function writeEditorSchemas(
  root: string,
  containers: readonly Pick<Container, 'kind' | 'id'>[],
): void {
  const folder = join(root, '.astro/schemas');
  mkdirSync(folder, { recursive: true });
  const ids = Map.groupBy(containers, ({ kind }) => kind);
  for (const [kind, schema] of Object.entries(fieldSchemas)) {
    const { properties: all = {} } = schema;
    const offered =
      kind === 'articles'
        ? [...ids].map(([name, those]) => [
            name,
            { ...all[name], anyOf: [{ enum: those.map(({ id }) => id) }, { type: 'string' }] },
          ])
        : [];
    const properties = { ...all, ...Object.fromEntries(offered) } as FieldSchema['properties'];
    writeFileSync(
      join(folder, `${kind}.json`),
      `${JSON.stringify(forYaml({ ...schema, ...(properties && { properties }) }), undefined, 1)}\n`,
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
