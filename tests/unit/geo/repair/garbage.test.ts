import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { geosIsValid } from '../../../../src/geo/repair/geos.ts';
import { initRepair, type RepairCode, repairPolygon } from '../../../../src/geo/repair.ts';
import { exactEvenOddM2 } from '../overlay/exact/bigPolygon.ts';
import { ORIGIN, seeded } from '../synthetic.ts';

beforeAll(initRepair);

const REFUSALS: RepairCode[] = ['nonFinite', 'outOfRange', 'unrepairable', 'empty'];
const at = (x: number, y: number) => [ORIGIN.lon + x / 1000, ORIGIN.lat + y / 1000];

/** What files bring: rings at random, bow ties, repeats, spikes, nests and overlaps, now and then no number. */
function garbage(random: () => number): FlatPolygon {
  const cells = random() < 0.5 ? 2 + Math.floor(random() * 6) : 0;
  const place = () => (cells > 0 ? Math.floor(random() * (cells + 1)) : 6 * random());
  const odd = () => {
    const chance = random();
    if (chance < 0.002) return NaN;
    if (chance < 0.003) return Infinity;
    return chance < 0.004 ? 1e7 : 0;
  };
  const ring = (): number[][] => {
    const corners: number[][] = [];
    const count = Math.floor(random() * random() * 40);
    for (let i = 0; i < count; i++) {
      const corner = at(place() + odd(), place());
      corners.push(corner);
      if (random() < 0.1) corners.push([...corner]);
      if (random() < 0.1 && corners.length > 1) corners.push([...corners[corners.length - 2]]);
    }
    if (corners.length > 0 && random() < 0.8) corners.push([...corners[0]]);
    return corners;
  };
  const nest = (): number[][][] => {
    const [x, y] = [place(), place()];
    return [3, 2, 2.5, 1, 1].map((half) => {
      const [w, h] = [half * (random() < 0.3 ? 2 : 1), half];
      return [at(x - w, y - h), at(x + w, y - h), at(x + w, y + h), at(x - w, y + h), at(x - w, y - h)];
    });
  };
  const parts = Array.from({ length: Math.floor(random() * 4) }, () =>
    random() < 0.2 ? nest() : Array.from({ length: 1 + Math.floor(random() * 3) }, ring),
  );
  return fromRings(parts);
}

describe('whatever a file brings', () => {
  it('comes out valid to GEOS or is refused with a reason, 5,000 times', () => {
    const random = seeded(61);
    const seen = new Map<string, number>();
    for (let i = 0; i < 5000; i++) {
      const one = garbage(random);
      const { polygon, repairs } = repairPolygon(one);
      for (const { code } of repairs) seen.set(code, (seen.get(code) ?? 0) + 1);
      if (polygon === null) {
        expect(REFUSALS).toContain(repairs.at(-1)?.code);
        continue;
      }
      expect(geosIsValid(polygon)).toBe(true);
      expect(areaM2(polygon)).toBeGreaterThan(0);
      // what is untouched is said to be so
      if (repairs.length === 0) expect(polygon).toBe(one);
    }
    for (const code of ['unclosed', 'duplicateVertices', 'spike', 'selfIntersection', 'nonFinite', 'empty']) {
      expect(seen.get(code)).toBeGreaterThan(100);
    }
  });

  it('has told the area it had by even and odd, which exact arithmetic confirms', () => {
    const random = seeded(62);
    let told = 0;
    for (let i = 0; i < 2000; i++) {
      const one = garbage(random);
      const { repairs } = repairPolygon(one);
      const crossing = repairs.find(({ code }) => code === 'selfIntersection');
      // lines dropped and slanted spikes cut off are lines in degrees: in the plane they have a few cm²
      if (crossing === undefined || repairs.some(({ code }) => /degenerate|spike/.test(code))) continue;
      told++;
      expect(Math.abs((crossing.areaEvenOddM2 ?? NaN) - exactEvenOddM2(one))).toBeLessThan(1e-3);
      expect(crossing.areaAfterM2).toBeGreaterThanOrEqual(0);
    }
    expect(told).toBeGreaterThan(150);
  });

  it('is refused when it crosses itself a hundred thousand times, and soon', () => {
    const random = seeded(63);
    const corners = Array.from({ length: 14_000 }, () => at(10 * random(), 10 * random()));
    const before = process.cpuUsage();
    const { polygon, repairs } = repairPolygon(fromRings([[[...corners, corners[0]]]]));
    const { user } = process.cpuUsage(before);
    expect(polygon).toBeNull();
    expect(repairs.map(({ code }) => code)).toEqual(['selfIntersection', 'unrepairable']);
    expect(user / 1e6).toBeLessThan(5);
  });
});
