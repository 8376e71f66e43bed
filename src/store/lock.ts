import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { isSqliteError, type LockHolder } from './errors.ts';

const SQLITE_BUSY = 5;

export type Lock = {
  /** Gives the lock back; with `remove` its file goes too (only for locks that nobody waits for). */
  release(remove?: boolean): void;
};

/**
 * Takes a lock that the operating system itself ends with the process, also after kill -9: an exclusive transaction
 * held open on a side file. Answers null where somebody else (another process, thread or connection) holds it.
 * The side file must never be opened and closed by other means here: POSIX would drop the lock.
 */
export function takeLock(path: string, note = ''): Lock | null {
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (isSqliteError(error, SQLITE_BUSY)) return null;
    throw error;
  }
  const holder: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString(), note };
  writeFileSync(`${path}.json`, JSON.stringify(holder));
  return {
    release(remove = false) {
      rmSync(`${path}.json`, { force: true });
      // Removing before unlocking: nobody can take the lock of a file that is about to go.
      if (remove && process.platform !== 'win32') rmSync(path, { force: true });
      db.close();
      if (remove) rmSync(path, { force: true });
    },
  };
}

/** What the holder of a lock wrote about itself, or null. */
export function lockHolder(path: string): LockHolder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
    return typeof value === 'object' && value !== null && 'pid' in value ? (value as LockHolder) : null;
  } catch {
    return null;
  }
}
