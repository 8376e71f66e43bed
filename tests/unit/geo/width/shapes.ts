import geodesic from 'geographiclib-geodesic';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { ORIGIN } from '../synthetic.ts';

export type Point = [x: number, y: number];

/**
 * A polygon from rings in metres east and north of a point, laid on the ellipsoid by another library: each corner at
 * its geodesic distance and azimuth. Within a few hundred metres lengths hold to 1e-9.
 */
export function onGround(rings: readonly Point[][], at = ORIGIN): FlatPolygon {
  const place = ([x, y]: Point) => {
    const azimuth = (Math.atan2(x, y) * 180) / Math.PI;
    const { lon2, lat2 } = geodesic.Geodesic.WGS84.Direct(at.lat, at.lon, azimuth, Math.hypot(x, y));
    return [lon2 ?? Number.NaN, lat2 ?? Number.NaN];
  };
  return fromRings([rings.map((ring) => [...ring, ring[0]].map(place))]);
}

/** Points of an arc about (cx, cy), angles in degrees, both ends included. */
export function arc(
  cx: number,
  cy: number,
  radius: number,
  from: number,
  to: number,
  pieces: number,
): Point[] {
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / pieces) * Math.PI) / 180;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
}

/** Turned about the origin by degrees, then moved. */
export function moved(ring: readonly Point[], degrees: number, dx = 0, dy = 0): Point[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return ring.map(([x, y]) => [x * cos - y * sin + dx, x * sin + y * cos + dy]);
}

/** A straight strip along the x axis, its middle at the origin. */
export function strip(length: number, width: number): Point[] {
  const [l, w] = [length / 2, width / 2];
  return [
    [-l, -w],
    [l, -w],
    [l, w],
    [-l, w],
  ];
}
