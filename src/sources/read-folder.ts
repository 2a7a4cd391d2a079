import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { z } from 'astro/zod';
import { listFiles } from './folders.ts';
import { isId } from '../record/key.ts';
import { bodyFileProblems } from './body-files.ts';
import { companionProblem } from './companions.ts';
import type { Mdx } from './mdx.ts';
import type { Problem } from './problem.ts';
import { bibliographyFormat } from './bibliography/index.ts';
import { decodeUtf8 } from './text-file.ts';
import { checked } from './words.ts';

/** A file as far as it could be read. */
export interface Read<T> extends Pick<Mdx, 'fields' | 'body' | 'lineOf'> {
  /** The file's name without its extension. */
  readonly id: string;
  /** From the project's root, with forward slashes. */
  readonly path: string;
  /** Absent where something is wrong with the file. */
  readonly record?: T;
}

/**
 * Reads every file of a folder of `content/` with `parse` and `schema`, and adds what is wrong to `problems`.
 * @param root the project's root
 * @param beside the extension of files that may stand beside a record of the same name
 */
export function readFolder<Schema extends z.ZodType>(
  root: string,
  folder: string,
  extension: string,
  problems: Problem[],
  parse: (source: string) => Mdx,
  schema: Schema,
  beside?: string,
): readonly Read<z.output<Schema>>[] {
  const check = checked(schema);
  const files = listFiles(root, folder).filter((path) => !bibliographyFormat(path));
  const all = new Set(files);
  return files.flatMap((path) => {
    const id = basename(path, extension);
    const complain = (problem: Omit<Problem, 'path'>) => void problems.push({ path, ...problem });
    if (extname(path) !== extension) {
      const message = companionProblem(root, path, all, extension, beside);
      if (message) complain({ message });
      return [];
    }
    if (!isId(id))
      complain({
        message: `the file’s name becomes an address, and “${id}” cannot be one.\nUse small letters a to z, digits and hyphens: tishkov-2025-kenya${extension}.`,
      });
    const text = decodeUtf8(readFileSync(join(root, path)));
    if (typeof text !== 'string') {
      complain(text);
      return [];
    }
    const { fields, body, needs = [], problems: unread, lineOf } = parse(text);
    unread.forEach(complain);
    bodyFileProblems(root, path, needs).forEach(complain);
    const read = { id, path, fields, body, lineOf };
    if (fields === undefined && unread.length > 0) return [read];
    const record = check(fields, (field, problem) => complain({ line: lineOf(field), ...problem }));
    return [record === undefined ? read : { ...read, record }];
  });
}
