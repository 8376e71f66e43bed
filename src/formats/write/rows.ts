import { setImmediate as turn } from 'node:timers/promises';
import type { Row, Table, WriteOptions } from './types.ts';

/** Rows between two looks at the signal; with each, whatever else waits in this thread gets its turn. */
const STEP = 256;

/** Hands each row to `take`, with its 1-based number; returns how many there were. Stops when asked to. */
export async function eachRow(
  table: Table,
  { signal }: WriteOptions,
  take: (row: Row, record: number) => void,
): Promise<number> {
  let count = 0;
  signal?.throwIfAborted();
  for await (const row of table.rows) {
    count += 1;
    take(row, count);
    if (count % STEP === 0) {
      await turn();
      signal?.throwIfAborted();
    }
  }
  return count;
}
