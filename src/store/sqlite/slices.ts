import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './connection.ts';

/** A slice keeps the write lock about this long, so that a verdict never waits long behind an import. */
const SLICE_MS = 10;
/** Pause between slices: longer than the time between two attempts of somebody who waits to write. */
const PAUSE_MS = 2;
/** Time is read once for so many items. */
const ITEMS_PER_LOOK = 8;

/**
 * Does `work` for each item, in short transactions with pauses between them. Each slice is all or nothing; the whole
 * is not, so whatever it writes must stay invisible until a last, durable transaction says that it counts.
 */
export async function inSlices<T>(
  connection: Connection,
  items: readonly T[],
  work: (item: T, index: number) => void,
): Promise<void> {
  let at = 0;
  while (at < items.length) {
    at = await connection.writeSlice(() => {
      const end = performance.now() + SLICE_MS;
      let next = at;
      while (next < items.length && (next % ITEMS_PER_LOOK !== 0 || next === at || performance.now() < end)) {
        work(items[next]!, next);
        next += 1;
      }
      return next;
    });
    if (at < items.length) await sleep(PAUSE_MS);
  }
}
