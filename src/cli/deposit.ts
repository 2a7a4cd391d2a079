import { parseArgs } from 'node:util';
import { site } from 'offprint/site';
import { settingProblems } from '../settings/setting-problems.ts';
import { presentTimestamp } from '../deposits/deposit-format.ts';
import { byFile } from '../problems/problem.ts';
import { handIn } from './hand-in.ts';

// `npm run deposit -- <journal>/<volume>/<issue>`: writes the files that registries take. Nothing is sent.

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { timestamp: { type: 'string' }, to: { type: 'string', default: 'deposit' } },
  });
  const [what] = positionals;
  if (what === undefined)
    throw new Error(
      'Usage: npm run deposit -- <journal>/<volume>/<issue> [--to folder] [--timestamp 20261130120000000]\nFor example: npm run deposit -- international-relations/25/3\nOf proceedings: npm run deposit -- proceedings/acl-2021. Of articles outside issues: npm run deposit -- international-relations.',
    );
  const { timestamp = presentTimestamp(new Date()), to } = values;
  if (!/^\d{17}$/.test(timestamp))
    throw new Error(
      `--timestamp ${timestamp}: this is not one.\n    → Write seventeen digits: year, month, day, hours, minutes, seconds and milliseconds, as OJS does.`,
    );
  const root = process.cwd();
  const wrong = settingProblems(root, site, { ids: new Set(), isStyle: () => true }).filter(({ field }) =>
    field?.startsWith('deposit'),
  );
  const { written, reports, problems, lacks, steps } = handIn(root, what, site.deposit, wrong, {
    timestamp,
    to,
  });
  for (const path of written) console.log(`wrote ${path}`);
  if (lacks.length > 0) console.log(['', 'Handed in, but incomplete:', ...byFile(lacks)].join('\n'));
  if (steps.length > 0) console.log(['', ...steps].join('\n'));
  if (reports.length + problems.length > 0)
    throw new Error(['', 'Not handed in:', ...reports, ...byFile(problems)].join('\n'));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
