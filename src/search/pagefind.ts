import { close, createIndex, type CustomRecord } from 'pagefind';

/** Files of Pagefind's by their paths, as they are served. */
export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * What Pagefind makes of these records, which become its pages 0, 1, 2 … in their order. Its process stays for the next;
 * {@link end} ends it.
 * @throws at any error of Pagefind's
 */
export async function filesOf(records: Iterable<CustomRecord>): Promise<Files> {
  const { index, errors } = await createIndex({ writePlayground: false });
  refuse(errors);
  // One by one it would wait for each; it takes them in their order.
  const added = await Promise.all(Array.from(records, (record) => index!.addCustomRecord(record)));
  for (const { errors } of added) refuse(errors);
  const { files, errors: failed } = await index!.getFiles();
  refuse(failed);
  await index!.deleteIndex();
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** Ends Pagefind's process. */
export const end = close;

function refuse(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}
