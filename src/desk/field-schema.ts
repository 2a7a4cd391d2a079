import { z } from 'astro/zod';
import { articleFields, journalFields, pageFields } from '../record/fields.ts';

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
  /** One text or several. */
  readonly anyOf?: readonly FieldSchema[];
}

/** The kinds of content, by the folder of `content/` that they are in. */
export type ContentKind = 'articles' | 'journals' | 'pages';

const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as FieldSchema;

/** The fields of every kind of content, from the schemas that check it: a form or an editor and the check cannot disagree. */
export const fieldSchemas: Readonly<Record<ContentKind, FieldSchema>> = {
  articles: schemaOf(articleFields),
  journals: schemaOf(journalFields),
  pages: schemaOf(pageFields),
};
