import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { site } from 'offprint/site';
import { readLibrary } from '../library/read-library.ts';
import { crossrefLists, doajList } from './moved-lists.ts';

// `npm run moved -- editor@example.org`: the lists by which Crossref and DOAJ change the URLs of all articles at once. Nothing is sent.

const folder = 'moved';
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { crossref: { type: 'boolean' }, doaj: { type: 'boolean' } },
  });
  const email = positionals[0] ?? site.deposit?.email ?? '';
  // The header of Crossref’s list ends a value with a semicolon.
  if (!/^[^\s@;]+@[^\s@;]+\.[^\s@;]+$/.test(email))
    throw new Error(
      `Usage: npm run moved -- [--crossref] [--doaj] editor@example.org\n    → Give the e-mail address to which Crossref writes when the URLs are changed, or name it in the setting deposit.`,
    );
  const { articles } = readLibrary(process.cwd());
  const isAll = !values.crossref && !values.doaj;
  const files = new Map([
    ...(isAll || values.crossref ? crossrefLists(articles, email) : []),
    ...(isAll || values.doaj ? [['doaj.csv', doajList(articles)] as const] : []),
  ]);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text);
    console.log(`wrote ${join(folder, name)}`);
  }
  const hasDois = articles.some(({ doi }) => doi);
  if (isAll || values.crossref)
    console.log(
      hasDois
        ? 'Send each crossref-….txt to support@crossref.org.'
        : 'No article has a DOI: there is no list for Crossref.',
    );
  if (isAll || values.doaj) console.log('Send doaj.csv to the editor of your journal at DOAJ.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
