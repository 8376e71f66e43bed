import { FLATTENING, planeX, planeY, SEMI_MAJOR_M } from './ellipsoid.ts';
import { bbox, type FlatPolygon } from './flat.ts';

const DEGREE = 180 / Math.PI;
const RADIAN = Math.PI / 180;
const E2 = FLATTENING * (2 - FLATTENING);
/** Northing of the pole, metres. */
const POLE_Y = planeY(90);
/** Newton's steps double the right digits: from a start within 0.13° four reach the last one. */
const STEPS = 4;

/** Longitude in degrees of an equal-area plane easting in metres: the inverse of `planeX`. */
export function lonOfPlaneX(xM: number): number {
  return (xM / SEMI_MAJOR_M) * DEGREE;
}

/** Latitude in degrees of an equal-area plane northing in metres: the inverse of `planeY`; NaN beyond the poles. */
export function latOfPlaneY(yM: number): number {
  if (!(Math.abs(yM) <= POLE_Y)) return NaN;
  let latDeg = Math.asin(yM / POLE_Y) * DEGREE;
  for (let step = 0; step < STEPS; step++) {
    const sin = Math.sin(latDeg * RADIAN);
    const w = 1 - E2 * sin * sin;
    // dy/dφ: a parallel's length times a meridian's, over a
    const slope = (SEMI_MAJOR_M * Math.cos(latDeg * RADIAN) * (1 - E2)) / (w * w);
    if (slope < 1e-6) break;
    latDeg += ((yM - planeY(latDeg)) / slope) * DEGREE;
  }
  return latDeg;
}

/** Where a local plane begins, in metres of the equal-area plane. Near it coordinates keep all their digits. */
export type PlaneOrigin = { readonly x: number; readonly y: number };

/** The south-west corner of a polygon as the origin of a local plane; (0, 0) for a polygon without vertices. */
export function originOf(polygon: FlatPolygon): PlaneOrigin {
  const box = bbox(polygon);
  return box ? { x: planeX(box[0]), y: planeY(box[1]) } : { x: 0, y: 0 };
}

/** A polygon in degrees as one in metres from `origin`, vertex by vertex; planar areas there are ellipsoidal ones. */
export function toPlane(polygon: FlatPolygon, origin: PlaneOrigin): FlatPolygon {
  return map(
    polygon,
    (lon) => planeX(lon) - origin.x,
    (lat) => planeY(lat) - origin.y,
  );
}

/** The way back from `toPlane`, in degrees. */
export function fromPlane(polygon: FlatPolygon, origin: PlaneOrigin): FlatPolygon {
  return map(
    polygon,
    (x) => lonOfPlaneX(x + origin.x),
    (y) => latOfPlaneY(y + origin.y),
  );
}

function map(
  polygon: FlatPolygon,
  even: (value: number) => number,
  odd: (value: number) => number,
): FlatPolygon {
  const { coords, ringEnds, partEnds } = polygon;
  const mapped = new Float64Array(coords.length);
  for (let i = 0; i < coords.length; i += 2) {
    mapped[i] = even(coords[i]);
    mapped[i + 1] = odd(coords[i + 1]);
  }
  return { coords: mapped, ringEnds, partEnds };
}
