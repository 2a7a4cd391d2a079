import { checked } from '../problems/words.ts';
import { contentFields, type ContentKind } from '../record/field-schema.ts';
import { recordFormat, type FormData } from './record-format.ts';

/** The problems of an entry that is about to be saved, in the words of the build; empty if there are none. */
export function entryProblems(kind: ContentKind, data: FormData): readonly string[] {
  const format = recordFormat(kind);
  const problems: string[] = [];
  try {
    const { body: _, ...fields } = format.fromFile(format.toFile(data));
    checked(contentFields[kind])(fields, (_at, { field, message }) => problems.push(`${field}: ${message}`));
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems.map((problem) => problem.replace('\n', ' '));
}
