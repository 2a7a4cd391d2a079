import { bibliographyEndings } from '../sources/bibliography/index.ts';
import { add } from './add-articles.ts';

// `npm run add -- <DOI or file>`. DOI_RESOLVER names another address than https://doi.org/, such as a proxy's.

const [what] = process.argv.slice(2);
try {
  if (!what)
    throw new Error(
      `what shall be added?\n    → npm run add -- <DOI, or the path of a file that ends with ${bibliographyEndings}>`,
    );
  const { written, leftAlone } = await add(
    process.cwd(),
    what,
    process.env['DOI_RESOLVER'] ?? 'https://doi.org/',
  );
  for (const line of leftAlone) console.log(`left alone: ${line}`);
  for (const path of written) console.log(`wrote ${path}`);
  if (written.length === 0) console.log('Nothing was written.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
