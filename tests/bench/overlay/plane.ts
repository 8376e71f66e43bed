import { planeX, planeY } from '../../../src/geo/ellipsoid.ts';
import type { FlatPolygon } from '../../../src/geo/flat.ts';
import { encodeWkb } from '../../../src/geo/wkb.ts';
import { toPlane } from '../../unit/geo/geosOracle.ts';
import { ORIGIN } from '../../unit/geo/synthetic.ts';

/** In metres of the equal-area plane, from the county's corner: where every peer's areas must be the same as ours. */
export function inPlane(polygon: FlatPolygon): FlatPolygon {
  return toPlane(polygon, planeX(ORIGIN.lon), planeY(ORIGIN.lat));
}

/** The polygon in the plane as hexadecimal WKB, as PostGIS reads it. */
export function planeHex(polygon: FlatPolygon): string {
  return Buffer.from(encodeWkb(inPlane(polygon)).buffer).toString('hex');
}

/** Area of plane rings in square metres, outer rings first in each part: what a user's shoelace makes of a result. */
export function planeAreaM2(parts: readonly (readonly (readonly number[][])[])[]): number {
  const areas = parts.flatMap((part) => part.map((ring, r) => (r === 0 ? 1 : -1) * Math.abs(ringArea(ring))));
  return areas.reduce((sum, area) => sum + area, 0);
}

function ringArea(ring: readonly number[][]): number {
  const [x0, y0] = ring[0];
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    twice += (ring[i][0] - x0) * (ring[i + 1][1] - y0) - (ring[i + 1][0] - x0) * (ring[i][1] - y0);
  }
  return twice / 2;
}
