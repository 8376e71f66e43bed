import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { accountStore } from './accounts.ts';
import { batchStore } from './batches.ts';
import { checkStore } from './checks.ts';
import { isSqliteError, StoreFormatError, StoreLockedError } from './errors.ts';
import { exportStore } from './exportRows.ts';
import { imageStore } from './images.ts';
import { importStore } from './imports.ts';
import { jobStore } from './jobs.ts';
import { layerStore } from './layers.ts';
import { type Lock, lockHolder, takeLock } from './lock.ts';
import { metaStore } from './meta.ts';
import { migrate, needsMigration } from './migrate.ts';
import { overlayStore } from './overlays.ts';
import { patchStore } from './patches.ts';
import { READ_TIMEOUT_MS } from './sqlite/begin.ts';
import { connect, openDatabase } from './sqlite/connection.ts';
import type { Store } from './store.ts';
import { STORE_FILE } from './storeFile.ts';
import { uploadStore } from './uploads.ts';
import { verdictStore } from './verdicts.ts';

const LOCK_FILE = 'tuban.lock';
const SQLITE_NOTADB = 26;

export type OpenOptions = {
  /** Opens an existing store for reading only. */
  readOnly?: boolean;
  /** Holds the folder for this process, as the server does; refused with StoreLockedError while another holds it. */
  lock?: boolean;
  /** Said to whoever is refused, e.g. the address of the server. */
  lockNote?: string;
};

/**
 * Opens the county's store in a folder, making both where there is none. Worker threads and the command line open
 * more connections without the lock; all may write, in turns. Throws StoreLockedError, or StoreFormatError on a file
 * that is none of ours or that a newer program wrote.
 */
export async function openStore(folder: string, options: OpenOptions = {}): Promise<Store> {
  const { readOnly = false, lock = false, lockNote = '' } = options;
  const path = join(folder, STORE_FILE);
  if (readOnly && !existsSync(path)) {
    throw new StoreFormatError('storeMissing', {
      zh: `${folder} 中没有数据库 ${STORE_FILE}`,
      en: `There is no store ${STORE_FILE} in ${folder}`,
    });
  }
  if (!readOnly) mkdirSync(folder, { recursive: true });
  const held = lock ? claim(folder, lockNote) : null;
  let database: DatabaseSync | null = null;
  try {
    database = openFile(path, readOnly);
    if (!readOnly && needsMigration(database, path)) bringUpToDate(database, folder, held);
  } catch (error) {
    database?.close();
    held?.release();
    throw error;
  }

  const connection = connect(database);
  return {
    folder,
    meta: metaStore(connection.db),
    accounts: accountStore(connection.db),
    batches: batchStore(connection, folder),
    layers: layerStore(connection, folder),
    patches: patchStore(connection),
    overlays: overlayStore(connection),
    checks: checkStore(connection),
    verdicts: verdictStore(connection),
    images: imageStore(connection.db),
    jobs: jobStore(connection.db),
    uploads: uploadStore(connection.db),
    imports: importStore(connection),
    exports: exportStore(connection),
    async close() {
      if (!database.isOpen) return;
      await connection.close();
      held?.release();
    },
  };
}

function claim(folder: string, note: string): Lock {
  const path = join(folder, LOCK_FILE);
  const lock = takeLock(path, note);
  if (!lock) throw new StoreLockedError(folder, lockHolder(path));
  return lock;
}

/** The layout changes only under the lock: never beneath a server of an older version. */
function bringUpToDate(database: DatabaseSync, folder: string, held: Lock | null): void {
  const lock = held ?? claim(folder, '');
  try {
    migrate(database, join(folder, STORE_FILE));
  } finally {
    if (!held) lock.release();
  }
}

function openFile(path: string, readOnly: boolean): DatabaseSync {
  try {
    // A newer or foreign file is refused before anything is written to it; setting WAL mode is writing.
    if (existsSync(path)) {
      using look = new DatabaseSync(path, { readOnly: true, timeout: READ_TIMEOUT_MS });
      needsMigration(look, path);
    }
    return openDatabase(path, readOnly);
  } catch (error) {
    if (!isSqliteError(error, SQLITE_NOTADB)) throw error;
    throw new StoreFormatError('storeForeign', {
      zh: `${path} 不是 GeoPackage 数据库，或已损坏。请把它移走，或用 TUBAN_DATA 指定另一个目录；该文件未被改动`,
      en: `${path} is no GeoPackage, or is damaged. Move it away or name another folder in TUBAN_DATA; the file was not touched`,
    });
  }
}
