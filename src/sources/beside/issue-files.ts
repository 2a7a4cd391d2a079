import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Container } from '../../record/container.ts';
import { isCover } from './covers.ts';

/** The PDFs and covers of issues in the folder named like a journal's file: `content/journals/international-relations/25-3.pdf` */
export function findIssueFiles(
  root: string,
  files: readonly string[],
  recordPath: string,
): Pick<Container, 'issuePdfs' | 'issueCovers'> {
  const folder = recordPath.replace(/\.yaml$/, '/');
  const inFolder = files.filter(
    (path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'),
  );
  const pdfs = inFolder.filter((path) => /\.pdf$/i.test(path));
  const covers = inFolder.filter(isCover);
  return {
    ...(pdfs.length > 0 && {
      issuePdfs: pdfs.map((path) => ({ path, size: statSync(join(root, path)).size })),
    }),
    ...(covers.length > 0 && { issueCovers: covers }),
  };
}
