import { articleFields, journalFields, pageFields } from '../record/fields.ts';
import { checked } from '../sources/words.ts';
import type { ContentKind } from './field-schema.ts';
import { recordFormat, type FormData } from './record-format.ts';

const checks = {
  articles: checked(articleFields),
  journals: checked(journalFields),
  pages: checked(pageFields),
} as const;

/** What is wrong with what someone wants to save, in the words of the build; an empty list if nothing is. */
export function entryProblems(kind: ContentKind, data: FormData): readonly string[] {
  const format = recordFormat(kind);
  const problems: string[] = [];
  try {
    const { body: _, ...fields } = format.fromFile(format.toFile(data));
    checks[kind](fields, (_at, { field, message }) => problems.push(`${field}: ${message}`));
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems.map((problem) => problem.replace('\n', ' '));
}
