import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { base } from '../../urls.ts';
import { isFigure } from '../beside/companions.ts';
import type { Need } from './body.ts';
import type { Problem } from '../../problems/problem.ts';

/**
 * Problems with the files that a body shows or imports.
 * @param root the project root
 * @param path of the record, relative to the root
 */
export const bodyFileProblems = (
  root: string,
  path: string,
  needs: readonly Need[],
): readonly Omit<Problem, 'path'>[] =>
  needs.flatMap(({ as, path: needed, line }) => {
    const message =
      as === 'import' ? importProblem(root, path, needed) : pictureProblem(root, path, needed, as);
    return message ? [{ line, message }] : [];
  });

function importProblem(root: string, path: string, needed: string): string | undefined {
  const file = join(dirname(path), needed.replace(/\?.*/, ''));
  return existsSync(join(root, file))
    ? undefined
    : `there is no file ${file}.\nCorrect the import, or remove it.`;
}

function pictureProblem(root: string, path: string, needed: string, as: Need['as']): string | undefined {
  // The content security policy blocks other sites.
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(needed))
    return `the image “${shortened(needed)}” is not a file of this site, so readers would not see it.\n${remedy(path)}`;
  if (needed.startsWith('/')) {
    const file = `public/${needed.startsWith(base) ? needed.slice(base.length) : needed.slice(1)}`;
    return existsSync(join(root, decoded(file)))
      ? undefined
      : `there is no file ${file}.\nPut the image there, or correct its path.`;
  }
  const file = join(dirname(path), decoded(needed));
  if (!existsSync(join(root, file))) return `there is no file ${file}.\n${remedy(path)}`;
  if (!isFigure(file)) return `${file} is not a supported image.\nUse a PNG, JPEG, WebP, AVIF, GIF or SVG.`;
  return as === 'img' ? `<img> can only show files in public/.\nWrite ![Description](${needed}).` : undefined;
}

const remedy = (path: string) => {
  const [, id] = /([^/]+)\.mdx$/i.exec(path)!;
  return `Put the image into ${dirname(path)}/${id}/, and write ![Description](./${id}/figure.png).`;
};

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
