import { distanceM } from '../../../geo/distance.ts';
import { areaM2 } from '../../../geo/ellipsoid.ts';
import { fromRings } from '../../../geo/flat.ts';

export type LonLat = [lon: number, lat: number];

/** Lengths in metres on the ellipsoid: of each leg, and of all. */
export function measurePath(points: readonly LonLat[]): { legsM: number[]; totalM: number } {
  const legsM = points.slice(1).map(([lon, lat], i) => distanceM(points[i]![0], points[i]![1], lon, lat));
  return { legsM, totalM: legsM.reduce((sum, leg) => sum + leg, 0) };
}

/**
 * Ellipsoidal area in ㎡ and perimeter in metres of the ring through the points (closed by itself). Where it crosses
 * itself an area means nothing: `crosses` says so.
 */
export function measureRing(points: readonly LonLat[]): {
  areaM2: number;
  perimeterM: number;
  crosses: boolean;
} {
  if (points.length < 3) return { areaM2: 0, perimeterM: measurePath(points).totalM, crosses: false };
  const ring = [...points, points[0]!];
  return {
    areaM2: areaM2(fromRings([[ring]])),
    perimeterM: measurePath(ring).totalM,
    crosses: crossesItself(points),
  };
}

/** Whether two edges of the ring cross. Every pair is tried: a hand-drawn ring has few. */
export function crossesItself(points: readonly LonLat[]): boolean {
  const n = points.length;
  const at = (i: number) => points[i % n]!;
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++)
      if (!(i === 0 && j === n - 1) && cross(at(i), at(i + 1), at(j), at(j + 1))) return true;
  return false;
}

function cross(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const side = (p: LonLat, q: LonLat, r: LonLat) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Metres below a kilometre, kilometres above. */
export function formatLength(metres: number): string {
  return metres < 1000 ? `${metres.toFixed(1)} m` : `${(metres / 1000).toFixed(3)} km`;
}
