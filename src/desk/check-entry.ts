import { checked } from '../sources/words.ts';
import { contentFields, type ContentKind } from '../record/field-schema.ts';
import { recordFormat, type FormData } from './record-format.ts';

/** What is wrong with what someone wants to save, in the words of the build; an empty list if nothing is. */
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
