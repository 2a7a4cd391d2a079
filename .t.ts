import { manyArticles } from './tests/fixtures/many.ts';
import { bibtex } from './src/exports/bibtex.ts';
import { makeSite, siteWith } from './tests/site.ts';
import { rmSync } from 'node:fs';
const n = Number(process.argv[2]);
const site = makeSite('scale' + n, { files: { 'content/all.bib': bibtex.write(manyArticles(n)), 'src/site.ts': siteWith({ lead: 'undefined', styles: "['apa']" }) } });
rmSync(site.root + '/content/articles', { recursive: true });rmSync(site.root + '/content/journals', { recursive: true });
