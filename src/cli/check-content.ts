import { readContent } from '../sources/read-content.ts';
import { report, reportNotTaken } from '../problems/problem.ts';

// `npm run check-content`: all checks of the content, without a build.

const content = readContent(process.cwd());
const notTaken = reportNotTaken(content);
if (notTaken) console.log(`${notTaken}\n`);
if (content.problems.length > 0) {
  console.error(report(content.problems, 'nothing would be published'));
  process.exitCode = 1;
} else {
  const { articles, containers, pages } = content;
  console.log(
    `No problems in ${articles.length} articles, ${containers.length} journals and ${pages.length} pages of your own.`,
  );
}
