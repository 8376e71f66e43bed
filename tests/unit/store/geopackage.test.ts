import { closeSync, copyFileSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { LAYER_KIND_LIST } from '../../../src/domain/layerKind.ts';
import { openDatabase } from '../../../src/store/sqlite/connection.ts';
import { STORE_FILE } from '../../../src/store/storeFile.ts';
import { ZONE_TABLES } from '../../../src/store/zoneTables.ts';
import { county, layer, scratch, signed, square, zone } from './county.ts';

type Info = {
  layers: {
    name: string;
    featureCount: number;
    fields: { name: string; alias?: string }[];
    geometryFields: { extent: number[]; coordinateSystem: { projjson: { id: { code: number } } } }[];
    features: { fid: number; properties: Record<string, unknown>; geometry: { type: string } }[];
  }[];
};
type Gdal = {
  open(path: string): Promise<{ datasets: unknown[] }>;
  ogrinfo(dataset: unknown, options: string[]): Promise<Info>;
};

it('GDAL reads the file of an open store: layers, Chinese attributes, CGCS2000', {
  timeout: 60_000,
}, async () => {
  const folder = scratch();
  const store = await county(folder);
  await layer(store, 'landUse', [zone(square(108.8, 38.6), '0102', '水浇地')]);
  await store.verdicts.append(signed(1, 0, 'violating', { note: '未批先建' }));
  const info = await ogrinfo(folder);
  const named = new Map(info.layers.map((item) => [item.name, item]));
  for (const table of ['patch', ...Object.values(ZONE_TABLES)]) {
    expect(named.get(table)?.geometryFields[0]?.coordinateSystem.projjson.id.code, table).toBe(4490);
  }
  const patches = named.get('patch')!;
  expect(patches.featureCount).toBe(3);
  expect(patches.geometryFields[0]?.extent).toEqual([108.8, 38.6, 108.821, 38.601]);
  expect(patches.features[0]?.geometry.type).toBe('MultiPolygon');
  expect(patches.features[0]?.properties).toMatchObject({ before_name: '水浇地', county_code: '150626' });
  expect(`${JSON.stringify(patches.features[0]?.properties)}`).toContain('光伏板');
  expect(patches.fields.find(({ name }) => name === 'code')?.alias).toBe('监测编号');
  expect(named.get('zone_land_use')?.features[0]?.properties).toMatchObject({ class_name: '水浇地' });
  expect(named.get('verdict_event')?.features[0]?.properties).toMatchObject({ note: '未批先建' });
  expect(named.has('account')).toBe(false);
  const whole = named.get('patch_with_verdict')!;
  expect(whole.geometryFields[0]).toMatchObject({
    extent: [108.8, 38.6, 108.821, 38.601],
    coordinateSystem: { projjson: { id: { code: 4490 } } },
  });
  expect(whole.fields.find(({ name }) => name === 'state_name')?.alias).toBe('判定');
  expect(whole.features.map(({ properties }) => [properties.state_name, properties.note])).toEqual([
    ['违法', '未批先建'],
    ['待判', ''],
    ['待判', ''],
  ]);
});

/** GDAL here has no shared memory, which WAL needs: it gets a copy of the live file's pages marked as not WAL. */
async function ogrinfo(folder: string): Promise<Info> {
  const look = openDatabase(join(folder, STORE_FILE));
  look.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const out = join(folder, 'gdal');
  mkdirSync(out);
  const copy = join(out, 'live.gpkg');
  copyFileSync(join(folder, STORE_FILE), copy);
  look.close();
  const file = openSync(copy, 'r+');
  writeSync(file, Uint8Array.of(1, 1), 0, 2, 18);
  closeSync(file);
  const require = createRequire(import.meta.url);
  const init = require('gdal3.js/node.js') as (config: object) => Promise<Gdal>;
  const home = dirname(require.resolve('gdal3.js/dist/package/gdal3.node.js'));
  const gdal = await init({ path: relative(process.cwd(), home), dest: out });
  const { datasets } = await gdal.open(copy);
  return gdal.ogrinfo(datasets[0], ['-json', '-features']);
}

it('the file is a valid GeoPackage: header, registrations, indexes, no broken reference', async () => {
  const folder = scratch();
  const store = await county(folder);
  for (const kind of LAYER_KIND_LIST) await layer(store, kind, [zone(square(108.8, 38.6))]);
  const db = openDatabase(join(folder, STORE_FILE));
  const all = (sql: string) =>
    db
      .prepare(sql)
      .all()
      .map((row) => Object.values(row)[0]);
  expect(all('PRAGMA application_id')).toEqual([0x47504b47]);
  expect(all('PRAGMA user_version')).toEqual([10300]);
  expect(all('PRAGMA journal_mode')).toEqual(['wal']);
  expect(all('PRAGMA integrity_check')).toEqual(['ok']);
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
  expect(all('SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id')).toEqual([-1, 0, 4326, 4490]);
  const features = all(
    "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY table_name",
  );
  expect(features).toEqual(
    ['layer_fault', 'patch', 'patch_with_verdict', ...Object.values(ZONE_TABLES)].sort(),
  );
  for (const table of features.filter((one) => one !== 'patch_with_verdict')) {
    expect(all(`SELECT count(*) FROM rtree_${table}_geom`), `${table}`).toEqual(
      all(`SELECT count(*) FROM ${table}`),
    );
    expect(all(`SELECT rtreecheck('rtree_${table}_geom')`)).toEqual(['ok']);
  }
  for (const table of all('SELECT DISTINCT table_name FROM gpkg_data_columns')) {
    const columns = all(`SELECT name FROM pragma_table_info('${table}')`);
    for (const column of all(`SELECT column_name FROM gpkg_data_columns WHERE table_name = '${table}'`)) {
      expect(columns, `${table}.${column}`).toContain(column);
    }
  }
  db.close();
});
