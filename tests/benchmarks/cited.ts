import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { random } from '../fixtures/many.ts';
import { buildCommand, makeSite, siteWith } from '../site.ts';

// The cost of references: builds of articles that cite nothing, 60 works as printed, or 60 works field by field, from
// nothing and with the cache of the last build. node --import ./tests/fixture-settings.ts tests/benchmarks/cited.ts [articles, 300] [nothing,printed,fields]

const count = Number(process.argv[2] ?? 300);
const only = process.argv[3]?.split(',');
const cites = 60;

const next = random(5);
const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
const words = 'trade union history water law river climate forest data court market child school'.split(' ');
const names = ['Smith', 'García', 'Ng', 'Müller', 'Okafor', 'Tishkov', 'de la Cruz', 'Sato'];
const title = () =>
  `On the ${Array.from({ length: 6 }, () => pick(words)).join(' and the ')}: ${pick(words)} ${Math.floor(next() * 1e6)}`;
const doi = () => `10.5555/${Math.floor(next() * 1e9)}`;

const printed = () =>
  `  ${pick(names)}, ${pick([...'ABCDE'])}. (${1980 + Math.floor(next() * 45)}). ${title()}. Journal of ${pick(words)}, ${Math.floor(next() * 90)}, 1-20. https://doi.org/${doi()}`;
const byFields = () =>
  [
    `  - type: article-journal`,
    `    title: "${title()}"`,
    `    authors:`,
    ...Array.from(
      { length: 1 + Math.floor(next() * 4) },
      () => `      - family: ${pick(names)}\n        given: ${pick([...'ABCDE'])}.`,
    ),
    `    container-title: Journal of ${pick(words)}`,
    `    volume: ${Math.floor(next() * 90)}`,
    `    pages: 1-20`,
    `    date: ${1980 + Math.floor(next() * 45)}`,
    `    doi: ${doi()}`,
  ].join('\n');

function siteOf(name: string, reference: (() => string) | undefined) {
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `content/articles/a${index}.mdx`,
      `---\ntitle: "${title()}"\njournal: world-history\ndate: 2024\nabstract: "${title()}. ${title()}."\n${
        reference
          ? `references:${reference === printed ? ' |' : ''}\n${Array.from({ length: cites }, reference).join('\n')}\n`
          : ''
      }---\n`,
    ]),
  );
  const site = makeSite(`cited-${name}`, {
    files: { ...files, 'src/site.ts': siteWith({ lead: 'undefined' }) },
  });
  return site;
}

/** CPU time in seconds. */
function build(root: string): number {
  const before = process.resourceUsage();
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time "$0" "$@" >/dev/null 2>&1`, process.execPath, ...buildCommand],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0 || !before) throw new Error(stderr);
  return stderr
    .trim()
    .split(' ')
    .reduce((sum, part) => sum + Number(part), 0);
}

const page = (dist: string) => {
  const html = readFileSync(join(dist, 'articles/a1/index.html'));
  return `${(html.length / 1000).toFixed(0)} KB, ${(brotliCompressSync(html).length / 1000).toFixed(1)} KB compressed`;
};

let plain = 0;
const kinds = { nothing: undefined, printed, fields: byFields };
for (const [name, reference] of Object.entries(kinds)) {
  if (only && !only.includes(name)) continue;
  const { root, dist } = siteOf(name, reference);
  for (const round of name === 'fields' ? ['from nothing', 'again'] : ['from nothing']) {
    const seconds = build(root);
    if (!reference) plain = seconds;
    console.log(
      `${name}, ${round}: ${seconds.toFixed(1)} s, ${(((seconds - plain) / count) * 1000).toFixed(1)} ms an article for its references; a page: ${page(dist)}`,
    );
  }
  if (!process.env['KEEP']) rmSync(root, { recursive: true, force: true });
}
