import { describe, expect, it } from 'vitest';
import { suggest } from '../../../../../src/app/map/search/suggest.ts';
import type { PatchRow } from '../../../../../src/domain/patch.ts';

const county: [number, number, number, number] = [108.3, 37.6, 109.7, 39.4];
const townships = [
  { code: '150626104', name: '无定河镇', bbox: county, lon: 108.8, lat: 37.9, areaM2: 1e9 },
  { code: '150626200', name: '苏力德苏木', bbox: county, lon: 108.7, lat: 38.2, areaM2: 1e9 },
];
const rows = Array.from({ length: 600 }, (_, i) => ({
  id: i + 1,
  code: `150626SJBG2621${`${i + 1}`.padStart(4, '0')}`,
})) as PatchRow[];

const find = (text: string) => suggest(text, rows, townships, county);

describe('the search box', () => {
  it('offers nothing for nothing', () => {
    expect(find('  ')).toEqual([]);
    expect(find('没有这个')).toEqual([]);
  });

  it('finds a patch by its last digits before those that merely contain them', () => {
    const [first] = find('0472');
    expect(first).toMatchObject({ type: 'patch', row: { id: 472 } });
  });

  it('finds the whole code first, in small letters too, and never more than eight patches', () => {
    expect(find('150626sjbg26210005')[0]).toMatchObject({ row: { id: 5 } });
    expect(find('150626SJBG').filter(({ type }) => type === 'patch')).toHaveLength(8);
  });

  it('finds a township by a part of its name or by its code', () => {
    expect(find('苏力德')[0]).toMatchObject({ type: 'township', township: { code: '150626200' } });
    expect(find('150626104')[0]).toMatchObject({ type: 'township', township: { name: '无定河镇' } });
  });

  it.each(['108.84, 38.60', '38.60N 108.84E', '108°50′24″ 38°36′00″'])(
    'understands degrees as people write them: %s',
    (text) => {
      const [first] = find(text);
      expect(first!.type).toBe('place');
      if (first!.type !== 'place') return;
      expect(first!.place.lon).toBeCloseTo(108.84, 6);
      expect(first!.place.lat).toBeCloseTo(38.6, 6);
    },
  );

  it('understands zone coordinates, northing first or easting first', () => {
    for (const text of ['4274433 36573174', '36573174, 4274433']) {
      const [first] = find(text);
      expect(first).toMatchObject({ type: 'place', place: { epsg: 4524 } });
    }
  });
});
