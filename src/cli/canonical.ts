import { stringify } from 'yaml';
import { tidyRecord } from '../sources/tidy/tidy-record.ts';
import type { RecordKind } from '../sources/normalise/record-kinds.ts';

/** Fields as the text of a record in which `npm run tidy` has nothing to change. */
export function canonical(fields: object, kind: RecordKind): string {
  const text = stringify(fields, { lineWidth: 0, defaultStringType: 'PLAIN' });
  return tidyRecord(text, kind) ?? text;
}
