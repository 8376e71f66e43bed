import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { defineGeometryFunctions } from '../gpkg/geometryFunctions.ts';
import type { Database } from '../schema.ts';
import { beginWrite, READ_TIMEOUT_MS } from './begin.ts';
import { nodeSqliteDialect } from './dialect.ts';

/**
 * The store's one connection. Ordinary queries go through `db`; the few hot paths use prepared statements inside
 * `read` or `write`, which hold the same connection, so that the two can never mix in one transaction.
 */
export type Connection = {
  readonly db: Kysely<Database>;
  /** A prepared statement, kept. Only inside `read` and `write`. */
  statement(sql: string): StatementSync;
  /** Runs synchronous work on a consistent snapshot. */
  read<T>(work: () => T): Promise<T>;
  /** Runs synchronous work in one durable transaction: all of it or nothing. */
  write<T>(work: () => T): Promise<T>;
  /**
   * As `write`, but the commit need not have reached the disk yet: for slices of an intake, which nobody sees before
   * a durable commit (whose fsync covers the same file) says that they count.
   */
  writeSlice<T>(work: () => T): Promise<T>;
  close(): Promise<void>;
};

/** Opens the file with the settings that durability rests on: WAL, and an fsync at every commit. */
export function openDatabase(path: string, readOnly = false): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: READ_TIMEOUT_MS });
  try {
    if (!readOnly) database.exec('PRAGMA journal_mode = WAL');
    database.exec(`
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA cache_size = -65536;
      PRAGMA temp_store = MEMORY;
    `);
    defineGeometryFunctions(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

export function connect(database: DatabaseSync): Connection {
  const db = new Kysely<Database>({ dialect: nodeSqliteDialect(database) });
  const statements = new Map<string, StatementSync>();

  const transaction = <T>(begin: () => Promise<void> | void, work: () => T, synchronous?: 'NORMAL') =>
    db.connection().execute(async () => {
      if (synchronous) database.exec(`PRAGMA synchronous = ${synchronous}`);
      try {
        await begin();
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      } finally {
        if (synchronous) database.exec('PRAGMA synchronous = FULL');
      }
    });

  return {
    db,
    statement(sql) {
      let kept = statements.get(sql);
      if (!kept) {
        kept = database.prepare(sql);
        statements.set(sql, kept);
      }
      return kept;
    },
    read: (work) => transaction(() => database.exec('BEGIN'), work),
    write: (work) => transaction(() => beginWrite(database), work),
    writeSlice: (work) => transaction(() => beginWrite(database), work, 'NORMAL'),
    async close() {
      await db.destroy();
      if (database.isOpen) database.close();
    },
  };
}
