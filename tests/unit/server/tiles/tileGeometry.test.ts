import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGeoJson } from '../../../../src/geo/flat.ts';
import { clipRing } from '../../../../src/server/tiles/clipRing.ts';
import { latOf, lonOf, tileBox, worldX, worldY } from '../../../../src/server/tiles/grid.ts';
import { simplifyRing } from '../../../../src/server/tiles/simplifyRing.ts';
import { BUFFER, dot, EXTENT, tileGeometry } from '../../../../src/server/tiles/tileGeometry.ts';

const tile = { z: 14, x: Math.floor(worldX(108.84) * 2 ** 14), y: Math.floor(worldY(38.6) * 2 ** 14) };

/** Shoelace, y down: positive is clockwise on the screen, an outer ring. */
const area = (ring: number[][]) =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0]! * y! - x! * ring[i]![1]!) / 2, 0);

const flat = (ring: number[][]) => ring.flat();
const pairs = (ring: number[]) =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!]);

describe('the tile grid', () => {
  it('has Web Mercator tiles: known corners, and there and back again', () => {
    expect(tileBox({ z: 0, x: 0, y: 0 }).map((v) => Number(v.toFixed(4)))).toEqual([
      -180, -85.0511, 180, 85.0511,
    ]);
    expect([worldX(0), worldY(0)]).toEqual([0.5, 0.5]);
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lon, lat) => {
          expect(lonOf(worldX(lon))).toBeCloseTo(lon, 9);
          expect(latOf(worldY(lat))).toBeCloseTo(lat, 9);
        },
      ),
    );
  });
});

describe('a polygon in a tile', () => {
  const [west, south, east, north] = tileBox(tile);
  const at = (fx: number, fy: number) => [west + (east - west) * fx, south + (north - south) * fy];

  it('turns outer rings clockwise and holes against them, whichever way they came', () => {
    const outer = [at(0.1, 0.1), at(0.9, 0.1), at(0.9, 0.9), at(0.1, 0.9), at(0.1, 0.1)];
    const hole = [at(0.4, 0.4), at(0.6, 0.4), at(0.6, 0.6), at(0.4, 0.6), at(0.4, 0.4)];
    for (const coordinates of [
      [outer, hole],
      [outer.toReversed(), hole],
      [outer, hole.toReversed()],
    ]) {
      const [o, h] = tileGeometry(fromGeoJson({ type: 'Polygon', coordinates }), tile, 1);
      expect(area(o!) / EXTENT ** 2).toBeCloseTo(0.64, 3);
      expect(area(h!) / EXTENT ** 2).toBeCloseTo(-0.04, 3);
    }
  });

  it('is cut at the buffer, and gone when it lies elsewhere', () => {
    const around = [at(-5, -5), at(6, -5), at(6, 6), at(-5, 6), at(-5, -5)];
    const [ring] = tileGeometry(fromGeoJson({ type: 'Polygon', coordinates: [around] }), tile, 3);
    expect(area(ring!)).toBe((EXTENT + 2 * BUFFER) ** 2);
    const away = around.map(([x, y]) => [x! + 1, y!]);
    expect(tileGeometry(fromGeoJson({ type: 'Polygon', coordinates: [away] }), tile, 3)).toEqual([]);
  });

  it('is a dot where it would vanish, only in the tile that it lies in', () => {
    const [lon, lat] = at(0.5, 0.5) as [number, number];
    const [mark] = dot(lon, lat, tile, 6);
    expect(area(mark!)).toBe(144);
    expect(dot(lon + 1, lat, tile, 6)).toEqual([]);
  });
});

describe('clipping a ring to a square', () => {
  const side = fc.double({ min: -300, max: 300, noNaN: true });

  it('keeps everything inside, of any triangle, and never makes it larger', () => {
    fc.assert(
      fc.property(fc.tuple(side, side, side, side, side, side), ([ax, ay, bx, by, cx, cy]) => {
        const ring = [ax, ay, bx, by, cx, cy, ax, ay];
        const clipped = clipRing(ring, -100, 100);
        for (const value of clipped) expect(Math.abs(value)).toBeLessThanOrEqual(100 + 1e-9);
        expect(Math.abs(area(pairs(clipped)))).toBeLessThanOrEqual(Math.abs(area(pairs(ring))) + 1e-6);
      }),
    );
  });

  it('adds up: four quarters of a square hold all of a triangle', () => {
    fc.assert(
      fc.property(fc.tuple(side, side, side, side, side, side), ([ax, ay, bx, by, cx, cy]) => {
        const shifted = (dx: number, dy: number) =>
          clipRing([ax + dx, ay + dy, bx + dx, by + dy, cx + dx, cy + dy, ax + dx, ay + dy], -150, 150);
        const parts = [shifted(150, 150), shifted(-150, 150), shifted(150, -150), shifted(-150, -150)];
        const sum = parts.reduce((total, part) => total + area(pairs(part)), 0);
        expect(sum).toBeCloseTo(area(pairs([ax, ay, bx, by, cx, cy, ax, ay])), 5);
      }),
    );
  });
});

describe('simplifying a ring', () => {
  it('moves no vertex away further than the tolerance, and keeps it closed', () => {
    const circle = Array.from({ length: 361 }, (_, i) => [
      1000 * Math.cos((i * Math.PI) / 180),
      1000 * Math.sin((i * Math.PI) / 180),
    ]);
    circle[360] = circle[0]!;
    const simple = pairs(simplifyRing(flat(circle), 5));
    expect(simple.length).toBeLessThan(60);
    expect(simple[0]).toEqual(simple.at(-1));
    expect(Math.abs(area(simple)) / Math.abs(area(circle))).toBeGreaterThan(0.99);
  });
});
