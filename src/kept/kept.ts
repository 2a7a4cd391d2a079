import { shared } from '../shared.ts';
import type { Keeper, Known } from './keeper.ts';
import type { Entry } from './manifest.ts';

// A build leaves of the site that it replaces what would be the same. What decides is a key of all that a file is made from,
// never the age of anything.

/** Files of a site that are made from the same records, and are taken over or made together. */
export interface Unit {
  /** A digest of everything that they show. */
  readonly key: string;
  /** A digest of what many units show alike, and which can be renewed in their files without making all of them anew. */
  readonly common?: string;
  /** Their paths below the site's folder. */
  readonly files: () => readonly string[];
  /** What whoever makes them wants to know of them at the next build, as JSON. */
  readonly notes?: () => unknown;
}

/**
 * What of a unit the last site has: `all`, and its files are being taken over; its `own`, and they are in the last site's
 * folder as they were, to be renewed in what is common; or nothing, and it has to be made.
 */
export type Kept = 'all' | 'own' | 'nothing';

interface Run {
  readonly keeper: Keeper;
  readonly known: ReadonlyMap<string, Known>;
  readonly asked: Map<string, { readonly kept: Kept; readonly unit: () => Unit }>;
}

const current = shared('kept', (): { run?: Run } => ({}));

/** Begins a build that may leave files as they are. */
export async function beginKeeping(keeper: Keeper): Promise<void> {
  current.run = { keeper, known: await keeper.known, asked: new Map() };
}

/**
 * Takes over what the last site has of a unit. What is answered once for a name holds for the whole build; in development
 * nothing is ever kept.
 * @param unit asked for only if the last site has one of that name, or else at the end of the build
 */
export function keptOf(name: string, unit: () => Unit): Kept {
  const { run } = current;
  if (!run) return 'nothing';
  let answer = run.asked.get(name);
  if (!answer) {
    const before = run.known.get(name);
    const now = before && unit();
    answer = { kept: before && now ? compare(before, now) : 'nothing', unit: now ? () => now : unit };
    run.asked.set(name, answer);
    if (answer.kept === 'all') run.keeper.take(name);
  }
  return answer.kept;
}

/** True where the files of a unit are taken over from the last site, and nobody need make them. */
export const isKept = (name: string, unit: () => Unit): boolean => keptOf(name, unit) === 'all';

/** What was noted of a unit that the last site has, in whose folder its files are as they were. */
export const notesOf = (name: string): unknown => current.run?.known.get(name)?.notes;

/**
 * Ends a build whose files are all there.
 * @returns the paths of the last site's files that do not stay; undefined, if nothing of it does
 */
export async function endKeeping(): Promise<readonly string[] | undefined> {
  const { keeper, asked } = current.run!;
  const made = asked
    .entries()
    .filter(([, { kept }]) => kept !== 'all')
    .map(([name, { unit }]): [string, Entry] => {
      const { key, common, files, notes } = unit();
      return [name, { key, common, notes: notes?.(), files: files() }];
    });
  delete current.run;
  return keeper.gone(made);
}

function compare(before: Known, now: Unit): Kept {
  if (before.key !== now.key) return 'nothing';
  return before.common === now.common ? 'all' : 'own';
}
