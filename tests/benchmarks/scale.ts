import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bibtex } from '../../src/exports/bibtex.ts';
import { manyArticles } from '../fixtures/many.ts';
import { makeSite, project, siteWith } from '../site.ts';

// What a library of a size costs: `npm run bench:scale`, or with the sizes behind it. Every row is a build of its own
// in a process of its own, with the references of a page in the first style alone.

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000, 10_000];
/** From here on, a page, three citation files and the index; below it, every file. */
const large = 50_000;

interface Run {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly phases: Readonly<Record<string, number>>;
}

/** Builds once, and watches the whole family of processes from /proc. */
async function build(root: string): Promise<Run> {
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=5500', join(project, 'node_modules/astro/bin/astro.mjs'), 'build', '--root', root],
    { cwd: root, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } },
  );
  let output = '';
  const seen: [string, number][] = [];
  const marks: readonly (readonly [string, RegExp])[] = [
    ['load', /\[types\] Generated/],
    ['bundle', /generating static routes/],
    ['pages', /generating static routes[^]*✓ Completed in/],
    ['files', /wrote \d+ files/],
    ['index', /indexed \d+ articles/],
  ];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const [phase, mark] of marks)
        if (!seen.some(([name]) => name === phase) && mark.test(output))
          seen.push([phase, performance.now() - begun]);
    });
  let megabytes = 0;
  let cpu = 0;
  const watch = setInterval(() => {
    const family = descendants(child.pid!);
    megabytes = Math.max(megabytes, family.reduce((sum, { rss }) => sum + rss, 0) / 2 ** 20);
    cpu = Math.max(
      cpu,
      family.reduce((sum, { seconds }) => sum + seconds, 0),
    );
  }, 200);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(output.slice(-3000));
  const seconds = (performance.now() - begun) / 1000;
  let before = 0;
  const phases: Record<string, number> = {};
  for (const [phase, at] of seen.sort(([, one], [, other]) => one - other)) {
    phases[phase] = (at - before) / 1000;
    before = at;
  }
  return { seconds, cpu, megabytes, phases };
}

/** A process and its children: bytes that they hold, and processor seconds that they have used. */
function descendants(pid: number): readonly { rss: number; seconds: number }[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`))
    .flatMap((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return [
          {
            pid: +name,
            parent: +fields[1]!,
            seconds: (+fields[11]! + +fields[12]!) / 100,
            rss: +fields[21]! * 4096,
          },
        ];
      } catch {
        return [];
      }
    });
  const family = new Set([pid]);
  for (const one of all.sort((a, b) => a.pid - b.pid)) if (family.has(one.parent)) family.add(one.pid);
  return all.filter((one) => family.has(one.pid));
}

async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const { stdout } = await promisify(execFile)('find', [folder, '-type', 'f', '-printf', '%s\n'], {
    maxBuffer: 2 ** 30,
  });
  const sizes = stdout.trim().split('\n').map(Number);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

const rows = [];
for (const size of sizes) {
  const site = makeSite(`scale-${size}`, {
    files: {
      'content/all.bib': bibtex.write(manyArticles(size)),
      'src/site.ts': siteWith({
        lead: 'undefined',
        styles: "['apa']",
        ...(size >= large && { files: "['bib', 'ris', 'json']" }),
      }),
    },
  });
  for (const folder of ['articles', 'journals'])
    rmSync(join(site.root, 'content', folder), { recursive: true });
  const { seconds, cpu, megabytes, phases } = await build(site.root);
  const { files, bytes } = await sizeOf(site.dist);
  rows.push({
    articles: size,
    'wall, s': seconds.toFixed(1),
    'CPU, s': cpu.toFixed(1),
    'ms an article': ((seconds * 1000) / size).toFixed(2),
    ...Object.fromEntries(Object.entries(phases).map(([name, took]) => [`${name}, s`, took.toFixed(1)])),
    'peak, MB': megabytes.toFixed(0),
    files,
    MB: (bytes / 2 ** 20).toFixed(0),
  });
  console.table(rows);
  rmSync(site.root, { recursive: true });
}
console.log(
  `${cpus().length} cores (${cpus()[0]!.model}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`,
);
