import { join } from 'node:path';
import { expect, it } from 'vitest';
import { encodeGeometry } from '../../../src/store/gpkg/geometry.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { MIGRATIONS } from '../../../src/store/migrations/index.ts';
import { openDatabase } from '../../../src/store/sqlite/connection.ts';
import { STORE_FILE } from '../../../src/store/storeFile.ts';
import { open, scratch, square } from './county.ts';

it('a store from before corrected issues learns dates and stated areas from what was issued, and its first issues', async () => {
  const folder = scratch();
  const path = join(folder, STORE_FILE);
  const database = openDatabase(path);
  migrate(database, path, MIGRATIONS.slice(0, 6));
  database.exec(`
    INSERT INTO county VALUES (1, '150626', '乌审旗', 108.2, 37.6, 109.7, 39.4, 1);
    INSERT INTO batch (county_code, id, name, source, period, issued_on, deadline, patches, status, intake_lock,
      imported_by, imported_at, report)
    VALUES ('150626', '2026-1', '第一期', '', '', '', '', 3, 'ready', '', '张宇', '2026-05-02',
      '{"fileName":"一.zip","fileSha256":"abc"}');
  `);
  const insert =
    database.prepare(`INSERT INTO patch (county_code, batch_id, code, kind, before_class, before_name,
    township_code, township_name, area_m2, area_mu, lon, lat, text, raw, geom)
    VALUES ('150626', '2026-1', ?, '', '', '', '', '', 2000, 3, 108.8, 38.6, '', ?, ?)`);
  const { blob } = encodeGeometry(square(108.8, 38.6), 'a');
  insert.run('A', JSON.stringify({ qsx: 20251006, HSX: '2026-05-01', MJ: 2001 }), blob);
  insert.run('B', JSON.stringify({ 前时相: '2025/10/06', TBMJ: '3.00' }), blob);
  insert.run('C', JSON.stringify({ QSX: '不详', MJ: 7, ['__proto__']: 'x' }), blob);
  database.close();

  const store = await open(folder);
  const rows = await store.patches.rows();
  const details = await Promise.all(rows.map(({ id }) => store.patches.detail(id)));
  const told = details.map((one) => [one!.beforeDate, one!.afterDate, one!.statedAreaM2, one!.withdrawnAt]);
  expect(told).toEqual([
    ['2025-10-06', '2026-05-01', 2001, ''],
    ['2025-10-06', '', 2000, ''],
    ['', '', null, ''],
  ]);
  expect(await store.imports.ofFile('abc')).toMatchObject([
    { of: '2026-1', name: '第一期', importedBy: '张宇' },
  ]);
  expect(await store.batches.issues('2026-1')).toMatchObject([{ fileName: '一.zip' }]);
  await store.close();
  const after = openDatabase(path, true);
  const view = after
    .prepare('SELECT code, after_date, stated_area_m2, withdrawn_at FROM patch_with_verdict')
    .all();
  expect(view[0]).toMatchObject({
    code: 'A',
    after_date: '2026-05-01',
    stated_area_m2: 2001,
    withdrawn_at: '',
  });
  expect(after.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  after.close();
});
