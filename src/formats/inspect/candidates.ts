import { CRS_LIST, type Crs, findCrs, fromLonLat, toLonLat } from '../../geo/crs.ts';
import type { Box } from '../place.ts';
import type { AxisOrder } from '../types.ts';
import { MAX_CANDIDATES } from './limits.ts';
import type { CrsCandidate, LonLatBox } from './types.ts';

/** Where data of the trade can lie: China, with a margin. [west, south, east, north] degrees. */
const CHINA: LonLatBox = [70, 10, 140, 56];

/** Eastings of a zone without its number: 400 km on either side of the central meridian, more than any zone is wide. */
const EASTING = [100_000, 900_000] as const;

/** A meridian in the middle of the country, from which candidates are listed outwards when no county is known. */
const MIDDLE_MERIDIAN = 108;

/**
 * All systems and orders that the numbers fit, likeliest first: those that meet the expected extent, then those nearest
 * to it.
 * @param box of the coordinates as the file has them, in its order
 */
export function candidatesFor(box: Box, expected: LonLatBox | undefined): CrsCandidate[] {
  const found: CrsCandidate[] = [];
  for (const axisOrder of ['xy', 'yx'] as const) {
    const eastFirst: Box = axisOrder === 'xy' ? box : [box[1], box[0], box[3], box[2]];
    for (const crs of CRS_LIST) {
      if (isDouble(crs) || !canHold(crs, eastFirst)) continue;
      const bbox = cornersOf(eastFirst, toLonLat(crs.epsg));
      if (!isWithin(bbox, CHINA)) continue;
      found.push({
        epsg: crs.epsg,
        axisOrder,
        name: { zh: crs.nameZh, en: crs.nameEn },
        bbox,
        inExpected: expected ? meets(bbox, expected) : null,
      });
    }
  }
  const target = expected ? (expected[0] + expected[2]) / 2 : MIDDLE_MERIDIAN;
  const rank = ({ inExpected }: CrsCandidate) => (inExpected === false ? 1 : 0);
  const distance = ({ bbox }: CrsCandidate) => Math.abs((bbox[0] + bbox[2]) / 2 - target);
  return found.sort((a, b) => rank(a) - rank(b) || distance(a) - distance(b)).slice(0, MAX_CANDIDATES);
}

/** The box that data had in its file, from where it lies; null for systems that only GDAL converts. */
export function boxAsWritten(bbox: LonLatBox, epsg: number, axisOrder: AxisOrder | null): Box | null {
  if (!findCrs(epsg)) return null;
  const [a, b, c, d] = cornersOf(bbox, fromLonLat(epsg));
  return axisOrder?.order === 'yx' ? [b, a, d, c] : [a, b, c, d];
}

/** Systems with the numbers of another on the list: WGS 84 lies where CGCS2000 does, a plain 6° zone on a 3° one. */
function isDouble({ epsg, kind, hasPrefix }: Crs): boolean {
  return epsg === 4326 || (kind === 'gk6' && !hasPrefix);
}

function canHold({ kind, hasPrefix, zone }: Crs, [minX, minY, maxX, maxY]: Box): boolean {
  const isDegrees = minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90;
  if (kind === 'geographic') return isDegrees;
  if (isDegrees || minY < 0 || maxY > 10_000_000) return false;
  if (kind === 'mercator') return minX > 0 && maxX < 20_037_509;
  const offset = hasPrefix ? (zone ?? 0) * 1_000_000 : 0;
  return minX - offset >= EASTING[0] && maxX - offset <= EASTING[1];
}

function cornersOf([a, b, c, d]: Box, convert: (x: number, y: number) => [number, number]): LonLatBox {
  const corners = [convert(a, b), convert(c, b), convert(a, d), convert(c, d)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const isWithin = (a: LonLatBox, b: LonLatBox) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];

/** Whether two boxes have a point in common. */
export const meets = (a: LonLatBox, b: LonLatBox) =>
  a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
