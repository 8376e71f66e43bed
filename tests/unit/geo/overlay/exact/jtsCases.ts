import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { planeX, planeY } from '../../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../../src/geo/flat.ts';
import { ORIGIN } from '../../synthetic.ts';
import { parseWkt } from '../../wkt.ts';
import { latOfY, lonOfX } from './inverse.ts';

/** Test cases of the JTS library, beside the project and not in it. */
const FILE = '../shared/data/overlay/jts_cases.jsonl.gz';
export const haveJtsCases = existsSync(FILE);

export type ValidityCase = { file: string; case: number; a: string; expected: boolean };
export type OverlayCase = {
  file: string;
  case: number;
  op: string;
  /** a fixed precision model rounds the result to whole numbers */
  pm: { type?: string; scale?: string };
  a: string;
  b: string;
  a_valid: boolean;
  b_valid: boolean;
  /** none for the robustness cases */
  expected_area?: number;
};

export function jtsCases(): { validity: ValidityCase[]; overlay: OverlayCase[]; robustness: OverlayCase[] } {
  const rows = gunzipSync(readFileSync(FILE)).toString('utf8').trim().split('\n');
  const cases = rows.map((row) => JSON.parse(row));
  return {
    validity: cases.filter(({ op }) => op === 'isvalid'),
    overlay: cases.filter(({ op }) => op !== 'isvalid' && op !== 'overlayareatest'),
    robustness: cases.filter(({ op }) => op === 'overlayareatest'),
  };
}

/** A polygon or multipolygon, which may be empty; null for points, lines and collections. */
export function polygonOf(wkt: string): FlatPolygon | null {
  return /^\s*(MULTI)?POLYGON\s+EMPTY\s*$/.test(wkt) ? fromRings([]) : parseWkt(wkt);
}

/** Widest extent of a case in the plane, in metres: the wider, the less the last bits of a double matter. */
const WIDTH_M = 2 ** 18;

export type PlacedCase = { a: FlatPolygon; b: FlatPolygon; scale: number };

/**
 * A pair of planar polygons laid into the equal-area plane near the county, enlarged by a power of two and given
 * in the degrees that the projection takes there. An area of theirs is `scale²` times what it was.
 */
export function placeCase(a: FlatPolygon, b: FlatPolygon): PlacedCase {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { coords } of [a, b]) {
    coords.forEach((value, i) => {
      box[i % 2] = Math.min(box[i % 2], value);
      box[2 + (i % 2)] = Math.max(box[2 + (i % 2)], value);
    });
  }
  const extent = Math.max(box[2] - box[0], box[3] - box[1]);
  const scale = extent > 0 ? 2 ** Math.floor(Math.log2(WIDTH_M / extent)) : 1;
  const [originX, originY] = [Math.round(planeX(ORIGIN.lon)), Math.round(planeY(ORIGIN.lat))];
  const place = (polygon: FlatPolygon): FlatPolygon => ({
    ...polygon,
    coords: polygon.coords.map((value, i) =>
      i % 2 === 0 ? lonOfX(originX + (value - box[0]) * scale) : latOfY(originY + (value - box[1]) * scale),
    ),
  });
  return { a: place(a), b: place(b), scale };
}
