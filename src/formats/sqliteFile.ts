import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FormatError, refuse } from './error.ts';
import { workDir } from './workDir.ts';

let serial = 0;

/** Bytes 18 and 19 of the header: 1 for a rollback journal, 2 for a write-ahead log. */
const JOURNAL_AT = 18;

/**
 * Opens the bytes of an SQLite database to read them, with all that a hostile schema could use switched off. A database
 * in WAL mode comes without its log; it is opened as what it is then, a plain one.
 * @throws FormatError `sqliteDamaged`
 */
export function openSqliteBytes(
  bytes: Uint8Array,
  file: string,
): { db: DatabaseSync; close: () => Promise<void> } {
  if (isCut(bytes)) throw refuse('sqliteDamaged', file, { reason: 'fileCut' });
  const path = join(workDir(), `database${++serial}.sqlite`);
  const copy = bytes.slice();
  copy.fill(1, JOURNAL_AT, JOURNAL_AT + 2);
  writeFileSync(path, copy);
  const db = asDamage(file, () => {
    const opened = new DatabaseSync(path, { readOnly: true, enableForeignKeyConstraints: false });
    opened.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON');
    return opened;
  });
  const close = async () => {
    db.close();
    rmSync(path, { force: true });
  };
  return { db, close };
}

/** Whether there are fewer bytes than the pages that the header counts, where its count is in force. */
function isCut(bytes: Uint8Array): boolean {
  if (bytes.length < 100) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  return view.getUint32(24) === view.getUint32(92) && view.getUint32(28) * pageSize > bytes.length;
}

/** Runs `work`; what SQLite complains about refuses the file. */
export function asDamage<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormatError || (error as { code?: string }).code !== 'ERR_SQLITE_ERROR') throw error;
    const { errstr, message } = error as { errstr?: string; message: string };
    throw refuse('sqliteDamaged', file, { reason: REASONS[errstr ?? ''] ?? message.split('\n')[0]! });
  }
}

/** SQLite's own words for what happens with damaged files. */
const REASONS: Record<string, string> = {
  'database disk image is malformed': 'pagesBroken',
  'file is not a database': 'notDatabase',
  'disk I/O error': 'fileCut',
};

/** Puts a name from the file into a statement. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
