import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cslJson } from '../../src/exports/csl-json.ts';
import { bibtex } from '../../src/exports/bibtex.ts';
import { manyArticles } from '../fixtures/many.ts';
import { buildCommand, makeSite, project, siteWith } from '../site.ts';
import { run, sizeOf, type Cost, type Run } from './measure.ts';
import { eleventy, headOf, hugo } from './peers.ts';

// The build cost of libraries of the given sizes; `--peers` builds the same with Hugo and Eleventy, `--content FOLDER` builds
// a folder of your own instead of synthetic records.
// Every row is a separate build in a separate process, with references in the first style only.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'boolean', default: false }, content: { type: 'string' } },
});
const { peers, content } = values;
const given = positionals.map(Number);
const sizes = given.length > 0 || content !== undefined ? given : [100, 1000, 10_000];
/** From this size on, a page, three citation files and the index; below it, every file. */
const minLarge = 50_000;
const fewFiles = "['bib', 'ris', 'json']";

/** Text that the build prints at the end of each phase of its main thread. */
const marks = [
  ['load', /\[types\] Generated/],
  ['bundle', /generating static routes/],
  ['pages', /generating static routes[^]*✓ Completed in/],
  ['end', /Complete!/],
] as const;

/** The Node options of `npm run build`. */
const options = /"build": ".*? node ((?:--\S+ )+)/
  .exec(readFileSync(join(project, 'package.json'), 'utf8'))![1]!
  .trim()
  .split(' ');

/** Work beside the main thread: our workers by thread name, other programs by program name. */
const beside = {
  bibtex: 'bibtex',
  'downloads and references': 'downloads',
  Pagefind: 'pagefind_extend',
  'collecting garbage': 'V8Worker',
} as const;

const rows: object[] = [];
/** Removed at the end. */
const sites: string[] = [];
const costs: object[] = [];

async function row(what: string, size: number, cost: Run, folder: string) {
  const { files, bytes } = await sizeOf(folder);
  rows.push({
    what,
    articles: size,
    'wall, s': cost.seconds.toFixed(1),
    'CPU, s': cost.cpu.toFixed(1),
    'ms an article': ((cost.seconds * 1000) / size).toFixed(2),
    'peak, MB': cost.megabytes.toFixed(0),
    files,
    'files an article': (files / size).toFixed(1),
    MB: (bytes / 2 ** 20).toFixed(0),
    'KB an article': (bytes / 1024 / size).toFixed(0),
  });
  console.table(rows);
  if (Object.keys(cost.phases).length === 0) return;
  const printed = (one: Cost | undefined) => (one ? `${one.wall.toFixed(1)} (${one.cpu.toFixed(1)})` : '–');
  costs.push({
    what: `${size}, ${what}`,
    ...Object.fromEntries(Object.entries(cost.phases).map(([name, one]) => [name, printed(one)])),
    ...Object.fromEntries(
      Object.entries(beside).map(([name, thread]) => [name, printed(cost.threads[thread])]),
    ),
  });
  console.log('Seconds of each phase of the first thread, and of what runs beside it, with processor time:');
  console.table(costs);
}

if (content !== undefined) {
  const site = makeSite(`scale/${process.pid}`, {
    content: resolve(content),
    files: { 'src/site.ts': siteWith({ lead: 'undefined', styles: "['apa']", files: fewFiles }) },
  });
  sites.push(site.root);
  const cost = await run(process.execPath, [...options, ...buildCommand], { cwd: site.root, marks });
  const articles = readdirSync(join(site.dist, 'articles')).filter((name) => name.endsWith('.bib'));
  await row(`${content}, page, bib, ris, json`, articles.length, cost, site.dist);
}
for (const size of sizes) {
  const articles = manyArticles(size);
  const ours = async (
    what: string,
    settings: Readonly<Record<string, string>> = {},
    source: Readonly<Record<string, string>> = { 'content/all.bib': bibtex.write(articles) },
    again = true,
  ) => {
    // A new folder for each: a file system that has just deleted many files creates new ones slowly.
    const site = makeSite(`scale/${process.pid}-${sites.length}`, {
      files: {
        ...source,
        'src/site.ts': siteWith({ lead: 'undefined', styles: "['apa']", ...settings }),
      },
    });
    for (const folder of ['articles', 'journals'])
      rmSync(join(site.root, 'content', folder), { recursive: true });
    sites.push(site.root);
    const build = () => run(process.execPath, [...options, ...buildCommand], { cwd: site.root, marks });
    await row(what, size, await build(), site.dist);
    if (again) {
      const path = join(site.root, 'content/all.bib');
      const text = readFileSync(path, 'utf8');
      const place = text.indexOf('abstract = {', text.length / 2) + 'abstract = {'.length;
      writeFileSync(path, `${text.slice(0, place)}Another beginning. ${text.slice(place)}`);
      await row(`${what}, again, with one changed`, size, await build(), site.dist);
    }
    // The newest article is on every page.
    if (again && size < minLarge) {
      writeFileSync(
        join(site.root, 'content/one-more.bib'),
        '@article{added, title = {An added article}, journal = {Annals of Regional Studies}, year = 2026}\n',
      );
      await row(`${what}, again, with one more`, size, await build(), site.dist);
    }
    return site.dist;
  };
  if (size < minLarge) await ours('Offprint, all files');
  if (size >= minLarge) await ours('Offprint, page, bib, ris, json', { files: fewFiles });
  // The others have no lists either, and read JSON.
  if (!peers) continue;
  const dist = await ours(
    'Offprint, page, bib, ris, json, no lists',
    { files: fewFiles, lists: '[]' },
    { 'content/all.json': cslJson.write(articles) },
    false,
  );
  for (const peer of [hugo, eleventy]) {
    const { folder, cost } = await peer(articles, headOf(dist));
    await row(`${peer.name}, page, bib, ris, json`, size, cost, join(folder, 'public'));
    sites.push(folder);
  }
}
for (const folder of sites) rmSync(folder, { recursive: true });
console.log(
  `${cpus().length} cores (${cpus()[0]!.model}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`,
);
