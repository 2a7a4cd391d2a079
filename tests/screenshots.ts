import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeContactSheet } from './contact-sheet.ts';
import { takePictures } from './pictures.ts';
import { project } from './site.ts';

// `npm run screenshots`: retakes the screenshots of docs/images/, and makes a contact sheet of every kind of page, to look at.

const folder = join(project, 'docs/images');
mkdirSync(folder, { recursive: true });
for (const [name, picture] of await takePictures()) {
  writeFileSync(join(folder, name), picture);
  console.log(`docs/images/${name}`);
}
console.log(await makeContactSheet(join(project, '.tmp/contact-sheet')));
