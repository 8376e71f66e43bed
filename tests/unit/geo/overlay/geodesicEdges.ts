import { ringAreaM2, SEMI_MAJOR_M } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, ringsOf } from '../../../../src/geo/flat.ts';

/**
 * How much smaller, in ㎡, a polygon is whose edges are geodesics, as PostGIS takes them, than one whose edges are
 * straight in the equal-area plane, as the national series does; and `spanM2`, the sum whatever the sign.
 *
 * Between two points at latitude φ, L metres apart and at azimuth α, the heading of the geodesic turns by
 * sin α · tan φ / R a metre and that of the straight edge by −2 · sin α · cos² α · tan φ / R. Two arcs whose
 * curvatures differ by k leave k · L³/12 between them; the geodesic is the one nearer the pole. A sphere will do.
 */
export function geodesicEdges(polygon: FlatPolygon): { smallerByM2: number; spanM2: number } {
  let smallerByM2 = 0;
  let spanM2 = 0;
  for (const { start, end, isOuter } of ringsOf(polygon)) {
    const turns = ringAreaM2(polygon.coords, start, end) > 0 ? 1 : -1;
    for (let v = start + 1; v < end; v++) {
      const between = betweenM2(polygon.coords, v);
      smallerByM2 += (isOuter ? turns : -turns) * between;
      spanM2 += Math.abs(between);
    }
  }
  return { smallerByM2, spanM2 };
}

/** Area in ㎡ between the two kinds of the edge that ends at vertex `v`, positive when it runs eastward. */
function betweenM2(coords: Float64Array, v: number): number {
  const radian = Math.PI / 180;
  const phi = ((coords[2 * v + 1] + coords[2 * v - 1]) / 2) * radian;
  const eastM = SEMI_MAJOR_M * radian * (coords[2 * v] - coords[2 * v - 2]) * Math.cos(phi);
  const northM = SEMI_MAJOR_M * radian * (coords[2 * v + 1] - coords[2 * v - 1]);
  // L³ · sin α · (1 + 2 cos² α) without dividing by L
  return (eastM * (eastM ** 2 + 3 * northM ** 2) * Math.tan(phi)) / (12 * SEMI_MAJOR_M);
}
