import { fileFields, relationField } from '../record/fields.ts';
import { relations } from '../record/relation.ts';
import { kindOfReference } from '../record/work-fields.ts';
import { frontMatter } from '../sources/files/front-matter.ts';
import { printRecord } from '../sources/tidy/tidy-record.ts';
import { recordKinds } from '../sources/normalise/record-kinds.ts';
import { printField } from '../problems/words.ts';
import { parseYaml } from '../sources/files/yaml.ts';
import { fieldSchemas, formOf, type ContentKind, type FieldSchema } from '../record/field-schema.ts';

/** A file as edited in the form: its fields, and the text below the record as `body`. */
export type FormData = Readonly<Record<string, unknown>>;

/**
 * How the form parses and writes one kind of file: by the program's own rules, so every value stays text (`010`,
 * `2025-10`), however it was typed.
 */
export const recordFormat = (kind: ContentKind) => {
  const { normalise, order } = kinds[kind];
  return {
    fromFile(text: string): FormData {
      const { yaml, body } = isYaml(kind)
        ? { yaml: text, body: '' }
        : (frontMatter(text) ?? { yaml: '', body: text });
      const { fields, problems } = parseYaml(yaml);
      const [problem] = problems;
      if (problem) throw new Error(`line ${problem.line}: ${problem.message}`);
      const understood = normalise(fields);
      // The form would lose fields that it cannot show; the build reports them.
      const [unclear] = understood.unclear;
      if (unclear) throw new Error(`${printField(unclear.field)}: ${unclear.message}`);
      return {
        ...(expanded(understood.fields, fieldSchemas[kind]) as FormData),
        ...(body.trim() && { body: body.replace(/^\n+/, '') }),
      };
    },
    toFile({ body, ...fields }: FormData): string {
      const filled = shortened(
        filledIn(withFileNames(withBareIds(fields))) ?? {},
        fieldSchemas[kind],
      ) as FormData;
      const { fields: canonical, unclear } = normalise(filled);
      const record = printRecord((unclear.length > 0 ? filled : canonical) as object, order);
      if (isYaml(kind)) return record;
      const text = typeof body === 'string' && body.trim() ? `\n${body.trim()}\n` : '';
      return `---\n${record}---\n${text}`;
    },
  };
};

/** Whether a file is YAML alone, without a text below it. */
const isYaml = (kind: ContentKind) => kind !== 'articles' && kind !== 'pages';

// The form lists containers by id.
const kinds = recordKinds(() => undefined);

const relationFields = new Set<string>([...relations.map(relationField), 'formerly']);
const withBareIds = (fields: FormData): FormData =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      relationFields.has(name) ? [value].flat().map(bareId) : value,
    ]),
  );

const isFields = (value: unknown): value is FormData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const onFields = (fields: FormData, schema: FieldSchema, change: typeof expanded): FormData =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const { properties = {}, additionalProperties: any } = schema;
      return [name, change(value, properties[name] ?? (typeof any === 'object' ? any : {}))];
    }),
  );

/** A value in its most explicit form, which the form needs: one text as a list of one, a plain text as an object. */
function expanded(value: unknown, schema: FieldSchema): unknown {
  const { items } = formOf(schema, 'items');
  if (items) return [value].flat().map((one) => expanded(one, items));
  const group = formOf(schema, 'properties');
  if (typeof value === 'string' && group.properties)
    return { ['text' in group.properties ? kindOfReference(value) : 'name']: value };
  return isFields(value) ? onFields(value, group, expanded) : value;
}

/** The same value in its shortest form, as an editor would write it. */
function shortened(value: unknown, schema: FieldSchema): unknown {
  const mayBeText = schema.anyOf?.some(({ type }) => type === 'string');
  const { items } = formOf(schema, 'items');
  if (items && Array.isArray(value)) {
    const all = value.map((one: unknown) => shortened(one, items));
    return mayBeText && all.length === 1 ? all[0] : all;
  }
  if (!isFields(value)) return value;
  const [[name, own] = [], ...more] = Object.entries(value);
  return mayBeText && more.length === 0 && wholes.has(String(name))
    ? own
    : onFields(value, formOf(schema, 'properties'), shortened);
}

/** Fields that a plain text abbreviates. */
const wholes = new Set(['name', 'text', 'doi', 'key']);

/** The form stores a renamed file's old name as a page path; this returns its id. */
const bareId = (value: unknown) =>
  typeof value === 'string' ? value.replace(/^\/?articles\/([^/]+)\/$/, '$1') : value;

const isFileField = (name: string) => fileFields.some((field) => field === name);

/** Names of files beside the record. */
const withFileNames = (fields: FormData): FormData =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isFileField(name) && typeof value === 'string' ? value.replace(/^.*\//, '') : value,
    ]),
  );

/** A value without empty form fields. */
function filledIn(value: unknown): object | string | undefined {
  if (Array.isArray(value)) {
    const items = value.map(filledIn).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([name, one]) => {
      // The form's internal fields.
      if (name.startsWith('_')) return [];
      const filled = filledIn(one);
      return filled === undefined ? [] : [[name, filled] as const];
    });
    return fields.length > 0 ? Object.fromEntries(fields) : undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  return text.trim() === '' ? undefined : text;
}
