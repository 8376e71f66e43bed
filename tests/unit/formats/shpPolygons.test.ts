import { describe, expect, it } from 'vitest';
import { walkShp } from '../../../src/formats/shp.ts';
import { readPolygons } from '../../../src/formats/shpPolygons.ts';
import { makeShp, type Ring } from './support/shapefile.ts';

/** Clockwise, as an outer ring of a shapefile is. */
const outer = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
  [x, y],
];
const hole = (x: number, y: number, size: number): Ring => outer(x, y, size).reverse();

function read(...rings: Ring[]) {
  const walk = walkShp(makeShp([{ rings, values: [] }]), 'a.shp');
  return readPolygons(walk, () => true)?.get(1);
}
const parts = (...rings: Ring[]) => {
  const polygon = read(...rings);
  return polygon && { rings: [...polygon.ringEnds], parts: [...polygon.partEnds] };
};

describe('the rings of a shapefile record, where their order and direction are sure', () => {
  it('are one part each when they turn clockwise and lie in no other’s box', () => {
    expect(parts(outer(0, 0, 1), outer(2, 0, 1), outer(1, 5, 1))).toEqual({
      rings: [5, 10, 15],
      parts: [1, 2, 3],
    });
  });

  it('are an outer ring and its holes when those turn the other way', () => {
    expect(parts(outer(0, 0, 9), hole(1, 1, 1), hole(4, 4, 1))).toEqual({ rings: [5, 10, 15], parts: [3] });
    expect(Array.from(read(outer(0, 0, 9), hole(1, 1, 1))?.coords ?? [])).toEqual(
      [outer(0, 0, 9), hole(1, 1, 1)].flat(2),
    );
  });

  it('of a single ring are taken whichever way it turns', () => {
    expect(parts(hole(0, 0, 1))).toEqual({ rings: [5], parts: [1] });
  });

  it('are left to GDAL else: nested the same way, holes of several parts, a hole outside', () => {
    expect(read(outer(0, 0, 9), outer(1, 1, 1))).toBeUndefined();
    expect(read(hole(0, 0, 9), hole(1, 1, 1))).toBeUndefined();
    expect(read(outer(0, 0, 3), outer(5, 0, 3), hole(1, 1, 1))).toBeUndefined();
    expect(read(outer(0, 0, 3), hole(5, 5, 1))).toBeUndefined();
  });
});

it('records that are not wanted are left out, and coordinates stay as they are', () => {
  const [east, north] = [36_573_000, 4_274_000];
  const rows = [outer(east, north, 100), outer(east, north, 100)].map((ring) => ({
    rings: [ring],
    values: [],
  }));
  const walk = walkShp(makeShp(rows), 'a.shp');
  const polygons = readPolygons(walk, (record) => record === 2);
  expect([1, 2, 3].filter((record) => polygons?.get(record))).toEqual([2]);
  expect([...(polygons?.get(2)?.coords ?? [])].slice(0, 2)).toEqual([east, north]);
});
