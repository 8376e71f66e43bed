import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readFile } from '../../../src/formats/read.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import { encodeGpkg } from '../../../src/geo/wkb.ts';
import { refusal } from './support/outcome.ts';

// GDAL, which reads views, takes a second to start.
vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'gpkg-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const BLOB = encodeGpkg(
  fromRings([
    [
      [
        [109, 38],
        [109.01, 38],
        [109.01, 38.01],
        [109, 38],
      ],
    ],
  ]),
);

/** A GeoPackage as small as one can be; `more` is run on it. */
function gpkg(tables: string[], more: (db: DatabaseSync) => void = () => {}, srs = 4490): Uint8Array {
  const path = join(folder, 'made.gpkg');
  rmSync(path, { force: true });
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA application_id = 1196444487;
    PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4490, 'EPSG', 4490, 'undefined', ''), ('none', 0, 'NONE', 0, 'undefined', '');
  `);
  for (const table of tables) {
    db.exec(`CREATE TABLE "${table}" (fid INTEGER PRIMARY KEY, geom BLOB, "名称" TEXT, code INTEGER)`);
    register(db, table, srs);
    db.prepare(`INSERT INTO "${table}" VALUES (7, ?, '嘎鲁图镇', 150626201000000001)`).run(BLOB);
  }
  more(db);
  db.close();
  return new Uint8Array(readFileSync(path));
}
function register(db: DatabaseSync, table: string, srs = 4490): void {
  db.prepare(
    `INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '2026-11-24T00:00:00Z', 0, 0, 0, 0, ?)`,
  ).run(table, table, srs);
  db.prepare(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POLYGON', ?, 0, 0)`).run(table, srs);
}

describe('a GeoPackage', () => {
  it('gives its rows with codes digit for digit, its key left out', async () => {
    const result = await readFile(gpkg(['图斑']), 'a.gpkg');
    expect(result.features[0]).toMatchObject({
      record: 1,
      properties: { 名称: '嘎鲁图镇', code: '150626201000000001' },
    });
    expect(result.sourceFieldTypes).toEqual({ 名称: 'TEXT', code: 'INTEGER' });
    expect(result.crs).toEqual({ epsg: 4490, how: 'table' });
  });

  it('with several tables asks which', async () => {
    expect(await refusal(gpkg(['甲', '乙']), 'a.gpkg')).toMatchObject({
      code: 'severalLayers',
      params: { names: '甲、乙' },
    });
    const chosen = await readFile(gpkg(['甲', '乙']), 'a.gpkg', { options: { layerName: '乙' } });
    expect(chosen.notes).toEqual([{ code: 'otherLayers', names: ['甲'] }]);
  });

  it('whose system nobody stated is placed by its numbers', async () => {
    expect((await readFile(gpkg(['图斑'], undefined, 0), 'a.gpkg')).crs).toEqual({
      epsg: 4490,
      how: 'magnitude',
    });
  });

  it('written by a program that leaves its log mode on is read all the same', async () => {
    const bytes = gpkg(['图斑'], (db) =>
      db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)'),
    );
    expect((await readFile(bytes, 'a.gpkg')).features).toHaveLength(1);
  });

  it('with a view as a layer is read through GDAL', async () => {
    const bytes = gpkg(['图斑'], (db) => {
      db.exec('CREATE VIEW 视图 AS SELECT fid, geom, 名称 FROM 图斑');
      register(db, '视图');
    });
    const result = await readFile(bytes, 'a.gpkg', { options: { layerName: '视图' } });
    expect(result.features[0]?.properties).toMatchObject({ 名称: '嘎鲁图镇' });
  });

  it('whose register is a query that never ends is not asked', async () => {
    const bytes = gpkg([], (db) =>
      db.exec(`DROP TABLE gpkg_geometry_columns;
        CREATE VIEW gpkg_geometry_columns AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
          SELECT 'x' AS table_name, 'g' AS column_name, 'POLYGON' AS geometry_type_name, i AS srs_id FROM n`),
    );
    expect(await refusal(bytes, 'a.gpkg')).toMatchObject({ code: 'gpkgNoTable' });
  });

  it('that is another database says so', async () => {
    const path = join(folder, 'other.db');
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE t (a)');
    db.close();
    expect(await refusal(new Uint8Array(readFileSync(path)), 'a.gpkg')).toMatchObject({
      code: 'gpkgNoTable',
    });
  });
});
