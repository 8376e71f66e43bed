import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { fromRings } from '../../../src/geo/flat.ts';
import { containsPoint } from '../../../src/geo/point.ts';
import { initRepair, repairPolygon } from '../../../src/geo/repair.ts';
import { type Width, widthOf } from '../../../src/geo/width.ts';
import { ORIGIN, seeded } from './synthetic.ts';
import { arc, moved, onGround, type Point, strip } from './width/shapes.ts';

function measured(...rings: Point[][]): Width {
  const width = widthOf(onGround(rings));
  if (width === null) throw new Error('not narrow');
  return width;
}

/** |a − b| / b */
const off = (a: number, b: number) => Math.abs(a - b) / b;

describe('the width of a road', () => {
  it('is 4.00 m all along a straight road of 4.00 m, on the ellipsoid', () => {
    const { minM, medianM, maxM, lengthM } = measured(moved(strip(500, 4), 31));
    for (const width of [minM, medianM, maxM]) expect(off(width, 4)).toBeLessThan(5e-6);
    expect(off(lengthM, 500)).toBeLessThan(1e-5);
  });

  it('holds at any latitude, near the pole too', () => {
    for (const lat of [0, 38, -55, 75, 89]) {
      const width = widthOf(onGround([moved(strip(400, 6), 63)], { lon: 20, lat }));
      expect(off(width?.medianM ?? 0, 6), `${lat}°`).toBeLessThan(1e-4);
    }
  });

  it('holds on a road of 40 km, where a plane would be a thousandth off', () => {
    const ring: Point[] = [];
    for (let i = 0; i <= 80; i++) ring.push([0, i * 500 - 20_000]);
    const line = geodesic.Geodesic.WGS84;
    const side = (dx: number) =>
      ring.map(([, y]) => {
        const foot = line.Direct(ORIGIN.lat, ORIGIN.lon, 0, y);
        const { lon2, lat2 } = line.Direct(foot.lat2 as number, ORIGIN.lon, 90, dx);
        return [lon2 as number, lat2 as number];
      });
    const outline = [...side(3.5), ...side(-3.5).reverse()];
    const width = widthOf(fromRings([[[...outline, outline[0]]]]));
    expect(off(width?.minM ?? 0, 7)).toBeLessThan(1e-4);
    expect(off(width?.maxM ?? 0, 7)).toBeLessThan(1e-4);
    expect(off(width?.lengthM ?? 0, 40_000)).toBeLessThan(1e-4);
  });

  it('is constant along an arc of constant width', () => {
    const outline = [...arc(0, 0, 62.5, 0, 200, 400), ...arc(0, 0, 57.5, 200, 0, 400)];
    const { minM, medianM, maxM, lengthM } = measured(outline);
    expect(off(minM, 5)).toBeLessThan(1e-4);
    expect(off(medianM, 5)).toBeLessThan(1e-4);
    expect(off(maxM, 5)).toBeLessThan(1e-3);
    expect(off(lengthM, (60 * Math.PI * 200) / 180)).toBeLessThan(1e-3);
  });

  it('grows evenly on a taper: what is measured one width from each end', () => {
    const { minM, medianM, maxM } = measured([
      [-150, -1],
      [150, -4],
      [150, 4],
      [-150, 1],
    ]);
    // 2 m to 8 m on 300 m; the median is 5 m
    expect(minM).toBeCloseTo(2 + (6 / 300) * 5, 1);
    expect(medianM).toBeCloseTo(5, 3);
    expect(maxM).toBeCloseTo(8 - (6 / 300) * 5, 1);
  });

  it('is not misled by teeth of 0.1 m along both sides', () => {
    const random = seeded(7);
    const side = (y: number) =>
      Array.from({ length: 401 }, (_, x): Point => [x - 200, y + 0.2 * (random() - 0.5)]);
    const { minM, medianM, maxM } = measured([...side(-3), ...side(3).reverse()]);
    expect(Math.abs(medianM - 6)).toBeLessThan(0.05);
    expect(minM).toBeGreaterThan(5.79);
    expect(maxM).toBeLessThan(6.21);
  });

  it('follows a hairpin of 180°', () => {
    const outline = [
      ...arc(100, 0, 14, -90, 90, 60),
      [0, 14] as Point,
      [0, 10] as Point,
      ...arc(100, 0, 10, 90, -90, 60),
      [0, -10] as Point,
      [0, -14] as Point,
    ];
    const { minM, medianM, maxM, lengthM } = measured(outline);
    expect(off(minM, 4)).toBeLessThan(2e-3);
    expect(off(medianM, 4)).toBeLessThan(1e-4);
    expect(off(maxM, 4)).toBeLessThan(5e-3);
    expect(off(lengthM, 200 + 12 * Math.PI)).toBeLessThan(5e-3);
  });

  it('is not the diagonal of a right-angled corner', () => {
    const { medianM, maxM } = measured([
      [0, 0],
      [200, 0],
      [200, 5],
      [5, 5],
      [5, 200],
      [0, 200],
    ]);
    expect(medianM).toBeCloseTo(5, 4);
    expect(maxM).toBeLessThan(5.05);
  });

  it('ends at the mouth of a side road, which does not count as width', () => {
    const { minM, maxM, lengthM } = measured([
      [-200, -2.5],
      [200, -2.5],
      [200, 2.5],
      [3, 2.5],
      [3, 100],
      [-3, 100],
      [-3, 2.5],
      [-200, 2.5],
    ]);
    expect(minM).toBeCloseTo(5, 2);
    expect(maxM).toBeCloseTo(5, 2);
    expect(lengthM).toBeCloseTo(400, 1);
  });

  it('shows a passing bay as the widest place, there and not elsewhere', () => {
    const { medianM, maxM, places } = measured([
      [-150, 0],
      [150, 0],
      [150, 4],
      [20, 4],
      [15, 6.5],
      [0, 6.5],
      [-5, 4],
      [-150, 4],
    ]);
    expect(medianM).toBeCloseTo(4, 2);
    expect(maxM).toBeGreaterThan(6.45);
    expect(maxM).toBeLessThan(6.6);
    const widest = places.find(({ kind }) => kind === 'max');
    const { s12 } = geodesic.Geodesic.WGS84.Inverse(
      ORIGIN.lat,
      ORIGIN.lon,
      widest?.line[0][1] ?? 0,
      widest?.line[0][0] ?? 0,
    );
    expect(s12).toBeLessThan(16);
  });

  it('takes one way round the island of a roundabout', () => {
    // where the ring of 20 m meets the roads of 6 m
    const meets = (Math.asin(3 / 20) * 180) / Math.PI;
    const outline = [
      ...arc(0, 0, 20, 180 + meets, 360 - meets, 40),
      [200, -3] as Point,
      [200, 3] as Point,
      ...arc(0, 0, 20, meets, 180 - meets, 40),
      [-200, 3] as Point,
      [-200, -3] as Point,
    ];
    const { minM, medianM, maxM, lengthM } = measured(outline, arc(0, 0, 12, 0, 354, 59));
    expect(minM).toBeCloseTo(6, 1);
    expect(medianM).toBeCloseTo(6, 1);
    // lanes of 8 m round the island, a little more where they flare
    expect(maxM).toBeGreaterThan(7.9);
    expect(maxM).toBeLessThan(10);
    expect(lengthM).toBeGreaterThan(405);
    expect(lengthM).toBeLessThan(430);
  });

  it('of a round-capped buffer does not include the caps', () => {
    const { minM, maxM, lengthM } = measured([
      ...arc(100, 0, 3, -90, 90, 16),
      ...arc(-100, 0, 3, 90, 270, 16),
    ]);
    expect(minM).toBeCloseTo(6, 4);
    expect(maxM).toBeCloseTo(6, 4);
    expect(lengthM).toBeCloseTo(206, 1);
  });

  it('of several parts is that of the largest', () => {
    const coords = [strip(300, 5), moved(strip(100, 9), 0, 0, 50)].map((ring) => onGround([ring]).coords);
    const parts = coords.map((flat) => {
      const ring: number[][] = [];
      for (let i = 0; i < flat.length; i += 2) ring.push([flat[i], flat[i + 1]]);
      return [ring];
    });
    expect(widthOf(fromRings(parts))?.maxM).toBeCloseTo(5, 4);
  });

  it('is drawn across the patch: each line as long as it says, its middle inside', () => {
    const polygon = onGround([moved(strip(300, 7), 74)]);
    const width = widthOf(polygon);
    expect(width?.places.map(({ kind }) => kind)).toEqual(['min', 'median', 'max']);
    for (const { widthM, line } of width?.places ?? []) {
      const [[lon1, lat1], [lon2, lat2]] = line;
      expect(geodesic.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12).toBeCloseTo(widthM, 6);
      expect(containsPoint(polygon, (lon1 + lon2) / 2, (lat1 + lat2) / 2)).toBe(true);
    }
    for (const [lon, lat] of width?.axis.slice(1, -1) ?? [])
      expect(containsPoint(polygon, lon, lat)).toBe(true);
  });
});

describe('a patch that is not narrow has no width', () => {
  it('a square, a short plot, a round one, a star', () => {
    const round = Array.from({ length: 90 }, (_, i): Point => {
      const r = 50 * (0.85 + 0.15 * Math.sin(i * 1.7));
      return [r * Math.cos((i * Math.PI) / 45), r * Math.sin((i * Math.PI) / 45)];
    });
    const star = Array.from({ length: 720 }, (_, i): Point => {
      const angle = (i * Math.PI) / 360;
      const r = 100 * (0.6 + 0.35 * Math.sin(5 * angle));
      return [r * Math.cos(angle), r * Math.sin(angle)];
    });
    for (const ring of [strip(50, 50), strip(390, 100), round, star])
      expect(widthOf(onGround([ring]))).toBeNull();
    expect(widthOf(onGround([strip(410, 100)]))?.medianM).toBeCloseTo(100, 3);
  });

  it('nothing at all', () => {
    expect(widthOf(fromRings([]))).toBeNull();
  });
});

describe('width as a property of the ground', () => {
  it('does not change when the road is turned, moved or drawn from another vertex', () => {
    const bend: Point[] = [
      ...arc(0, 0, 43, 0, 90, 30),
      [-80, 43],
      [-80, 37],
      ...arc(0, 0, 37, 90, 0, 30),
      [37, -60],
      [43, -60],
    ];
    const known = measured(bend);
    const { double, integer } = fc;
    fc.assert(
      fc.property(
        double({ min: 0, max: 360, noNaN: true }),
        double({ min: -179, max: 179, noNaN: true }),
        double({ min: -70, max: 70, noNaN: true }),
        integer({ min: 0, max: bend.length - 1 }),
        fc.boolean(),
        (degrees, lon, lat, first, backwards) => {
          const turned = moved([...bend.slice(first), ...bend.slice(0, first)], degrees);
          if (backwards) turned.reverse();
          const width = widthOf(onGround([turned], { lon, lat }));
          expect(off(width?.medianM ?? 0, known.medianM)).toBeLessThan(1e-4);
          expect(off(width?.minM ?? 0, known.minM)).toBeLessThan(2e-3);
          expect(off(width?.maxM ?? 0, known.maxM)).toBeLessThan(5e-3);
          expect(off(width?.lengthM ?? 0, known.lengthM)).toBeLessThan(2e-3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is min ≤ median ≤ max, or none, for any polygon that came through repair', async () => {
    await initRepair();
    const coordinate = fc.integer({ min: -12, max: 12 });
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 24 });
    fc.assert(
      fc.property(ring, (points) => {
        const { polygon } = repairPolygon(onGround([points as Point[]]));
        if (polygon === null) return;
        const width = widthOf(polygon);
        if (width === null) return;
        // pinched to a point it is 0
        expect(width.minM).toBeGreaterThanOrEqual(0);
        expect(width.minM).toBeLessThanOrEqual(width.medianM);
        expect(width.medianM).toBeLessThanOrEqual(width.maxM);
        expect(width.lengthM).toBeGreaterThanOrEqual(4 * width.medianM);
      }),
      { numRuns: 500 },
    );
  });

  it('takes well under two seconds for a ring of 14,000 vertices', () => {
    const random = seeded(3);
    const side = (y: number) =>
      Array.from(
        { length: 7000 },
        (_, i): Point => [i * 1.5 - 5000, 60 * Math.sin(i / 100) + y + 0.2 * random()],
      );
    const polygon = onGround([[...side(-3), ...side(3).reverse()]]);
    const began = process.threadCpuUsage();
    expect(widthOf(polygon)?.medianM).toBeGreaterThan(5);
    const { user, system } = process.threadCpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
