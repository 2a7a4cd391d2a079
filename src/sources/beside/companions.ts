import { basename, dirname, extname, join } from 'node:path';
import { isCover } from './covers.ts';
import { referencesFormat } from '../bibliography/index.ts';
import { publishedFileProblem, recordOf } from './files-beside.ts';
import { otherThanPdf } from './pdf.ts';

// Files beside the records of `content/`: PDFs of the same name, files published with an article, its
// references, figures in folders of the same name, and journal covers.

/** Images that Astro resizes or passes through. https://docs.astro.build/en/guides/images/ */
export const isFigure = (path: string): boolean => /\.(?:png|jpe?g|webp|avif|gif|svg|tiff)$/i.test(path);

/**
 * The problem with a file that is not a record, in two lines; undefined if it is allowed.
 * @param root the project root
 * @param named files named by records
 * @param extension of the records in the folder
 * @param beside the extension of files allowed beside a record of the same name
 */
export function companionProblem(
  root: string,
  path: string,
  files: ReadonlySet<string>,
  named: ReadonlySet<string>,
  extension: string,
  beside?: string,
): string | undefined {
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  const small = ending.toLowerCase();
  const isBeside = beside !== undefined && (ending === beside || ending === beside.toUpperCase());
  if (small === beside && !isBeside)
    return `its name ends in ${ending}.\nRename it to ${basename(stem)}${small}, in lower case.`;
  if (extension === '.yaml' && isCover(path)) return coverProblem(path, files, named);
  if (extension === '.yaml' && small === '.pdf') return issuePdfProblem(root, path, files);
  const record = path.startsWith('content/articles/') ? recordOf(path, files, extension) : undefined;
  if (referencesFormat(path))
    return record && path.toLowerCase().startsWith(`${record.slice(0, -extension.length)}.refs.`)
      ? undefined
      : `there is no record of this name beside it.\nGive the file the name of its ${extension} file: tishkov-2025-kenya.refs${ending}.`;
  if (isBeside) {
    if (
      !record &&
      ![stem + extension, stem + extension.toUpperCase()].some((one) => files.has(one)) &&
      !named.has(path)
    )
      return `there is no record of this name beside it.\nGive the file the name of its ${extension} file.`;
    const other = otherThanPdf(join(root, path));
    return other && `it is not a PDF, but ${other}.\nSave the full text as a PDF under this name.`;
  }
  if (beside && isFigure(path)) {
    if (isInFolderOfRecord(path, files, extension)) return undefined;
    const id = recordFor(path, files, extension);
    return `a figure belongs in a folder with the name of its article.\nMove it to ${dirname(path)}/${id}/, and show it below the record: ![Description](./${id}/${basename(path)})`;
  }
  if (record) return publishedFileProblem(path, record);
  if (beside && fullText.test(path))
    return `only a PDF of the full text can be beside a record.\nSave it as ${basename(stem)}${beside}, and keep this file elsewhere.`;
  return renamed.test(path)
    ? `only ${extension} files belong here.\nRename it to end in ${extension}, or move it elsewhere.`
    : `only ${extension} files belong here.\nMove it elsewhere.`;
}

/** The whole of an issue is in the folder named like its journal's file, and that of a volume beside its file. */
function issuePdfProblem(root: string, path: string, files: ReadonlySet<string>): string | undefined {
  const isOfVolume = /^content\/(?:proceedings|books)\/[^/]+$/.test(path);
  if (isOfVolume && !files.has(path.replace(/pdf$/i, 'yaml')))
    return 'the PDF of a whole volume must have the name of its file.\nRename it to the name of a .yaml file here.';
  if (!isOfVolume && !files.has(`${dirname(path)}.yaml`))
    return 'the PDF of an issue belongs in a folder with the name of its journal’s file.\nMove it there, and name it by volume and issue: international-relations/25-3.pdf';
  const other = otherThanPdf(join(root, path));
  return other && `it is not a PDF, but ${other}.\nSave the issue as a PDF under this name.`;
}

function coverProblem(
  path: string,
  files: ReadonlySet<string>,
  named: ReadonlySet<string>,
): string | undefined {
  const ending = extname(path);
  const stem = path.slice(0, -ending.length);
  if (ending !== ending.toLowerCase())
    return `its name ends in ${ending}.\nRename it to ${basename(stem)}${ending.toLowerCase()}, in lower case.`;
  const journals = [...files].filter((file) => file.endsWith('.yaml')).map((file) => basename(file, '.yaml'));
  // That of an issue is in the folder of its journal.
  const isOfIssue = files.has(`${dirname(path)}.yaml`);
  return files.has(`${stem}.yaml`) || named.has(path) || isOfIssue
    ? undefined
    : `a cover must have the name of its journal.\nRename it to ${journals.map((id) => id + ending).join(' or ') || `the name of the journal’s file`}.`;
}

const fullText = /\.(?:docx?|odt|rtf|tex|epub|html?)$/i;
const renamed = /\.(?:md|markdown|txt|ya?ml)$|\/[^.]+$/i;

function isInFolderOfRecord(path: string, files: ReadonlySet<string>, extension: string): boolean {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
    if (files.has(folder + extension)) return true;
  return false;
}

/** The record whose name is the beginning of a figure's, in the same folder, or the only record there. */
function recordFor(figure: string, files: ReadonlySet<string>, extension: string): string {
  const ids = [...files]
    .filter((path) => dirname(path) === dirname(figure) && path.endsWith(extension))
    .map((path) => basename(path, extension));
  const named = ids.find((id) => basename(figure).startsWith(id));
  return named ?? (ids.length === 1 ? ids[0]! : 'name-of-the-article');
}
