import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// `npm run build`. What is imported from here on is compiled once, by workers too, and kept: that is a third of a small build.
const compiled = join(process.cwd(), 'node_modules/.astro/compiled');
enableCompileCache(compiled);
process.env['NODE_COMPILE_CACHE'] = compiled;
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const { build } = await import('./build.ts');
await build(process.cwd(), process.argv.slice(2));
