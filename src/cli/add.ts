import { bibliographyEndings } from '../sources/bibliography/index.ts';
import { add } from './add-articles.ts';

// `npm run add -- <DOIs and files>`. DOI_RESOLVER replaces https://doi.org/, for example with a proxy.

const sources = process.argv.slice(2);
try {
  if (sources.length === 0)
    throw new Error(`Usage: npm run add -- <DOIs, and paths of files ending in ${bibliographyEndings}>`);
  const { written, leftAlone } = await add(
    process.cwd(),
    sources,
    process.env['DOI_RESOLVER'] ?? 'https://doi.org/',
  );
  for (const line of leftAlone) console.log(`left alone: ${line}`);
  for (const path of written) console.log(`wrote ${path}`);
  if (written.length === 0) console.log('Nothing was written.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
