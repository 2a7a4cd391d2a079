import { Worker } from 'node:worker_threads';
import type { Entry } from './manifest.ts';

/** Between which sites files are taken over. */
export interface Sites {
  /** The last site's folder. */
  readonly from: string;
  /** The folder of the site that is being built. */
  readonly out: string;
  /** The file in which it is noted what the last site holds. */
  readonly manifest: string;
  /** A digest of everything that all files depend on: code, settings, versions. */
  readonly signature: string;
}

/** What is told of a unit of the last site. */
export type Known = Omit<Entry, 'files'>;

/**
 * Looks through the last site, remembers what of it stays, and notes what the next one holds, on a thread of its own: of a
 * hundred thousand articles there are half a million files.
 */
export interface Keeper {
  /** By name, what the last site has; nothing, where somebody has changed anything in its folder. */
  readonly known: Promise<ReadonlyMap<string, Known>>;
  /** Has the files of a unit stay. */
  readonly take: (name: string) => void;
  /** The paths of all files that stay. */
  readonly taken: () => Promise<readonly string[]>;
  /**
   * The paths of all files that do not, in a site of what was taken and of the files in the folder that is built; undefined
   * where nothing was taken.
   * @param made of those, what may be taken the next time
   */
  readonly gone: (
    made: Iterable<readonly [name: string, entry: Entry]>,
  ) => Promise<readonly string[] | undefined>;
  /** Notes the site, which has taken the last one's place, and ends. */
  readonly end: () => Promise<void>;
}

/** What the thread is told; it answers questions. */
export type Order =
  | { readonly take: readonly string[] }
  | { readonly made: readonly (readonly [name: string, entry: Entry])[] }
  | Question;
export type Question = 'known' | 'taken' | 'gone' | 'end';

/** What the thread says: some of what is known, or an answer. Paths are one text with line breaks, which costs least. */
export type Report =
  | { readonly known: readonly (readonly [name: string, known: Known])[] }
  | { readonly to: Question; readonly answer: string | undefined };

/** For each message costs. */
const batch = 200;

export function startKeeper(sites: Sites): Keeper {
  const worker = new Worker(new URL('./keeper-worker.ts', import.meta.url), {
    name: 'keep',
    workerData: sites,
  });
  const known = new Map<string, Known>();
  const waiting = new Map<Question, (answer: string | undefined) => void>();
  const failed = new Promise<never>((_, reject) => {
    worker.on('error', reject);
  });
  // Whoever waits for it is told of an error; until then nobody does, and a build that fails need not wait.
  failed.catch(() => undefined);
  worker.unref();
  worker.on('message', (report: Report) => {
    if ('to' in report) waiting.get(report.to)!(report.answer);
    else for (const [name, one] of report.known) known.set(name, one);
  });
  const send = (order: Order) => worker.postMessage(order);
  const ask = async (question: Question) => {
    worker.ref();
    const answered = new Promise<string | undefined>((resolve) => waiting.set(question, resolve));
    send(question);
    const answer = await Promise.race([answered, failed]);
    worker.unref();
    return answer;
  };
  let names: string[] = [];
  const sendNames = () => {
    send({ take: names });
    names = [];
  };
  const looked = ask('known').then(() => known);
  looked.catch(() => undefined);
  return {
    known: looked,
    take(name) {
      if (names.push(name) === batch) sendNames();
    },
    async taken() {
      sendNames();
      return pathsIn((await ask('taken'))!);
    },
    async gone(made) {
      let some: (readonly [string, Entry])[] = [];
      for (const one of made)
        if (some.push(one) === batch) {
          send({ made: some });
          some = [];
        }
      send({ made: some });
      const answer = await ask('gone');
      return answer === undefined ? undefined : pathsIn(answer);
    },
    async end() {
      await ask('end');
    },
  };
}

const pathsIn = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));
