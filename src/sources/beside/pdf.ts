import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from '../../record/article.ts';
import { fileFields } from '../../record/fields.ts';

/** The PDF beside a record's file, if any. @param name of the PDF, if not the record's */
export function findPdf(root: string, recordPath: string, name?: string): { readonly pdf?: SiteFile } {
  const path = (
    name === undefined
      ? ['.pdf', '.PDF'].map((ending) => recordPath.replace(/\.(?:mdx|yaml)$/i, ending))
      : [beside(recordPath, name)]
  ).find((one) => existsSync(join(root, one)));
  return path === undefined ? {} : { pdf: { path, size: statSync(join(root, path)).size } };
}

/** The path of a file beside another. */
export const beside = (path: string, name: string): string => `${dirname(path)}/${name}`;

/** The names of files that a record's fields give, by field. */
export function namedFiles(fields: unknown): ReadonlyMap<string, string> {
  const all = (fields ?? {}) as Readonly<Record<string, unknown>>;
  return new Map(
    fileFields.flatMap((field) => {
      const name = all[field];
      return typeof name === 'string' ? [[field, name] as const] : [];
    }),
  );
}

/** The bytes of a content file. @param path from the project root */
export const readSiteFile = (root: string, path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(root, path)));

/** Why a file named `.pdf` is not a PDF; undefined if it is one. */
export function otherThanPdf(path: string): string | undefined {
  const head = headOf(path);
  // Readers accept a header within the first bytes: ISO 32000-1, annex H.3.
  if (head.includes('%PDF-')) return undefined;
  return others.find(([pattern]) => pattern.test(head))?.[1] ?? 'something else';
}

const others = [
  [/^$/, 'an empty file'],
  [/^PK/, 'a Word file (.docx) or an archive'],
  [/^\xd0\xcf\x11\xe0/, 'an old Word file (.doc)'],
  [/^\{\\rtf/, 'an RTF file'],
  [/^version https:\/\/git-lfs/, 'a pointer of Git LFS, whose file has not been fetched'],
  [/^\s*<(?:!doctype )?html/i, 'a web page'],
  [/^%!PS/, 'a PostScript file'],
] as const;

const headLength = 1024;

function headOf(path: string): string {
  const bytes = Buffer.alloc(headLength);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, headLength, 0));
  } finally {
    closeSync(file);
  }
}
