import type { FlatPolygon } from '../../../../../src/geo/flat.ts';
import { ORIGIN, seeded } from '../../synthetic.ts';

/** Middle and mean radius of the line, degrees. */
export const LINE_MIDDLE = { lon: ORIGIN.lon + 0.5, lat: ORIGIN.lat + 0.5 };
export const LINE_RADIUS_DEG = 0.4;

/**
 * A ring as long as a whole county's red line, 45 km from its middle: a seeded random walk, drawn back to its mean,
 * so that it is crooked at every scale. With a million vertices they are 0.3 m apart.
 */
export function redLineRing(vertices: number, seed: number): Float64Array {
  const random = seeded(seed);
  const coords = new Float64Array(2 * vertices + 2);
  const step = (2 * Math.PI * LINE_RADIUS_DEG) / vertices;
  let drift = 0;
  for (let i = 0; i < vertices; i++) {
    const angle = (2 * Math.PI * i) / vertices;
    drift += (random() - 0.5) * 2 * step - drift * 1e-5;
    coords[2 * i] = LINE_MIDDLE.lon + (LINE_RADIUS_DEG + drift) * Math.cos(angle);
    coords[2 * i + 1] = LINE_MIDDLE.lat + (LINE_RADIUS_DEG + drift) * Math.sin(angle);
  }
  coords[2 * vertices] = coords[0];
  coords[2 * vertices + 1] = coords[1];
  return coords;
}

/** The land within the line, and all around it in a box: together without a gap. */
export function redLineZones(ring: Float64Array): { within: FlatPolygon; around: FlatPolygon } {
  const vertices = ring.length / 2;
  const { lon, lat } = LINE_MIDDLE;
  const corners = [lon - 0.6, lat - 0.6, lon + 0.6, lat - 0.6, lon + 0.6, lat + 0.6, lon - 0.6, lat + 0.6];
  const coords = new Float64Array(10 + ring.length);
  coords.set([...corners, corners[0], corners[1]]);
  coords.set(ring, 10);
  return {
    within: { coords: ring, ringEnds: Uint32Array.of(vertices), partEnds: Uint32Array.of(1) },
    around: { coords, ringEnds: Uint32Array.of(5, 5 + vertices), partEnds: Uint32Array.of(2) },
  };
}
