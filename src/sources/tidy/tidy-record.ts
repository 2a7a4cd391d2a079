import { Document, isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml';
import { fieldOrder } from '../normalise/field-names.ts';
import { empty } from '../files/yaml.ts';
import type { RecordKind } from '../normalise/record-kinds.ts';

/**
 * Rewrites a record in canonical form: field names, values and order. Comments stay with their
 * fields. Undefined if the text cannot be parsed, or something in it is not certain.
 * @param source a YAML text
 */
export function tidyRecord(source: string, { normalise, order }: RecordKind): string | undefined {
  const document = parseDocument(source, { schema: 'failsafe', customTags: [empty], prettyErrors: false });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) return undefined;
  const { fields, unclear, written: pathOf } = normalise(document.toJS());
  if (unclear.length > 0) return undefined;
  const before = document.toJS() as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(fields as object)) {
    const written = String(pathOf([name])[0]);
    if (written !== name) rename(root, written, name);
    if (JSON.stringify(before[written]) !== JSON.stringify(value))
      (root as YAMLMap).set(name, document.createNode(value));
  }
  // Fields that were merged into another one.
  for (const name of Object.keys(before))
    if (!Object.hasOwn(fields as object, name) && root.has(name)) root.delete(name);
  sort(root, order);
  for (const names of [root.get('authors'), root.get('editors')])
    if (isSeq(names)) for (const one of names.items) if (isMap(one)) sort(one, fieldOrder.authors);
  protect(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A new record as canonical YAML. @param fields texts, lists and nested fields */
export function printRecord(fields: object, order: readonly string[]): string {
  const document = new Document(fields, { schema: 'failsafe' });
  if (isMap(document.contents)) sort(document.contents, order);
  protect(document);
  return document.toString({ lineWidth: 0 });
}

function rename(map: YAMLMap, from: string, to: string): void {
  for (const { key } of map.items) if (isScalar(key) && key.value === from) key.value = to;
}

function sort(map: YAMLMap, order: readonly string[]): void {
  const place = (key: unknown) => {
    const found = order.indexOf(String(isScalar(key) ? key.value : key));
    return found < 0 ? order.length : found;
  };
  map.items.sort((one, other) => place(one.key) - place(other.key));
}

/** Quotes a text that other programs would take for a number or a boolean and write back differently. */
function protect(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      const { value, type } = node;
      if (typeof value !== 'string' || (type !== undefined && type !== 'PLAIN')) return;
      const isOtherNumber =
        value.trim() !== '' && !Number.isNaN(Number(value)) && String(Number(value)) !== value;
      if (isOtherNumber || /^(?:true|false|yes|no|on|off|null|~)$/i.test(value)) node.type = 'QUOTE_DOUBLE';
    },
  });
}
