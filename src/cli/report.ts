import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLibrary } from '../library/read-library.ts';
import { reportNotTaken } from '../problems/problem.ts';
import { containerKey } from '../record/container.ts';
import { readContent } from '../sources/read-content.ts';
import { articleLacks, containerLacks, participation } from './report-checks.ts';
import { reportPage, reportText, type Finding } from './report-page.ts';

// `npm run report`: what others would miss in the records, as text and as report.html, which is not part of the site.

const root = process.cwd();
try {
  const library = readLibrary(root);
  const content = readContent(root);
  const pathOf = new Map(content.articles.map(({ id, path }) => [id, path]));
  const findings: readonly Finding[] = [
    ...library.containers.map((container) => ({
      path: `content/${containerKey(container)}.yaml`,
      lacks: containerLacks(container),
      participation: participation(library.inContainer(container)),
    })),
    ...library.articles.map((article) => ({
      path: pathOf.get(article.id)!,
      lacks: articleLacks(article),
    })),
  ];
  const page = join(root, 'report.html');
  const notTaken = reportNotTaken(content, Infinity);
  writeFileSync(page, reportPage(findings, notTaken));
  console.log(
    [reportText(findings), notTaken, `The same as an HTML page: ${page}`].filter(Boolean).join('\n\n'),
  );
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
