import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/formats/error.ts';
import { place, type Stated } from '../../../src/formats/place.ts';
import type { ReadOptions } from '../../../src/formats/types.ts';
import { fromRings } from '../../../src/geo/flat.ts';

const ZONE_36 = '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=36500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const LONLAT: [number, number][] = [
  [108.9, 38.6],
  [108.9, 38.61],
  [108.91, 38.61],
  [108.9, 38.6],
];
const ZONED = LONLAT.map((point) => proj4(ZONE_36).forward(point) as [number, number]);
const turned = (ring: [number, number][]) => ring.map(([x, y]): [number, number] => [y, x]);
const feature = (ring: [number, number][]) => ({ polygon: fromRings([[ring]]) });

function placed(rings: [number, number][][], stated: Partial<Stated>, options: ReadOptions = {}) {
  const features = rings.map(feature);
  try {
    const placement = place(features, { order: 'xy', isRuled: false, ...stated }, 'a', options);
    return { ...placement, first: Array.from(features[0]!.polygon.coords.slice(0, 2)), features };
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
}
const HERE = [expect.closeTo(108.9, 8), expect.closeTo(38.6, 8)];

describe('coordinates are placed', () => {
  it('by what the file states', () => {
    expect(placed([ZONED], { crs: { epsg: 4524, how: 'prj' } })).toMatchObject({
      crs: { epsg: 4524, how: 'prj' },
      axisOrder: { order: 'xy', how: 'format' },
      first: HERE,
    });
  });

  it('by the zone number that eastings carry, in either order where the format leaves it open', () => {
    for (const ring of [ZONED, turned(ZONED)]) {
      expect(placed([ring], {})).toMatchObject({ crs: { epsg: 4524, how: 'zonePrefix' }, first: HERE });
    }
    expect(placed([turned(ZONED)], {})).toMatchObject({ axisOrder: { order: 'yx', how: 'magnitude' } });
  });

  it('not against the order that a format rules, unless a person says so', () => {
    expect(placed([turned(LONLAT)], { isRuled: true })).toBe('axesSwapped');
    expect(placed([turned(LONLAT)], { isRuled: true }, { axisOrder: 'yx' })).toMatchObject({ first: HERE });
  });

  it('not in a system that cannot hold them, whoever named it', () => {
    const plain = ZONED.map(([x, y]): [number, number] => [x - 36_000_000, y]);
    expect(placed([plain], { crs: { epsg: 4524, how: 'prj' } })).toBe('crsContradicted');
    expect(placed([ZONED], { crs: { epsg: 4545, how: 'prj' } })).toBe('crsContradicted');
    expect(placed([LONLAT], { crs: { epsg: 4524, how: 'prj' } })).toBe('crsContradicted');
    expect(placed([ZONED], { crs: { epsg: 4490, how: 'prj' } })).toBe('crsContradicted');
    expect(placed([ZONED], {}, { epsg: 4545 })).toBe('crsContradicted');
  });

  it('one stray vertex is not moved to the equator but left to be refused', () => {
    const stray = [...ZONED.slice(0, 2), [0, 0] as [number, number], ...ZONED.slice(2)];
    const result = placed([ZONED, stray], { crs: { epsg: 4524, how: 'prj' } });
    expect(result).toMatchObject({ first: HERE });
    const { coords } = (result as { features: ReturnType<typeof feature>[] }).features[1]!.polygon;
    expect(Array.from(coords.slice(4, 6))).toEqual([NaN, NaN]);
  });

  it('not at all where they are wanted as written', () => {
    expect(placed([ZONED], {}, { asWritten: true })).toMatchObject({ first: ZONED[0] });
  });
});
