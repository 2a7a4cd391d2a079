import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { tidyContent } from '../sources/tidy/tidy-content.ts';

// `npm run tidy`: shows the records in canonical form; with `-- --write` it writes them.

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const root = process.cwd();
const changed = tidyContent(root);
for (const { path, text } of changed) {
  const before = readFileSync(join(root, path), 'utf8');
  console.log(
    createTwoFilesPatch(path, path, before, text, undefined, undefined, {
      context: 2,
      headerOptions: FILE_HEADERS_ONLY,
    }),
  );
  if (values.write) writeFileSync(join(root, path), text);
}
const files = changed.length === 1 ? 'One file' : `${changed.length} files`;
if (changed.length === 0) console.log('Every record is in canonical form.');
else if (values.write) console.log(`${files} written.`);
else console.log(`${files} would change; nothing has been written. “npm run tidy -- --write” writes them.`);
