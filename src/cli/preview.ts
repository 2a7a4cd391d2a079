import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { servePreview } from '../hosts/preview-server.ts';

// `npm run preview`: serves dist/ on localhost until it is stopped. With `-- --host 0.0.0.0` other machines can reach it, too.

const { values } = parseArgs({
  options: { host: { type: 'string', default: 'localhost' }, port: { type: 'string', default: '4321' } },
});
const dist = join(process.cwd(), 'dist');

if (existsSync(join(dist, 'index.html'))) {
  const url = await servePreview(dist, values.host, Number(values.port));
  console.log(`\nThe site is at ${url} until you press Ctrl+C.`);
} else {
  console.error('There is no site in dist/ yet. Run “npm run build” first, or “npm start” for both.');
  process.exitCode = 1;
}
