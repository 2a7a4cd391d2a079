/**
 * One value for all copies of a module: Vite loads modules a second time for the pages, and both are one process.
 * @param name of the value, in the whole project
 */
export function shared<T extends object>(name: string, make: () => T): T {
  const all = globalThis as unknown as Record<symbol, T | undefined>;
  return (all[Symbol.for(`offprint.${name}`)] ??= make());
}
