import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { z } from 'astro/zod';
import { listFiles } from './files/folders.ts';
import { isId } from '../record/key.ts';
import { bodyFileProblems } from './body/body-files.ts';
import { companionProblem } from './beside/companions.ts';
import { isOfRecord } from './beside/files-beside.ts';
import type { Mdx } from './body/mdx.ts';
import type { Problem } from '../problems/problem.ts';
import { bibliographyFormat } from './bibliography/index.ts';
import { beside as besidePath, namedFiles } from './beside/pdf.ts';
import { decodeUtf8 } from './files/text-file.ts';
import type { Remark, Normalised } from './normalise/normalise.ts';
import { checked, printField } from '../problems/words.ts';

/** A file, as far as it could be read. */
export interface Read<T> extends Pick<Mdx, 'fields' | 'body' | 'cites' | 'nodes' | 'lineOf'> {
  /** The file's name without its extension. */
  readonly id: string;
  /** From the project root, with forward slashes. */
  readonly path: string;
  /** Values that were normalised. */
  readonly taken: readonly Problem[];
  /** Absent if the file has a problem. */
  readonly record?: T;
}

/**
 * Reads every file of a folder of `content/` with `parse` and `schema`, and adds problems to `problems`.
 * @param root the project root
 * @param normalise normalises fields to the form that the schema requires, if it is certain
 * @param beside the extension of files allowed beside a record of the same name
 */
export function readFolder<Schema extends z.ZodType>(
  root: string,
  folder: string,
  extension: string,
  problems: Problem[],
  parse: (source: string) => Mdx,
  schema: Schema,
  normalise: (fields: unknown) => Normalised,
  beside?: string,
): readonly Read<z.output<Schema>>[] {
  const check = checked(schema);
  const listed = listFiles(root, folder);
  const all = new Set(listed);
  const files = listed.filter((path) => !bibliographyFormat(path) || isOfRecord(path, all));
  const others: string[] = [];
  const named = new Set<string>();
  const records = files.flatMap((path) => {
    const ending = extname(path);
    const id = basename(path, ending);
    const complain = (problem: Omit<Problem, 'path'>) => void problems.push({ path, ...problem });
    if (ending.toLowerCase() !== extension) {
      others.push(path);
      return [];
    }
    if (/^page-\d+$/.test(id))
      complain({
        message: `“${id}” is the URL of the second page of the list, or of a later one.\nRename the file, and the PDF beside it: author-year-word${extension}.`,
      });
    else if (!isId(id))
      complain({
        message: `the file’s name becomes part of the URL, for which “${id}” is not valid.\nUse lower-case letters a to z, digits and hyphens: tishkov-2025-kenya${extension}.`,
      });
    const text = decodeUtf8(readFileSync(join(root, path)));
    if (typeof text !== 'string') {
      complain(text);
      return [];
    }
    const parsed = parse(text);
    const { body, cites, nodes, needs = [], problems: unread } = parsed;
    unread.forEach(complain);
    bodyFileProblems(root, path, needs).forEach(complain);
    const { fields, normalised, unclear, written } = normalise(parsed.fields);
    const lineOf = (field: readonly PropertyKey[]) => parsed.lineOf(written(field));
    const remark = ({ field, message }: Remark) => ({
      line: lineOf(field),
      field: printField(field),
      message,
    });
    const read = {
      id,
      path,
      fields,
      body,
      cites,
      nodes,
      lineOf,
      taken: normalised.map((one) => ({ path, ...remark(one) })),
    };
    if (fields === undefined && unread.length > 0) return [read];
    for (const name of namedFiles(fields).values()) named.add(besidePath(path, name));
    unclear.map(remark).forEach(complain);
    // For a record alone any spelling of the extension will do, but a text below it is compiled by its file extension.
    if (ending !== extension && body?.trim())
      complain({
        message: `its name ends in ${ending}, and there is a text below the record.\nRename it to ${id}${extension}, in lower case.`,
      });
    const record = check(fields, (field, problem) => complain({ line: lineOf(field), ...problem }));
    return [record === undefined ? read : { ...read, record }];
  });
  for (const path of others) {
    const message = companionProblem(root, path, all, named, extension, beside);
    if (message) problems.push({ path, message });
  }
  return records;
}
