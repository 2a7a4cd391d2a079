import { z } from 'astro/zod';
import {
  articleFields,
  bookFields,
  journalFields,
  pageFields,
  proceedingsFields,
  seriesFields,
} from './fields.ts';

/** The JSON Schema of a field, as far as forms and text editors need it: https://json-schema.org/draft/2020-12 */
export interface FieldSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  /** For fields with free names, such as registries. */
  readonly additionalProperties?: FieldSchema | boolean;
  /** Alternatives: one text or a list of them, or a text instead of fields. */
  readonly anyOf?: readonly FieldSchema[];
}

/** The alternative of a field that has `items` or `properties`; otherwise the field itself. */
export const formOf = <Field extends FieldSchema | undefined>(
  field: Field,
  having: 'items' | 'properties',
): Field | FieldSchema => field?.anyOf?.find((one) => one[having]) ?? field;

/** The fields of every kind of content, by its folder of `content/`. */
export const contentFields = {
  articles: articleFields,
  journals: journalFields,
  proceedings: proceedingsFields,
  books: bookFields,
  series: seriesFields,
  pages: pageFields,
} as const;
export type ContentKind = keyof typeof contentFields;

/** The input of a Zod schema as JSON Schema. */
export const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as FieldSchema;

/** The same as JSON Schema, generated from the schemas that validate it, so a form or editor cannot disagree with the check. */
export const fieldSchemas = Object.fromEntries(
  Object.entries(contentFields).map(([kind, schema]) => [kind, schemaOf(schema)]),
) as Readonly<Record<ContentKind, FieldSchema>>;
