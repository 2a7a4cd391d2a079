import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takePictures } from './pictures.ts';
import { project } from './site.ts';

// `npm run screenshots`: retakes the screenshots of docs/images/.

const folder = join(project, 'docs/images');
mkdirSync(folder, { recursive: true });
for (const [name, picture] of await takePictures()) {
  writeFileSync(join(folder, name), picture);
  console.log(`docs/images/${name}`);
}
