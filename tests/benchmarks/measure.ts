import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';

// Time, memory and files of a command, whatever it is written in.

/** What a command cost, with all the processes that it started. */
export interface Run {
  readonly seconds: number;
  /** Processor time, in seconds. */
  readonly cpu: number;
  /** The most memory that it held at once. */
  readonly megabytes: number;
  /** The seconds from one mark in its output to the next, by the later one's name. */
  readonly phases: Readonly<Record<string, number>>;
}

/**
 * Runs a command and watches its family of processes from /proc.
 * @param marks what the command prints at the end of each phase
 */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, marks = [] }: { cwd: string; marks?: readonly (readonly [phase: string, mark: RegExp])[] },
): Promise<Run> {
  const begun = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  let output = '';
  const seen: [string, number][] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const [phase, mark] of marks)
        if (!seen.some(([name]) => name === phase) && mark.test(output))
          seen.push([phase, performance.now() - begun]);
    });
  let [megabytes, cpu] = [0, 0];
  const watch = setInterval(() => {
    const family = descendants(child.pid!);
    const sum = (of: (one: (typeof family)[number]) => number) =>
      family.reduce((all, one) => all + of(one), 0);
    megabytes = Math.max(megabytes, sum(({ rss }) => rss) / 2 ** 20);
    cpu = Math.max(
      cpu,
      sum(({ seconds }) => seconds),
    );
  }, 200);
  const code = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
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
            // Its own, and that of its children that have ended.
            seconds: (+fields[11]! + +fields[12]! + +fields[13]! + +fields[14]!) / 100,
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

/** The files below a folder, and their bytes. */
export async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const { stdout } = await promisify(execFile)('find', [folder, '-type', 'f', '-printf', '%s\n'], {
    maxBuffer: 2 ** 30,
  });
  const sizes = stdout.trim().split('\n').map(Number);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
