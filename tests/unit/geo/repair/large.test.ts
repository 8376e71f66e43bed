import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { geosIsValid } from '../../../../src/geo/repair/geos.ts';
import { initRepair, type Repaired, repairPolygon } from '../../../../src/geo/repair.ts';
import { mazePatch, PIXEL_DEG, rasterAt, speckledPatch } from '../overlay/exact/mazes.ts';
import { redLineRing, redLineZones } from '../overlay/exact/redLine.ts';
import { ORIGIN, seeded } from '../synthetic.ts';

beforeAll(initRepair);

/** Repairs within so many seconds of processor time: a wall clock would measure the neighbours too. */
function repairWithin(seconds: number, polygon: FlatPolygon): Repaired {
  const before = process.cpuUsage();
  const repaired = repairPolygon(polygon);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(seconds);
  return repaired;
}

/** Swaps neighbouring vertices here and there: so many small loops. */
function withLoops(coords: Float64Array, loops: number, random: () => number): Float64Array {
  const looped = coords.slice();
  for (let i = 0; i < loops; i++) {
    const at = 2 * (1 + Math.floor(random() * (coords.length / 2 - 4)));
    for (const axis of [0, 1]) {
      looped[at + axis] = coords[at + 2 + axis];
      looped[at + 2 + axis] = coords[at + axis];
    }
  }
  return looped;
}

const single = (coords: Float64Array): FlatPolygon => ({
  coords,
  ringEnds: Uint32Array.of(coords.length / 2),
  partEnds: Uint32Array.of(1),
});

describe('a deforestation patch of 14,000 vertices', () => {
  it('that is valid, also with a thousand holes and parts that touch in corners, is left as it is', () => {
    for (const { polygon } of [mazePatch(60, 1), speckledPatch(120, 0.65, 3)]) {
      expect(repairWithin(5, polygon)).toEqual({ polygon, repairs: [] });
    }
  });

  it('with a hundred loops loses the loops, and says how much land that was', () => {
    const valid = mazePatch(60, 4).polygon;
    const { polygon, repairs } = repairWithin(5, single(withLoops(valid.coords, 100, seeded(5))));
    const crossing = repairs.find(({ code }) => code === 'selfIntersection');
    expect(polygon && geosIsValid(polygon)).toBe(true);
    const areaAfterM2 = crossing?.areaAfterM2 ?? NaN;
    expect(polygon && areaM2(polygon)).toBe(areaAfterM2);
    // a loop is half a square of 100 ㎡
    expect(Math.abs(areaAfterM2 - areaM2(valid))).toBeLessThan(100 * 100);
    expect(Math.abs((crossing?.areaEvenOddM2 ?? NaN) - areaAfterM2)).toBeLessThan(100 * 100);
  });

  it('that wanders over itself from pixel to pixel becomes valid', () => {
    const random = seeded(6);
    const corners: [number, number][] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < 14_000; i++) {
      if (random() < 0.5) x += random() < 0.5 ? 1 : -1;
      else y += random() < 0.5 ? 1 : -1;
      corners.push(rasterAt(x, y));
    }
    const { polygon, repairs } = repairWithin(10, fromRings([[[...corners, corners[0]]]]));
    expect(polygon && geosIsValid(polygon)).toBe(true);
    expect(repairs.map(({ code }) => code)).toEqual(['spike', 'selfIntersection']);
    const { areaEvenOddM2 = NaN, areaAfterM2 = NaN } = repairs[1];
    // whole pixels, of which some are covered an even number of times
    expect(areaEvenOddM2).toBeGreaterThan(1000);
    expect(areaEvenOddM2).toBeLessThanOrEqual(areaAfterM2);
  });

  it('whose corners are jittered until it crosses itself a thousand times becomes valid', () => {
    const random = seeded(7);
    const corners = Array.from({ length: 14_000 }, (_, i) => {
      const angle = (2 * Math.PI * (i + 4 * (random() - 0.5))) / 14_000;
      const radius = 100 * PIXEL_DEG * (0.9 + 0.1 * random());
      return [ORIGIN.lon + radius * Math.cos(angle), ORIGIN.lat + radius * Math.sin(angle)];
    });
    const { polygon, repairs } = repairWithin(20, fromRings([[[...corners, corners[0]]]]));
    expect(polygon && geosIsValid(polygon)).toBe(true);
    const { areaEvenOddM2 = NaN, areaAfterM2 = NaN } = repairs[0];
    expect(Math.abs(areaEvenOddM2 / areaAfterM2 - 1)).toBeLessThan(0.01);
  });
});

describe('a zone of a million vertices', () => {
  const ring = redLineRing(1_000_000, 8);

  it('passes in seconds, as a ring and as a hole', () => {
    const { within } = redLineZones(ring);
    expect(repairWithin(5, within)).toEqual({ polygon: within, repairs: [] });
    const { around } = redLineZones(ring);
    expect(repairWithin(5, around).repairs).toEqual([{ code: 'orientation', count: 1 }]);
  });

  it('with two hundred small loops is repaired in seconds', () => {
    const { polygon, repairs } = repairWithin(30, single(withLoops(ring, 200, seeded(9))));
    expect(repairs.map(({ code }) => code)).toEqual(['selfIntersection']);
    const whole = areaM2(single(ring));
    expect(polygon && Math.abs(areaM2(polygon) / whole - 1)).toBeLessThan(1e-8);
    expect(Math.abs((repairs[0].areaEvenOddM2 ?? NaN) / whole - 1)).toBeLessThan(1e-8);
  });
});

it('a layer of ten thousand parts in no order, each in another place, is checked in seconds', () => {
  const random = seeded(10);
  const cells = Array.from({ length: 10_000 }, (_, i) => i).sort(() => random() - 0.5);
  const parts = cells.map((cell) => {
    const [west, south] = rasterAt(2 * (cell % 100), 2 * Math.floor(cell / 100));
    const [east, north] = [west + PIXEL_DEG, south + PIXEL_DEG];
    return [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ];
  });
  const polygon = fromRings(parts);
  expect(repairWithin(3, polygon)).toEqual({ polygon, repairs: [] });
});
