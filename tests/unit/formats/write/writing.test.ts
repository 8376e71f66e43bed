import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uniqueNames } from '../../../../src/formats/write/names.ts';
import { type Row, WRITTEN_FORMATS } from '../../../../src/formats/write/types.ts';
import { writeTable } from '../../../../src/formats/write/write.ts';
import { written } from './support/files.ts';
import { ROWS, tableOf } from './support/trade.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuban-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('every format', () => {
  test.each(WRITTEN_FORMATS)(
    '%s stops when it is asked to, and leaves nothing beside its file',
    async (format) => {
      const stop = new AbortController();
      let given = 0;
      function* endless(): Generator<Row> {
        for (;;) {
          given += 1;
          if (given === 600) stop.abort(new Error('enough'));
          if (given > 10_000) throw new Error('nobody listens');
          yield ROWS[given % 3];
        }
      }
      const path = join(folder, 'file');
      const writing = writeTable(format, { ...tableOf(), rows: endless() }, path, { signal: stop.signal });
      await expect(writing).rejects.toThrow('enough');
      expect(readdirSync(folder)).toEqual(['file']);
    },
  );

  test.each(WRITTEN_FORMATS)('%s never writes over a file', async (format) => {
    const path = join(folder, 'file');
    writeFileSync(path, 'kept');
    await expect(writeTable(format, tableOf(), path)).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test.each(WRITTEN_FORMATS)('%s takes rows as they come, one after the other', async (format) => {
    const rows = (async function* () {
      yield* ROWS;
    })();
    const size = await written(format, { ...tableOf(), rows }, {}, (file) => file.written);
    expect(size).toMatchObject({ rows: 3 });
    expect(size.bytes).toBeGreaterThan(500);
  });

  test.each(WRITTEN_FORMATS)('%s refuses a system of coordinates that it cannot write', async (format) => {
    await expect(writeTable(format, tableOf(), join(folder, 'file'), { epsg: 2326 })).rejects.toMatchObject({
      code: 'crs',
    });
  });
});

test('KML refuses a control character, which XML cannot hold, naming where', async () => {
  const table = tableOf([{ ...ROWS[0], values: [...ROWS[0].values.slice(0, 6), '铃\u0007'] }]);
  await expect(writeTable('kml', table, join(folder, 'file'))).rejects.toMatchObject({
    code: 'control',
    text: { zh: expect.stringContaining('第 1 条记录的“备注”含有 XML 不允许的控制字符 U+0007') },
  });
});

test('names that are taken get a number, and those that need none keep theirs', () => {
  expect(uniqueNames(['a', 'b', 'a', 'a_2', ''], { reserved: ['b'] })).toEqual([
    'a',
    'b_2',
    'a_3',
    'a_2',
    'field_5',
  ]);
});
