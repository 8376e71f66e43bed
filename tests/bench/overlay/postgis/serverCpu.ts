import { setTimeout as sleep } from 'node:timers/promises';
import { read } from './proc.ts';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;
/** The server notices the end of a session a moment after its client. */
const REAPED_MS = 100;

/**
 * Processor time in ms of the sessions that the server (`pid`) has ended, their parallel workers included;
 * undefined where there is no /proc. What a query took is the difference of two.
 */
export async function endedSessionsMs(pid: number): Promise<number | undefined> {
  await sleep(REAPED_MS);
  const stat = read(`/proc/${pid}/stat`);
  if (stat === '') return undefined;
  // cutime and cstime, fields 16 and 17 of proc(5); the first two end with the bracket
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return TICK_MS * (Number(fields[13]) + Number(fields[14]));
}
