import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

/**
 * Waits until a condition holds. A loop without an end outlives the timeout of its test, and keeps the whole run from ending.
 * @throws AssertionError if it does not hold in time
 */
export async function until(
  what: string | (() => string),
  condition: () => boolean | Promise<boolean>,
  patienceMs = 20_000,
): Promise<void> {
  const ends = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > ends)
      assert.fail(`not in ${patienceMs} ms: ${typeof what === 'string' ? what : what()}`);
    await setTimeout(50);
  }
}
