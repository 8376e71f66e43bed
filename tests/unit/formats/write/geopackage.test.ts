import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Field, Table, WriteOptions } from '../../../../src/formats/write/types.ts';
import { there, written } from './support/files.ts';
import { SHAPES, tableOf } from './support/trade.ts';

const ask = <T>(table: Table, options: WriteOptions, use: (database: DatabaseSync) => T) =>
  written('gpkg', table, options, ({ path }) => {
    using database = new DatabaseSync(path, { readOnly: true });
    return use(database);
  });
const field = (name: string, title = name): Field => ({ name, title, type: 'text' });

describe('a GeoPackage', () => {
  test('is whole: SQLite and its spatial index find no fault', async () => {
    await ask(tableOf(), {}, (database) => {
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
      expect(database.prepare("SELECT rtreecheck('rtree_变化图斑_geom') AS fault").get()).toEqual({
        fault: 'ok',
      });
      expect({ ...database.prepare('PRAGMA application_id').get() }).toEqual({ application_id: 0x47504b47 });
    });
  });

  test('finds a patch by its box', async () => {
    await ask(tableOf(), {}, (database) => {
      const found = database
        .prepare(
          'SELECT id FROM "rtree_变化图斑_geom" WHERE minx < 109 AND maxx > 108.89 AND miny < 38.8 AND maxy > 38.65',
        )
        .all();
      expect(found.map(({ id }) => id)).toEqual([2]);
    });
  });

  test('keeps titles where they differ from the names', async () => {
    const titles = await ask(tableOf(), {}, (database) =>
      database.prepare('SELECT column_name, title FROM gpkg_data_columns ORDER BY rowid').all(),
    );
    expect(titles.map((row) => ({ ...row }))).toEqual([
      { column_name: 'BSM', title: '标识码' },
      { column_name: 'SJNF', title: '数据年份' },
      { column_name: 'HSX', title: '后时相' },
    ]);
  });

  test('takes columns that are called as its own, and names that differ only in case', async () => {
    const fields = [
      field('fid'),
      field('geom'),
      field('Name'),
      field('"; DROP TABLE x; --'),
      field('__proto__'),
    ];
    const table = tableOf([{ values: ['1', '2', '3', '4', '5'], polygon: SHAPES[0] }], fields);
    const { features } = await there('gpkg', table);
    expect(Object.entries(features[0].properties)).toEqual(fields.map(({ name }, i) => [name, `${i + 1}`]));
    const twins = tableOf([{ values: ['1', '2'], polygon: SHAPES[0] }], [field('NAME'), field('name')]);
    expect((await there('gpkg', twins)).features[0].properties).toEqual({ NAME: '1', name_2: '2' });
  });

  test('takes a layer name that SQLite keeps for itself', async () => {
    const read = await there('gpkg', { ...tableOf(), name: 'gpkg_contents' });
    expect(read.layerName).toBe('_gpkg_contents');
  });
});
