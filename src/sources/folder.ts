import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { z } from 'astro/zod';
import { listFiles } from '../folders.ts';
import { isId } from '../record/key.ts';
import type { Mdx } from './mdx.ts';
import type { Problem } from './problem.ts';
import { isBibliography } from './bibliography/index.ts';
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
  const files = listFiles(root, folder).filter((path) => !isBibliography(path));
  return files.flatMap((path) => {
    const id = basename(path, extension);
    const complain = (problem: Omit<Problem, 'path'>) => void problems.push({ path, ...problem });
    if (extname(path) === beside) {
      if (!files.includes(path.replace(/\.[^.]*$/, extension)))
        complain({
          message: `there is no record of this name beside it.\nGive the file the name of its ${extension} file.`,
        });
      return [];
    }
    if (extname(path) !== extension) {
      complain({
        message: `only ${extension} files belong here.\nRename it to end in ${extension}, or move it elsewhere.`,
      });
      return [];
    }
    if (!isId(id))
      complain({
        message: `the file’s name becomes an address, and “${id}” cannot be one.\nUse small letters a to z, digits and hyphens: tishkov-2025-kenya${extension}.`,
      });
    const { fields, body, problems: unread, lineOf } = parse(readFileSync(join(root, path), 'utf8'));
    unread.forEach(complain);
    const read = { id, path, fields, body, lineOf };
    if (fields === undefined && unread.length > 0) return [read];
    const record = check(fields, (field, problem) => complain({ line: lineOf(field), ...problem }));
    return [record === undefined ? read : { ...read, record }];
  });
}

/** By code points, the same on every machine. */
export const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
