import { areaM2, ringAreaM2 } from './ellipsoid.ts';
import { type FlatPolygon, fromRings, ringsOf } from './flat.ts';
import { geosIsValid, geosMakeValid, loadGeos } from './repair/geos.ts';
import { isSurelyValid } from './repair/simple.ts';

/** What was found and put right, or why nothing could be kept. */
export type RepairCode =
  | 'unclosed'
  | 'duplicateVertices'
  | 'degenerateRing'
  | 'orientation'
  | 'selfIntersection'
  /** refused: NaN or infinite coordinates */
  | 'nonFinite'
  /** refused: not degrees of longitude and latitude */
  | 'outOfRange'
  /** refused: nothing with an area is left */
  | 'empty';

export type Repair = {
  code: RepairCode;
  /** rings or vertices concerned */
  count?: number;
  areaBeforeM2?: number;
  areaAfterM2?: number;
};

/** `polygon` is null when the geometry had to be refused; the last repair says why. */
export type Repaired = { polygon: FlatPolygon | null; repairs: Repair[] };

/** A ring no broader than rounding makes it, in degrees (about 10 nanometres), is a line. */
const LINE_DEG = 1e-13;

type Positions = [number, number][];

/** Loads what `repairPolygon` needs for self-crossing polygons. Await it once before the first call. */
export function initRepair(): Promise<void> {
  return loadGeos();
}

/**
 * Puts right a polygon in degrees as it came from a file, and says what was done. A valid polygon comes back as the
 * same object. Rings may turn either way as long as holes turn against their outer ring, since shapefile and
 * GeoJSON disagree; only where they turn alike is that put right (outer counter-clockwise) and reported.
 */
export function repairPolygon(polygon: FlatPolygon): Repaired {
  const { coords } = polygon;
  const unusable = firstUnusable(coords);
  if (unusable !== null) return { polygon: null, repairs: [unusable] };
  const repairs: Repair[] = [];
  const counts = { unclosed: 0, duplicateVertices: 0, degenerateRing: 0, orientation: 0 };
  const parts = cleanParts(polygon, counts);
  for (const code of ['unclosed', 'duplicateVertices', 'degenerateRing', 'orientation'] as const) {
    if (counts[code] > 0) repairs.push({ code, count: counts[code] });
  }
  if (parts.length === 0) return { polygon: null, repairs: [...repairs, { code: 'empty' }] };
  const clean = repairs.length === 0 ? polygon : fromRings(parts);
  if (isSurelyValid(clean) || geosIsValid(clean)) return { polygon: clean, repairs };
  const made = geosMakeValid(clean);
  const valid = made === null ? null : withoutLines(made);
  const crossing: Repair = {
    code: 'selfIntersection',
    areaBeforeM2: areaM2(clean),
    areaAfterM2: valid === null ? 0 : areaM2(valid),
  };
  repairs.push(crossing);
  if (valid === null) repairs.push({ code: 'empty' });
  return { polygon: valid, repairs };
}

/** Rounding can leave parts of a nanometre's breadth where rings crossed; they are no land. */
function withoutLines(polygon: FlatPolygon): FlatPolygon | null {
  const counts = { unclosed: 0, duplicateVertices: 0, degenerateRing: 0, orientation: 0 };
  const parts = cleanParts(polygon, counts);
  if (counts.degenerateRing === 0) return polygon;
  return parts.length === 0 ? null : fromRings(parts);
}

function firstUnusable(coords: Float64Array): Repair | null {
  for (let i = 0; i < coords.length; i += 2) {
    if (!Number.isFinite(coords[i]) || !Number.isFinite(coords[i + 1])) return { code: 'nonFinite' };
    if (Math.abs(coords[i]) > 180 || Math.abs(coords[i + 1]) > 90) return { code: 'outOfRange' };
  }
  return coords.length === 0 ? { code: 'empty' } : null;
}

type Counts = { unclosed: number; duplicateVertices: number; degenerateRing: number; orientation: number };

function cleanParts(polygon: FlatPolygon, counts: Counts): Positions[][] {
  const parts: Positions[][] = [];
  let signs: number[] = [];
  let droppedPart = -1;
  let lastPart = -1;
  for (const ring of ringsOf(polygon)) {
    if (ring.part === droppedPart) continue;
    const positions = cleanRing(polygon.coords, ring.start, ring.end, counts);
    const flat = Float64Array.from(positions.flat());
    const area = ringAreaM2(flat, 0, positions.length);
    if (positions.length < 4 || isLine(positions)) {
      counts.degenerateRing++;
      // holes of an outer ring without area are nothing either
      if (ring.isOuter) droppedPart = ring.part;
      continue;
    }
    if (ring.part !== lastPart) {
      turnPart(parts.at(-1), signs, counts);
      parts.push([]);
      signs = [];
      lastPart = ring.part;
    }
    parts.at(-1)?.push(positions);
    signs.push(Math.sign(area));
  }
  turnPart(parts.at(-1), signs, counts);
  return parts;
}

function cleanRing(coords: Float64Array, start: number, end: number, counts: Counts): Positions {
  const positions: Positions = [];
  for (let v = start; v < end; v++) {
    const lon = coords[2 * v];
    const lat = coords[2 * v + 1];
    const last = positions.at(-1);
    if (last !== undefined && last[0] === lon && last[1] === lat) counts.duplicateVertices++;
    else positions.push([lon, lat]);
  }
  const first = positions[0];
  const last = positions.at(-1);
  if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1])) {
    counts.unclosed++;
    positions.push([first[0], first[1]]);
  }
  return positions;
}

/** Not by the ring's own area, which is zero too for a figure of eight. */
function isLine(positions: Positions): boolean {
  const [x0, y0] = positions[0];
  const from0 = ([x, y]: [number, number]) => Math.hypot(x - x0, y - y0);
  const far = positions.reduce((a, b) => (from0(b) > from0(a) ? b : a));
  const breadth = LINE_DEG * from0(far);
  return positions.every(
    ([x, y]) => Math.abs((far[0] - x0) * (y - y0) - (x - x0) * (far[1] - y0)) <= breadth,
  );
}

/** Turns a part outer ring counter-clockwise, holes clockwise, if any hole turns like its outer ring. */
function turnPart(part: Positions[] | undefined, signs: readonly number[], counts: Counts): void {
  if (part === undefined || !signs.slice(1).some((sign) => sign === signs[0])) return;
  part.forEach((ring, r) => {
    if (signs[r] === (r === 0 ? 1 : -1)) return;
    ring.reverse();
    counts.orientation++;
  });
}
