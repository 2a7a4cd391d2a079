import { execFile, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';

// Measures time, memory and files of any command.

/** The cost of a command, including its child processes. */
export interface Run {
  readonly seconds: number;
  /** CPU time, in seconds. */
  readonly cpu: number;
  /** Peak memory. */
  readonly megabytes: number;
  /** From one mark in its output to the next, by the name of the later one; CPU time is that of its main thread. */
  readonly phases: Readonly<Record<string, Cost>>;
  /** From start to end, by the name of a thread or process; equal names are combined. */
  readonly threads: Readonly<Record<string, Cost>>;
}

/** In seconds. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** The last sample of a thread, in seconds. */
interface Seen {
  readonly name: string;
  readonly cpu: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Runs a command and samples its process tree from /proc, so processes that end between two samples are missed.
 * @param marks text that the command prints at the end of each phase
 */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, marks = [] }: { cwd: string; marks?: readonly (readonly [phase: string, mark: RegExp])[] },
): Promise<Run> {
  const begun = performance.now();
  const now = () => (performance.now() - begun) / 1000;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  const threads = new Map<string, Seen>();
  let megabytes = 0;
  const look = () => {
    const family = descendants(child.pid!);
    megabytes = Math.max(megabytes, family.reduce((sum, pid) => sum + residentOf(pid), 0) / 2 ** 20);
    for (const pid of family)
      for (const { id, name, cpu } of threadsOf(pid))
        threads.set(id, { name, cpu, first: threads.get(id)?.first ?? now(), last: now() });
  };
  let output = '';
  const seen: { readonly phase: string; readonly at: number; readonly cpu: number }[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const [phase, mark] of marks)
        if (!seen.some((one) => one.phase === phase) && mark.test(output)) {
          look();
          seen.push({ phase, at: now(), cpu: threads.get(String(child.pid))?.cpu ?? 0 });
        }
    });
  const watch = setInterval(look, 200);
  const code = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  clearInterval(watch);
  if (code !== 0) throw new Error(output.slice(-3000));
  const seconds = now();
  const phases = seen.map(({ phase, at, cpu }, index) => {
    const before = seen[index - 1] ?? { at: 0, cpu: 0 };
    return [phase, { wall: at - before.at, cpu: cpu - before.cpu }] as const;
  });
  const groups = [...Map.groupBy(threads.values(), ({ name }) => name)].map(([name, those]) => {
    const wall = Math.max(...those.map(({ last }) => last)) - Math.min(...those.map(({ first }) => first));
    return [name, { wall, cpu: those.reduce((sum, { cpu }) => sum + cpu, 0) }] as const;
  });
  return {
    seconds,
    cpu: groups.reduce((sum, [, { cpu }]) => sum + cpu, 0),
    megabytes,
    phases: Object.fromEntries(phases),
    threads: Object.fromEntries(groups),
  };
}

/** A process and all its descendants. */
const descendants = (pid: number): readonly number[] => [
  pid,
  ...listed(`/proc/${pid}/task`).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number).flatMap(descendants),
  ),
];

/** In bytes. */
const residentOf = (pid: number) => Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * 4096;

/** The threads of a process. Threads of other programs are listed under the program's name. */
function threadsOf(
  pid: number,
): readonly { readonly id: string; readonly name: string; readonly cpu: number }[] {
  const program = read(`/proc/${pid}/comm`).trim();
  return listed(`/proc/${pid}/task`).flatMap((thread) => {
    const stat = read(`/proc/${pid}/task/${thread}/stat`);
    if (!stat) return [];
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpu = (Number(fields[11]) + Number(fields[12])) / 100;
    return [{ id: thread, name: program === 'MainThread' ? name : program, cpu }];
  });
}

// It ended during the sample.
function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The number and total bytes of the files below a folder. */
export async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const { stdout } = await promisify(execFile)('find', [folder, '-type', 'f', '-printf', '%s\n'], {
    maxBuffer: 2 ** 30,
  });
  const sizes = stdout.trim().split('\n').map(Number);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
