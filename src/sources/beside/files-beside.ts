import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Image, SiteFile } from '../../record/article.ts';
import { referencesFormat } from '../bibliography/index.ts';

// Files beside the record `x.mdx`: `x.refs.bib`, its references; `x.epub`, `x-supplement-1.csv`, published with it. The PDF
// is handled in pdf.ts; figures are in the folder `x/`.

/**
 * The path of the record whose name is the beginning of a file's name; the longest match. Undefined if there is none.
 * @param files all files of the folder
 */
export function recordOf(path: string, files: ReadonlySet<string>, extension: string): string | undefined {
  const name = basename(path);
  for (let end = name.length - 1; end > 0; end -= 1) {
    if (name[end] !== '.' && name[end] !== '-') continue;
    const record = `${dirname(path)}/${name.slice(0, end)}${extension}`;
    if (files.has(record)) return record;
  }
  return undefined;
}

/** Whether a file below content/articles belongs to a record: by its name, or because it is in the record's folder. */
export function isOfRecord(path: string, files: ReadonlySet<string>): boolean {
  if (!path.startsWith('content/articles/')) return false;
  if (recordOf(path, files, '.mdx') !== undefined) return true;
  for (let folder = dirname(path); folder !== 'content/articles'; folder = dirname(folder))
    if (files.has(`${folder}.mdx`)) return true;
  return false;
}

/** The problem with the name or type of such a file, in two lines. */
export function publishedFileProblem(path: string, record: string): string | undefined {
  const name = basename(path);
  const ending = extname(path).toLowerCase();
  const stem = basename(record, extname(record));
  if (!/^[\w.-]+$/.test(name))
    return `its name becomes a URL, for which “${name}” is not valid.\nUse letters a to z, digits, hyphens and full stops: ${stem}-supplement-1${ending}.`;
  if (runs.test(name))
    return `browsers would run this file as a part of the site.\nPack it into ${stem}-supplement-1.zip.`;
  if (manuscript.test(name) && name.startsWith(`${stem}.`))
    return `only a PDF of the full text can be beside a record.\nSave it as ${stem}.pdf, and keep this file elsewhere; a supplement is named ${stem}-supplement-1${ending}.`;
  return undefined;
}

const runs = /\.(?:x?html?|svg|m?js|css|wasm|swf|php|cgi)$/i;
const manuscript = /\.(?:docx?|odt|rtf|tex)$/i;

/** The files published with each record, by its path, sorted by name. */
export function filesByRecord(
  root: string,
  paths: readonly string[],
  isPublished: (path: string, record: string) => boolean,
): ReadonlyMap<string, readonly SiteFile[]> {
  const all = new Set(paths);
  const found = new Map<string, SiteFile[]>();
  for (const path of paths) {
    if (/\.mdx$/i.test(path) || referencesFormat(path)) continue;
    const record = recordOf(path, all, '.mdx');
    if (!record || !isPublished(path, record)) continue;
    const file = { path, size: statSync(join(root, path)).size };
    found.set(record, [...(found.get(record) ?? []), file]);
  }
  return found;
}

/** The path of an image in the record's folder; undefined if it does not exist. */
export function findImage(
  root: string,
  recordPath: string,
  { file, alt }: { readonly file: string; readonly alt: Image['alt'] },
): Image | undefined {
  const path = imagePath(recordPath, file);
  return existsSync(join(root, path)) ? { path, alt } : undefined;
}

/** The path of a record's graphical abstract. */
export const imagePath = (recordPath: string, file: string): string =>
  `${recordPath.replace(/\.mdx$/i, '')}/${file}`;
