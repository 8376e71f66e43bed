import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolygonJson } from '../../../../src/api/common.ts';
import { linkOf } from '../../../../src/app/planning/draft.ts';
import { decodeSite, encodeSite, MAX_LINK } from '../../../../src/app/planning/siteLink.ts';

const degree = (min: number, max: number) =>
  fc.integer({ min: min * 1e9, max: max * 1e9 }).map((whole) => whole / 1e9);
const ring = fc
  .array(fc.tuple(degree(-180, 180), degree(-90, 90)), { minLength: 3, maxLength: 12 })
  .map((points): number[][] => [...points, points[0]!].map((point) => [...point]));
const part = fc.array(ring, { minLength: 1, maxLength: 3 });

describe('a site in a link', () => {
  test('reopens to the last digit of 1e-9 degree, with holes and parts', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const polygon: PolygonJson =
          parts.length === 1
            ? { type: 'Polygon', coordinates: parts[0]! }
            : { type: 'MultiPolygon', coordinates: parts };
        expect(decodeSite(encodeSite(polygon))).toEqual(polygon);
      }),
    );
  });

  test('needs no escaping in an address', () => {
    fc.assert(
      fc.property(part, (coordinates) => {
        const code = encodeSite({ type: 'Polygon', coordinates });
        expect(encodeURIComponent(code)).toBe(code);
      }),
    );
  });

  test('a surveyed well site of five points takes fewer than 90 characters', () => {
    const corners = [
      [0, 0],
      [0.001, 0],
      [0.001, 0.0007],
      [0.0004, 0.0009],
      [0, 0.0007],
      [0, 0],
    ];
    const coordinates = [corners.map(([x, y]) => [108.8412345 + x!, 38.5971234 + y!])];
    expect(encodeSite({ type: 'Polygon', coordinates }).length).toBeLessThan(90);
  });

  test('that was cut or tampered with is not opened as another site, nor does it break the page', () => {
    expect(decodeSite('')).toBeNull();
    expect(decodeSite('not a site!')).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (code) => {
        const polygon = decodeSite(code);
        if (polygon) expect(decodeSite(encodeSite(polygon))).toEqual(polygon);
      }),
    );
  });

  test('an outline too long for a link stays out of the address', () => {
    const circle = Array.from({ length: 2000 }, (_, i) => [
      108.8 + 0.01 * Math.cos((i / 1000) * Math.PI),
      38.6 + 0.01 * Math.sin((i / 1000) * Math.PI),
    ]);
    const long: PolygonJson = { type: 'Polygon', coordinates: [[...circle, circle[0]!]] };
    expect(encodeSite(long).length).toBeGreaterThan(MAX_LINK);
    expect(linkOf(long)).toBeUndefined();
    expect(linkOf(null)).toBeUndefined();
  });
});
