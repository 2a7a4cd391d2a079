import { formats } from '../../src/exports/index.ts';
import { formatReference } from '../../src/exports/reference.ts';
import { site } from 'offprint/site';
import { awkward } from '../fixtures/awkward.ts';
import { libraryOf } from '../records.ts';

// What one record costs in every format and every style, in milliseconds: `npm run bench`. The first run of a style
// builds its engine and is listed separately.

const records = [...libraryOf().articles, ...awkward.filter(({ id }) => id !== 'long')];

/** Milliseconds per record, after one record that builds the engine; and the time of that one. */
function measure(write: (record: (typeof records)[number]) => unknown): { first: string; each: string } {
  const started = performance.now();
  write(records[0]!);
  const first = performance.now() - started;
  const rounds = 10;
  const begun = performance.now();
  for (let round = 0; round < rounds; round += 1) for (const record of records) write(record);
  const each = (performance.now() - begun) / (rounds * records.length);
  return { first: first.toFixed(1), each: each.toFixed(3) };
}

const rows = {
  ...Object.fromEntries(site.styles.map((style) => [style, measure((one) => formatReference(one, style))])),
  ...Object.fromEntries(formats.map(({ label, write }) => [label, measure((one) => write([one]))])),
};
console.log(`${records.length} records, ten times; milliseconds for the first, then for each`);
console.table(rows);
