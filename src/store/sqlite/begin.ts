import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSqliteError, StoreError } from '../errors.ts';

const SQLITE_BUSY = 5;
const SQLITE_BUSY_SNAPSHOT = 517;
/** How long a write waits for another process or thread before it gives up. */
const PATIENCE_MS = 10_000;
/** Reads hardly ever wait in WAL mode (recovery after a crash does); then they may block this long. */
export const READ_TIMEOUT_MS = 5_000;

/**
 * Begins a write transaction. Where another connection is writing, it asks again every millisecond and lets the event
 * loop run meanwhile; SQLite's own waiting would block the process and, with its growing pauses, could miss the short
 * gaps that an import leaves between its slices.
 */
export async function beginWrite(database: DatabaseSync): Promise<void> {
  const start = performance.now();
  database.exec('PRAGMA busy_timeout = 0');
  try {
    for (;;) {
      try {
        database.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isSqliteError(error, SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT)) throw error;
        if (performance.now() - start > PATIENCE_MS) {
          throw new StoreError('storeBusy', {
            zh: `数据库被其他程序占用超过 ${PATIENCE_MS / 1000} 秒，本次没有写入。请关闭正在编辑 tuban.gpkg 的程序后重试`,
            en: `Another program has been writing to the store for over ${PATIENCE_MS / 1000} s; nothing was written. Close whatever is editing tuban.gpkg and try again`,
          });
        }
      }
      await sleep(1);
    }
  } finally {
    database.exec(`PRAGMA busy_timeout = ${READ_TIMEOUT_MS}`);
  }
}
