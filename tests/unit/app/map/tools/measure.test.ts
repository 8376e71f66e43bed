import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { measureDrawing } from '../../../../../src/app/map/tools/MeasureTool.ts';
import {
  crossesItself,
  formatLength,
  type LonLat,
  measurePath,
  measureRing,
} from '../../../../../src/app/map/tools/measure.ts';

const { Geodesic } = geodesic;
const cgcs2000 = new Geodesic.Geodesic(6378137, 1 / 298.257222101);

const inCounty = fc.tuple(
  fc.double({ min: 108.3, max: 109.7, noNaN: true }),
  fc.double({ min: 37.7, max: 39.3, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('measuring a distance', () => {
  it('sums the legs, each as GeographicLib has it on CGCS2000', () => {
    fc.assert(
      fc.property(fc.array(inCounty, { minLength: 2, maxLength: 8 }), (points) => {
        const { legsM, totalM } = measurePath(points);
        expect(legsM).toHaveLength(points.length - 1);
        let sum = 0;
        for (const [i, leg] of legsM.entries()) {
          const [lon1, lat1] = points[i]!;
          const [lon2, lat2] = points[i + 1]!;
          const oracle = cgcs2000.Inverse(lat1, lon1, lat2, lon2).s12!;
          expect(Math.abs(leg - oracle)).toBeLessThan(1e-3);
          sum += leg;
        }
        expect(totalM).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('is nothing for one point or none', () => {
    expect(measurePath([])).toEqual({ legsM: [], totalM: 0 });
    expect(measurePath([[108.8, 38.6]]).totalM).toBe(0);
  });

  it('is written in metres below a kilometre', () => {
    expect(formatLength(999.94)).toBe('999.9 m');
    expect(formatLength(1234.5)).toBe('1.234 km');
  });
});

describe('measuring an area', () => {
  const square: LonLat[] = [
    [108.84, 38.6],
    [108.85, 38.6],
    [108.85, 38.608],
    [108.84, 38.608],
  ];

  it('agrees with GeographicLib within a hundred-thousandth on a ring of a kilometre, whichever way it is drawn', () => {
    const polygon = cgcs2000.Polygon(false);
    for (const [lon, lat] of square) polygon.AddPoint(lat, lon);
    const { area, perimeter } = polygon.Compute(false, true);
    const ring = measureRing(square);
    expect(Math.abs(ring.areaM2 / area! - 1)).toBeLessThan(1e-5);
    expect(ring.perimeterM).toBeCloseTo(perimeter, 3);
    expect(measureRing(square.toReversed()).areaM2).toBeCloseTo(ring.areaM2, 6);
  });

  it('needs three points', () => {
    expect(measureRing(square.slice(0, 2)).areaM2).toBe(0);
  });

  it('says when the outline crosses itself, and does not for any star-shaped ring', () => {
    expect(crossesItself([square[0]!, square[2]!, square[1]!, square[3]!])).toBe(true);
    const radii = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(radii, (all) => {
        const ring = all.map((r, i): LonLat => {
          const angle = (2 * Math.PI * i) / all.length;
          return [108.8 + r * Math.cos(angle), 38.6 + r * Math.sin(angle)];
        });
        expect(crossesItself(ring)).toBe(false);
      }),
    );
  });

  it('draws a closed ring, its corners, and running lengths only for distances', () => {
    const area = measureDrawing(square, 'area', false);
    const ring = area.features.find(({ geometry }) => geometry.type === 'Polygon')!;
    expect(ring.geometry.type === 'Polygon' && ring.geometry.coordinates[0]).toHaveLength(5);
    expect(area.features.filter(({ properties }) => properties?.label)).toHaveLength(0);
    const labels = measureDrawing(square, 'distance', true).features.flatMap(
      ({ properties }) => properties?.label ?? [],
    );
    expect(labels).toHaveLength(3);
    expect(labels.at(-1)).toBe(formatLength(measurePath(square).totalM));
  });
});
