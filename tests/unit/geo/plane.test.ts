import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaM2, planeX, planeY } from '../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import { fromPlane, latOfPlaneY, lonOfPlaneX, originOf, toPlane } from '../../../src/geo/plane.ts';
import { blob, seeded } from './synthetic.ts';

describe('the equal-area plane and back', () => {
  test('a latitude comes back within a millionth of a millimetre wherever people live, less well at the poles', () => {
    fc.assert(
      fc.property(fc.double({ min: -89, max: 89, noNaN: true }), (lat) => {
        expect(Math.abs(latOfPlaneY(planeY(lat)) - lat)).toBeLessThan(Math.abs(lat) < 75 ? 1e-13 : 1e-12);
      }),
    );
    expect(latOfPlaneY(planeY(90))).toBeCloseTo(90, 5);
    expect(latOfPlaneY(0)).toBe(0);
    expect(latOfPlaneY(planeY(90) + 1)).toBeNaN();
  });

  test('a longitude comes back', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (lon) => {
        expect(Math.abs(lonOfPlaneX(planeX(lon)) - lon)).toBeLessThan(1e-13);
      }),
    );
  });

  test('northing grows with latitude by the area of the belt, as a county’s latitude shows', () => {
    // ∂y/∂φ at 38.6°: parallel × meridian ÷ a, from the radii of curvature of the ellipsoid
    const a = 6378137;
    const e2 = (2 - 1 / 298.257222101) / 298.257222101;
    const phi = (38.6 * Math.PI) / 180;
    const w = Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
    const parallel = (a / w) * Math.cos(phi);
    const meridian = (a * (1 - e2)) / w ** 3;
    const perDegree = ((parallel * meridian) / a) * (Math.PI / 180);
    expect((planeY(38.6005) - planeY(38.5995)) / 0.001 / perDegree).toBeCloseTo(1, 9);
  });

  test('a polygon keeps its rings, its area is planar there, and it comes back', () => {
    const shape = blob(seeded(5), 108.8, 38.6, 0.01, 40);
    const origin = originOf(shape);
    const plane = toPlane(shape, origin);
    let twice = 0;
    for (let i = 0; i + 3 < plane.coords.length; i += 2) {
      twice += plane.coords[i]! * plane.coords[i + 3]! - plane.coords[i + 2]! * plane.coords[i + 1]!;
    }
    expect(Math.abs(twice) / 2 / areaM2(shape)).toBeCloseTo(1, 11);
    const back = fromPlane(plane, origin);
    expect(back.ringEnds).toEqual(shape.ringEnds);
    back.coords.forEach((value, i) => {
      expect(Math.abs(value - shape.coords[i]!)).toBeLessThan(1e-12);
    });
  });

  test('a polygon without vertices has an origin all the same', () => {
    expect(originOf(fromRings([]))).toEqual({ x: 0, y: 0 });
  });
});
