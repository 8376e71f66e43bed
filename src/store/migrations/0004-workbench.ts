import type { Migration } from './migration.ts';

/** Satellite images, long-running jobs, and counters that caches go by. */
export const workbench: Migration = {
  id: 4,
  name: 'workbench',
  up(database) {
    database.exec(`
      CREATE TABLE image (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        date TEXT NOT NULL,
        name TEXT NOT NULL,
        path TEXT NOT NULL UNIQUE,
        west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
        epsg INTEGER NOT NULL,
        resolution_m REAL NOT NULL
      ) STRICT;
      CREATE TABLE job (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
        step TEXT NOT NULL,
        done INTEGER NOT NULL,
        total INTEGER NOT NULL,
        by TEXT NOT NULL,
        created_at TEXT NOT NULL,
        finished_at TEXT NOT NULL,
        error TEXT NOT NULL,
        report TEXT NOT NULL,
        params TEXT NOT NULL
      ) STRICT;
      CREATE INDEX job_unfinished ON job(status) WHERE status IN ('waiting', 'running');
      CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO counter VALUES ('patchTiles', 0), ('measures', 0);
    `);
  },
};
