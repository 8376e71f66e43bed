/**
 * The generator's working plane: metres east (x) and north (y) of a point in the middle of the county,
 * by plain scaling of degrees. It only has to be a handy sheet of paper: scale is off by up to 1 % at
 * the northern and southern ends. Areas are always measured on the ellipsoid afterwards.
 */
export const ORIGIN_LON = 108.98;
export const ORIGIN_LAT = 38.5;
export const METRES_PER_DEGREE_LON = 87_200;
export const METRES_PER_DEGREE_LAT = 111_000;

/** A point of the working plane, metres. */
export type Point = readonly [x: number, y: number];
export type Ring = Point[];

export const lonToX = (lon: number) => (lon - ORIGIN_LON) * METRES_PER_DEGREE_LON;
export const latToY = (lat: number) => (lat - ORIGIN_LAT) * METRES_PER_DEGREE_LAT;
export const xToLon = (x: number) => ORIGIN_LON + x / METRES_PER_DEGREE_LON;
export const yToLat = (y: number) => ORIGIN_LAT + y / METRES_PER_DEGREE_LAT;

/** Degrees rounded to 8 decimals (about 1 mm), the precision of every file written. */
export const roundDegrees = (degrees: number) => Math.round(degrees * 1e8) / 1e8;

/** Plane point to rounded [lon, lat]. */
export const toLonLat = (point: Point): [number, number] => [
  roundDegrees(xToLon(point[0])),
  roundDegrees(yToLat(point[1])),
];
export const toPlane = (lon: number, lat: number): Point => [lonToX(lon), latToY(lat)];
