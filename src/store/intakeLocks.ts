import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Lock, takeLock } from './lock.ts';

/**
 * A running intake holds a lock file of its own, so that a server which starts can tell what a crash left behind
 * from what another process (`tuban import`) is writing just now.
 */
export function claimIntake(folder: string): { name: string; lock: Lock } {
  const name = `intake-${randomUUID()}.lock`;
  const lock = takeLock(join(folder, name));
  if (!lock) throw new Error(`A fresh lock file is held already: ${join(folder, name)}`);
  return { name, lock };
}

/** The lock of a dead intake, to be released once its rows are gone; null while the intake is alive. */
export function claimDeadIntake(folder: string, name: string): Lock | null {
  return takeLock(join(folder, name));
}
