import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/store/migrate.ts';
import { MIGRATIONS } from '../../../src/store/migrations/index.ts';
import { openStore } from '../../../src/store/open.ts';
import { openDatabase } from '../../../src/store/sqlite/connection.ts';
import { STORE_FILE } from '../../../src/store/storeFile.ts';
import { county, open, scratch, signed } from './county.ts';

it('a store opened again is the same store', async () => {
  const folder = scratch();
  const first = await county(folder);
  await first.verdicts.append(signed(1, 0, 'legal'));
  const rows = await first.patches.rows();
  await first.close();
  const store = await open(folder, { lock: true });
  expect(await store.patches.rows()).toEqual(rows);
  expect(await store.meta.county()).toMatchObject({ code: '150626', name: '乌审旗', synthetic: true });
});

it('every step is applied once, in order, and a step that fails leaves no trace', () => {
  const path = join(scratch(), STORE_FILE);
  const database = openDatabase(path);
  migrate(database, path, MIGRATIONS.slice(0, 2));
  migrate(database, path);
  migrate(database, path);
  const applied = database.prepare('SELECT id FROM tuban_migration ORDER BY id').all();
  expect(applied.map(({ id }) => id)).toEqual(MIGRATIONS.map(({ id }) => id));
  const bad = {
    id: 99,
    name: 'bad',
    up(db: DatabaseSync) {
      db.exec('CREATE TABLE half (a)');
      throw new Error('power cut');
    },
  };
  expect(() => migrate(database, path, [bad])).toThrow('power cut');
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
  database.close();
});

it('a store from before the closed accounts keeps its figures out of sight until all is measured again', async () => {
  const folder = scratch();
  const path = join(folder, STORE_FILE);
  const database = openDatabase(path);
  migrate(database, path, MIGRATIONS.slice(0, 5));
  database.exec(`
    INSERT INTO county VALUES (1, '150626', '乌审旗', 108.2, 37.6, 109.7, 39.4, 1);
    INSERT INTO batch (county_code, id, name, source, period, issued_on, deadline, status, intake_lock, imported_by,
      imported_at) VALUES ('150626', '2026-1', '第一期', '', '', '', '', 'ready', '', '张宇', '2026-05-02');
    INSERT INTO layer_version (county_code, kind, label, valid_from, status, intake_lock, imported_by, imported_at)
      VALUES ('150626', 'landUse', '2025年度', '2025-12-31', 'ready', '', '张宇', '2026-05-02'),
             ('150626', 'approval', '2026', '2026-01-01', 'ready', '', '张宇', '2026-05-02');
    INSERT INTO overlay_done VALUES ('2026-1', 1, '2026-05-02'), ('2026-1', 2, '2026-05-02');
  `);
  database.close();
  const store = await open(folder);
  expect(await store.overlays.pending()).toEqual([
    { batchId: '2026-1', kind: 'landUse', layerVersionId: 1 },
    { batchId: '2026-1', kind: 'approval', layerVersionId: 2 },
  ]);
  const versions = await store.layers.current();
  expect(versions.map(({ codeSystem }) => codeSystem)).toEqual(['survey3', 'survey3']);
});

it('a file of a newer program, of another program, or none at all is refused and left as it is', async () => {
  const folder = scratch();
  const path = join(folder, STORE_FILE);
  const refuse = async (code: string) => {
    const before = readFileSync(path);
    await expect(openStore(folder)).rejects.toMatchObject({ name: 'StoreFormatError', code });
    expect(readFileSync(path).equals(before)).toBe(true);
  };
  await (await openStore(folder)).close();
  const newer = new DatabaseSync(path);
  newer.exec(
    "INSERT INTO tuban_migration VALUES (9999, 'later', '2030-01-01'); PRAGMA wal_checkpoint(TRUNCATE)",
  );
  newer.close();
  await refuse('storeNewer');

  writeFileSync(path, 'this is no database, but long enough to look like a file of somebody else');
  await refuse('storeForeign');

  writeFileSync(path, '');
  const other = new DatabaseSync(path);
  other.exec('CREATE TABLE gpkg_contents (a)');
  other.close();
  await refuse('storeForeign');
});

it('a store to be read only must exist, and writes nothing', async () => {
  const folder = scratch();
  await expect(openStore(folder, { readOnly: true })).rejects.toMatchObject({ code: 'storeMissing' });
  await county(folder);
  const reader = await open(folder, { readOnly: true });
  expect(await reader.patches.rows()).toHaveLength(3);
  await expect(reader.verdicts.append(signed(1, 0, 'legal'))).rejects.toThrow(/readonly/);
});
