import type { DatabaseSync } from 'node:sqlite';
import { StoreFormatError } from './errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

const NEWEST = MIGRATIONS.at(-1)!.id;

/**
 * Number of the last migration applied to a store; 0 for an empty file. Refuses, without touching it, a file that is
 * not ours or that a newer program has written.
 */
export function storeVersion(database: DatabaseSync, path: string): number {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if (tables.length === 0) return 0;
  if (!tables.some(({ name }) => name === 'tuban_migration')) {
    throw new StoreFormatError('storeForeign', {
      zh: `${path} 不是图斑的数据库（其中没有图斑的表）。请把它移走，或用 TUBAN_DATA 指定另一个目录；该文件未被改动`,
      en: `${path} is not a Tuban store (it has none of its tables). Move it away or name another folder in TUBAN_DATA; the file was not touched`,
    });
  }
  const row = database.prepare('SELECT coalesce(max(id), 0) AS version FROM tuban_migration').get();
  const version = Number(row?.version);
  if (version > NEWEST) {
    throw new StoreFormatError('storeNewer', {
      zh: `${path} 由更新版本的图斑写成（结构 ${version}，本程序只到 ${NEWEST}）。请升级程序；该文件未被改动`,
      en: `${path} was written by a newer Tuban (layout ${version}, this program knows ${NEWEST}). Upgrade the program; the file was not touched`,
    });
  }
  return version;
}

export function needsMigration(database: DatabaseSync, path: string): boolean {
  return storeVersion(database, path) < NEWEST;
}

/** Applies what is missing, each step in its own transaction, and notes it in `tuban_migration`. */
export function migrate(
  database: DatabaseSync,
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  storeVersion(database, path);
  for (const migration of migrations) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(
        'CREATE TABLE IF NOT EXISTS tuban_migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      );
      // Asked inside the transaction: another process may have just done it.
      if (!database.prepare('SELECT 1 FROM tuban_migration WHERE id = ?').get(migration.id)) {
        migration.up(database);
        database
          .prepare('INSERT INTO tuban_migration VALUES (?, ?, ?)')
          .run(migration.id, migration.name, new Date().toISOString());
      }
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
