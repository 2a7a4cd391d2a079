import { parseArgs } from 'node:util';
import { bibliographyEndings } from '../sources/bibliography/index.ts';
import { add } from './add-articles.ts';

// `npm run add -- <DOIs and files>`. DOI_RESOLVER replaces https://doi.org/, for example with a proxy.

try {
  const { positionals: sources, values } = parseArgs({
    allowPositionals: true,
    options: { in: { type: 'string' } },
  });
  if (sources.length === 0)
    throw new Error(
      `Usage: npm run add -- [--in journal] <DOIs, and paths of files ending in ${bibliographyEndings}, .docx>`,
    );
  const { written, leftAlone, found } = await add(process.cwd(), sources, {
    resolver: process.env['DOI_RESOLVER'] ?? 'https://doi.org/',
    container: values.in,
  });
  for (const line of leftAlone) console.log(`left alone: ${line}`);
  for (const path of written) console.log(`wrote ${path}`);
  for (const line of found) console.log(line);
  if (written.length === 0) console.log('Nothing was written.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
