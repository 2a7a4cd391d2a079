import { z } from 'astro/zod';
import { articleFields, journalFields, pageFields } from './fields.ts';

/** What JSON Schema says of a field, as far as forms and text editors need it: https://json-schema.org/draft/2020-12 */
export interface FieldSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  /** Of fields whose names are free, such as those of registers. */
  readonly additionalProperties?: FieldSchema | boolean;
  /** One text or several, or a text in place of fields. */
  readonly anyOf?: readonly FieldSchema[];
}

/** Of a field that may have several forms, the one that has items, or the one that has properties; else the field. */
export const formOf = <Field extends FieldSchema | undefined>(
  field: Field,
  having: 'items' | 'properties',
): Field | FieldSchema => field?.anyOf?.find((one) => one[having]) ?? field;

/** The fields of every kind of content, by the folder of `content/` that it is in. */
export const contentFields = { articles: articleFields, journals: journalFields, pages: pageFields } as const;
export type ContentKind = keyof typeof contentFields;

/** What a schema takes, as JSON Schema. */
export const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as FieldSchema;

/** The same as JSON Schema, from the schemas that check it: a form or an editor and the check cannot disagree. */
export const fieldSchemas: Readonly<Record<ContentKind, FieldSchema>> = {
  articles: schemaOf(contentFields.articles),
  journals: schemaOf(contentFields.journals),
  pages: schemaOf(contentFields.pages),
};
