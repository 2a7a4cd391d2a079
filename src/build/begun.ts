import { join } from 'node:path';
import { startKeeper, type Keeper } from '../kept/keeper.ts';
import { shared } from '../shared.ts';
import type { Folders } from './place.ts';
import { signatureOf } from './signature.ts';

/** What a build begins with, before anything else is loaded, since it takes as long. */
export interface Begun {
  /** Of all but the content on which the site depends. */
  readonly signature: string;
  /** Looks through the last site. */
  readonly keeper: Keeper;
}

/**
 * Begins a build; the same for all that ask in one process.
 * @param known the signature, where somebody has made it already
 */
export const begun = ({ root, dist: from, next: out, cache }: Folders, known?: string): Begun =>
  shared('begun', () => {
    const signature = known ?? signatureOf(root);
    return { signature, keeper: startKeeper({ from, out, manifest: join(cache, 'site.jsonl'), signature }) };
  });
