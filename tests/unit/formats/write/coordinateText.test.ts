import { describe, expect, test } from 'vitest';
import type { Table, WriteOptions } from '../../../../src/formats/write/types.ts';
import { toLonLat } from '../../../../src/geo/crs.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { written } from './support/files.ts';
import { SHAPES, tableOf } from './support/trade.ts';

const textOf = (table: Table, options: WriteOptions, encoding = 'gb18030') =>
  written('txt', table, options, ({ bytes }) => new TextDecoder(encoding, { fatal: true }).decode(bytes));

/** Heads and points, by the grammar alone. */
function parcelsOf(text: string) {
  const parcels: { head: string[]; points: { label: string; ring: number; x: number; y: number }[] }[] = [];
  for (const line of text.split('[地块坐标]\r\n')[1].trimEnd().split('\r\n')) {
    const cells = line.split(',');
    if (line.endsWith('@')) parcels.push({ head: cells, points: [] });
    else parcels.at(-1)!.points.push({ label: cells[0], ring: +cells[1], x: +cells[2], y: +cells[3] });
  }
  return parcels;
}

describe('a list of boundary points', () => {
  test('begins with the head of the trade, in GBK, and says its zone', async () => {
    const text = await textOf(tableOf(), {});
    expect(text).toMatch(/^\[属性描述\]\r\n格式版本号=1\.01版本\r\n/);
    expect(text).toContain('坐标系=2000国家大地坐标系\r\n几度分带=3\r\n');
    expect(text).toContain('带号=36\r\n');
    expect(await textOf(tableOf(), { epsg: 4497 })).toContain(
      '几度分带=6\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号=19',
    );
  });

  test('has X to the north first, Y with its zone, and every vertex within half a millimetre', async () => {
    const parcels = parcelsOf(await textOf(tableOf(), {}));
    const back = toLonLat(4524);
    const metre = 1 / 111_000;
    parcels.forEach(({ points }, i) => {
      expect(points).toHaveLength(SHAPES[i].coords.length / 2);
      points.forEach(({ x, y }, v) => {
        const [lon, lat] = back(y, x);
        expect(Math.abs(lon - SHAPES[i].coords[2 * v])).toBeLessThan(0.0007 * metre);
        expect(Math.abs(lat - SHAPES[i].coords[2 * v + 1])).toBeLessThan(0.0005 * metre);
      });
    });
  });

  test('numbers holes and further parts as rings of their own, each closed by its first point', async () => {
    const [, holes, parts] = parcelsOf(await textOf(tableOf(), {}));
    for (const { points } of [holes, parts]) {
      expect([...new Set(points.map(({ ring }) => ring))]).toEqual([1, 2, 3]);
      for (const ring of [1, 2, 3]) {
        const own = points.filter((point) => point.ring === ring);
        expect(own.at(-1)).toEqual(own[0]);
      }
    }
  });

  test('states count, area in 公顷 and the code of each parcel', async () => {
    const parcels = parcelsOf(await textOf(tableOf(), {}));
    expect(parcels.map(({ head }) => head)).toEqual(
      SHAPES.map((shape, i) => [
        String(shape.coords.length / 2),
        (areaM2(shape) / 10_000).toFixed(4),
        `150626SJBG2621000${i + 1}`,
        '',
        '面',
        '',
        '',
        '',
        '@',
      ]),
    );
  });

  test('replaces what its grammar has no room for, and says which attributes stay behind', async () => {
    const fields = [
      { name: '地块名称', title: '地块名称', type: 'text' as const },
      { name: '备注', title: '备注', type: 'text' as const },
    ];
    const table = tableOf([{ values: ['甲,乙@\n丙', 'x'], polygon: SHAPES[0] }], fields);
    expect(parcelsOf(await textOf(table, {}))[0].head[3]).toBe('甲，乙＠ 丙');
    const { remarks } = await written('txt', table, {}, (file) => file.written);
    expect(remarks[0].zh).toContain('其余 1 个字段未写入');
  });

  test('is UTF-8 where GBK lacks a character, unless GBK was asked for', async () => {
    const fields = [{ name: '地块名称', title: '地块名称', type: 'text' as const }];
    const table = () => tableOf([{ values: ['𠮷日嘎朗图'], polygon: SHAPES[0] }], fields);
    expect(await textOf(table(), {}, 'utf-8')).toContain('𠮷日嘎朗图');
    await expect(textOf(table(), { encoding: 'gbk' })).rejects.toMatchObject({ code: 'encoding' });
  });

  test('is never in degrees', async () => {
    await expect(textOf(tableOf(), { epsg: 4490 })).rejects.toMatchObject({ code: 'crs' });
  });
});
