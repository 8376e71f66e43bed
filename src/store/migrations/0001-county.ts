import { createMetadataTables } from '../gpkg/metadataTables.ts';
import type { Migration } from './migration.ts';

/** An empty GeoPackage with the county, its people and its verdict vocabularies. */
export const county: Migration = {
  id: 1,
  name: 'county',
  up(database) {
    createMetadataTables(database);
    database.exec(`
      CREATE TABLE county (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
        synthetic INTEGER NOT NULL CHECK (synthetic IN (0, 1))
      ) STRICT;

      CREATE TABLE vocabulary (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        version TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL CHECK (json_valid(body)),
        added_at TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER vocabulary_kept_update BEFORE UPDATE ON vocabulary
      BEGIN SELECT RAISE(ABORT, 'vocabulary: a version is never changed'); END;
      CREATE TRIGGER vocabulary_kept_delete BEFORE DELETE ON vocabulary
      BEGIN SELECT RAISE(ABORT, 'vocabulary: a version is never deleted'); END;

      CREATE TABLE account (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        login TEXT NOT NULL UNIQUE COLLATE NOCASE,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
        demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
        password_hash TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE TABLE session (
        token_hash TEXT PRIMARY KEY,
        account_id INTEGER NOT NULL REFERENCES account(id),
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX session_account ON session(account_id);
      CREATE TABLE sign_in_failure (
        id INTEGER PRIMARY KEY,
        login TEXT NOT NULL COLLATE NOCASE,
        address TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX sign_in_failure_login ON sign_in_failure(login, at);
      CREATE INDEX sign_in_failure_address ON sign_in_failure(address, at);
      CREATE INDEX sign_in_failure_at ON sign_in_failure(at);
    `);
  },
};
