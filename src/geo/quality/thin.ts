import { areaM2, FLATTENING, SEMI_MAJOR_M } from '../ellipsoid.ts';
import { bbox, type FlatPolygon, ringsOf } from '../flat.ts';

const E2 = FLATTENING * (2 - FLATTENING);
const RADIAN = Math.PI / 180;

/**
 * Mean width of a polygon in metres, 2 × area / perimeter: of a long strip its width, of a square half its side.
 * Lengths go by the scale at its middle latitude, which is exact enough to tell the thin from the broad.
 */
export function meanWidthM(polygon: FlatPolygon, ownM2 = areaM2(polygon)): number {
  const perimeterM = perimeter(polygon);
  return perimeterM > 0 ? (2 * ownM2) / perimeterM : 0;
}

function perimeter(polygon: FlatPolygon): number {
  const box = bbox(polygon);
  if (!box) return 0;
  const latitude = ((box[1] + box[3]) / 2) * RADIAN;
  const w = 1 - E2 * Math.sin(latitude) ** 2;
  const eastM = (SEMI_MAJOR_M * Math.cos(latitude) * RADIAN) / Math.sqrt(w);
  const northM = (SEMI_MAJOR_M * (1 - E2) * RADIAN) / w ** 1.5;
  const { coords } = polygon;
  let sumM = 0;
  for (const { start, end } of ringsOf(polygon)) {
    for (let v = start; v + 1 < end; v++) {
      const x = (coords[2 * v + 2] - coords[2 * v]) * eastM;
      const y = (coords[2 * v + 3] - coords[2 * v + 1]) * northM;
      sumM += Math.sqrt(x * x + y * y);
    }
  }
  return sumM;
}
