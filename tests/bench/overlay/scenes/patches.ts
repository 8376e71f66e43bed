import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import { blob, ORIGIN, seeded } from '../../../unit/geo/synthetic.ts';

const VERTICES = 24;

/** Patches of 24 crooked vertices, some 20 m to 150 m in radius, as changes seen from a satellite are. */
export function patchesAt(places: Iterable<[lon: number, lat: number]>): FlatPolygon[] {
  const random = seeded(7);
  return Array.from(places, ([lon, lat]) => blob(random, lon, lat, 0.0002 + 0.0014 * random(), VERTICES));
}

/** So many places spread evenly over a square of `extentDeg` degrees, not quite out to its edge. */
export function* scattered(count: number, extentDeg: number): Generator<[number, number]> {
  const random = seeded(8);
  const margin = 0.005;
  const place = () => margin + random() * (extentDeg - 2 * margin);
  for (let i = 0; i < count; i++) yield [ORIGIN.lon + place(), ORIGIN.lat + place()];
}
