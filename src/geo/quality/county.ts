import { areaM2 } from '../ellipsoid.ts';
import { type FlatPolygon, joinPolygons, ringsOf } from '../flat.ts';
import { fromPlane, originOf, toPlane } from '../plane.ts';
import { robustly } from './robustly.ts';
import { meanWidthM } from './thin.ts';
import { LEAST_WHOLE_M2, SLIVER_WIDTH_M } from './thresholds.ts';

/**
 * The county as the union of its townships, degrees; null for none, or where GEOS gives up. What they leave between
 * them by drawing alone, cracks and crumbs, belongs to it; a real enclave does not, but with `filled` it does as well.
 * Needs `loadGeos`.
 */
export function countyOf(townships: readonly FlatPolygon[], filled = false): FlatPolygon | null {
  const whole = joinPolygons(townships);
  if (!whole) return null;
  const origin = originOf(whole);
  const planes = townships.map((township) => toPlane(township, origin));
  const united = robustly(planes[0]!, (session) =>
    session.polygons(session.union(planes.map((plane) => session.read(plane)))),
  );
  return joinPolygons((united ?? []).map((part) => withoutCracks(fromPlane(part, origin), filled)));
}

/** A polygon of one part without the holes that are slivers, or without any. */
function withoutCracks(polygon: FlatPolygon, filled: boolean): FlatPolygon {
  const rings = ringsOf(polygon).map(({ start, end, isOuter }) => ({
    isOuter,
    ring: {
      coords: polygon.coords.slice(2 * start, 2 * end),
      ringEnds: Uint32Array.of(end - start),
      partEnds: Uint32Array.of(1),
    },
  }));
  const kept = rings.filter(({ isOuter, ring }) => isOuter || !(filled || isCrack(ring)));
  const joined = joinPolygons(kept.map(({ ring }) => ring))!;
  return { ...joined, partEnds: Uint32Array.of(kept.length) };
}

function isCrack(ring: FlatPolygon): boolean {
  const ownM2 = areaM2(ring);
  return ownM2 < LEAST_WHOLE_M2 || meanWidthM(ring, ownM2) < SLIVER_WIDTH_M;
}
