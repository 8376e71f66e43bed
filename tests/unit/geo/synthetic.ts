import { type FlatPolygon, fromRings } from '../../../src/geo/flat.ts';

/** Where the made-up county lies: the latitude of 乌审旗. */
export const ORIGIN = { lon: 108.6, lat: 38.4 };

/** A small seeded generator (mulberry32): numbers in [0, 1), the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Parcels that share their edges without gaps: a grid of `columns × rows` cells of `cellDeg`, every edge wavy with
 * `steps` pieces. Neighbours use the very same vertices.
 */
export function coverage(
  columns: number,
  rows: number,
  cellDeg: number,
  steps: number,
  seed = 1,
): FlatPolygon[] {
  const random = seeded(seed);
  const jitter = (share: number) => (random() - 0.5) * share * cellDeg;
  const corner: number[][] = [];
  for (let i = 0; i < (columns + 1) * (rows + 1); i++) {
    const c = i % (columns + 1);
    const r = Math.floor(i / (columns + 1));
    corner.push([ORIGIN.lon + c * cellDeg + jitter(0.4), ORIGIN.lat + r * cellDeg + jitter(0.4)]);
  }
  const line = (a: number[], b: number[]) => {
    const points = [a];
    for (let s = 1; s < steps; s++) {
      const t = s / steps;
      points.push([a[0] + (b[0] - a[0]) * t + jitter(0.06), a[1] + (b[1] - a[1]) * t + jitter(0.06)]);
    }
    points.push(b);
    return points;
  };
  const at = (c: number, r: number) => corner[r * (columns + 1) + c];
  const across = Array.from({ length: columns * (rows + 1) }, (_, i) => {
    const c = i % columns;
    const r = Math.floor(i / columns);
    return line(at(c, r), at(c + 1, r));
  });
  const up = Array.from({ length: (columns + 1) * rows }, (_, i) => {
    const c = i % (columns + 1);
    const r = Math.floor(i / (columns + 1));
    return line(at(c, r), at(c, r + 1));
  });
  return Array.from({ length: columns * rows }, (_, i) => {
    const c = i % columns;
    const r = Math.floor(i / columns);
    const ring = [
      ...across[r * columns + c].slice(0, -1),
      ...up[r * (columns + 1) + c + 1].slice(0, -1),
      ...across[(r + 1) * columns + c].slice(1).reverse(),
      ...up[r * (columns + 1) + c].slice().reverse(),
    ];
    return fromRings([[ring]]);
  });
}

/** A star-shaped polygon of `vertices` corners about (lon, lat), its radius between 0.5 and 1 times `radiusDeg`. */
export function blob(
  random: () => number,
  lon: number,
  lat: number,
  radiusDeg: number,
  vertices: number,
): FlatPolygon {
  const ring: number[][] = [];
  for (let i = 0; i < vertices; i++) {
    const angle = (2 * Math.PI * i) / vertices;
    const radius = radiusDeg * (0.5 + 0.5 * random());
    ring.push([lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)]);
  }
  ring.push(ring[0]);
  return fromRings([[ring]]);
}
