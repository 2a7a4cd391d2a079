import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLibrary } from '../library/read-library.ts';
import { crossrefLists, doajList } from './moved-lists.ts';

// `npm run moved -- editor@example.org`: the lists by which Crossref and DOAJ change the URLs of all articles at once. Nothing is sent.

const folder = 'moved';
try {
  const [email = ''] = process.argv.slice(2);
  if (!/^[^\s@;]+@[^\s@;]+\.[^\s@;]+$/.test(email))
    throw new Error(
      `Usage: npm run moved -- editor@example.org\n    → Give the e-mail address to which Crossref writes when the URLs are changed.`,
    );
  const { articles } = readLibrary(process.cwd());
  const files = new Map([...crossrefLists(articles, email), ['doaj.csv', doajList(articles)]]);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text);
    console.log(`wrote ${join(folder, name)}`);
  }
  console.log(
    files.size > 1
      ? 'Send each crossref-….txt to support@crossref.org, and doaj.csv to the editor of your journal at DOAJ.'
      : 'No article has a DOI: there is no list for Crossref.',
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
