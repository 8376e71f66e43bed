import { areaM2 } from './ellipsoid.ts';
import type { FlatPolygon } from './flat.ts';
import { GeosFailure, loadGeos } from './geos/module.ts';
import { cleanPolygon, noCounts } from './repair/clean.ts';
import { evenOddM2 } from './repair/evenOdd.ts';
import { geosIsValid, geosMakeValid } from './repair/geos.ts';
import { isSurelyValid, isTangled } from './repair/simple.ts';

/** What was found and put right, or why nothing could be kept. */
export type RepairCode =
  | 'unclosed'
  | 'duplicateVertices'
  /** out and back along the same line: no area, cut off */
  | 'spike'
  | 'degenerateRing'
  | 'orientation'
  | 'selfIntersection'
  /** refused: NaN or infinite coordinates */
  | 'nonFinite'
  /** refused: not degrees of longitude and latitude */
  | 'outOfRange'
  /** refused: crosses itself a hundred thousand times, or the geometry library gives up on it */
  | 'unrepairable'
  /** refused: nothing with an area is left */
  | 'empty';

export type Repair = {
  code: RepairCode;
  /** rings or vertices concerned */
  count?: number;
  /** area by the shoelace formula as the rings stood: loops turned the other way take away */
  areaBeforeM2?: number;
  /** area as the rings stood, by even and odd: what a map that fills them shows */
  areaEvenOddM2?: number;
  areaAfterM2?: number;
};

/** `polygon` is null when the geometry had to be refused; the last repair says why. */
export type Repaired = { polygon: FlatPolygon | null; repairs: Repair[] };

/** Crossings from which a ring is noise and no drawing; mending more would take many seconds. */
const MOST_CROSSINGS = 100_000;

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
  const unusable = firstUnusable(polygon.coords);
  if (unusable !== null) return { polygon: null, repairs: [unusable] };
  const counts = noCounts();
  const clean = cleanPolygon(polygon, counts);
  const repairs: Repair[] = [];
  for (const code of ['unclosed', 'duplicateVertices', 'spike', 'degenerateRing', 'orientation'] as const) {
    if (counts[code] > 0) repairs.push({ code, count: counts[code] });
  }
  if (clean === null) return { polygon: null, repairs: [...repairs, { code: 'empty' }] };
  if (isSurelyValid(clean)) return { polygon: clean, repairs };
  const crossing: Repair = { code: 'selfIntersection', areaBeforeM2: areaM2(clean) };
  try {
    if (geosIsValid(clean)) return { polygon: clean, repairs };
    repairs.push(crossing);
    if (isTangled(clean, MOST_CROSSINGS)) return refused(repairs, 'unrepairable');
    crossing.areaEvenOddM2 = evenOddM2(clean);
    const valid = withoutLines(geosMakeValid(clean));
    crossing.areaAfterM2 = valid === null ? 0 : areaM2(valid);
    return valid === null ? refused(repairs, 'empty') : { polygon: valid, repairs };
  } catch (error) {
    if (!(error instanceof GeosFailure)) throw error;
    return refused(repairs, 'unrepairable');
  }
}

function refused(repairs: readonly Repair[], code: RepairCode): Repaired {
  return { polygon: null, repairs: [...repairs, { code }] };
}

/** Rounding can leave parts of a nanometre's breadth where rings crossed; they are no land. */
function withoutLines(polygon: FlatPolygon | null): FlatPolygon | null {
  if (polygon === null) return null;
  const counts = noCounts();
  const kept = cleanPolygon(polygon, counts);
  return counts.degenerateRing === 0 ? polygon : kept;
}

function firstUnusable(coords: Float64Array): Repair | null {
  for (let i = 0; i < coords.length; i += 2) {
    if (!Number.isFinite(coords[i]) || !Number.isFinite(coords[i + 1])) return { code: 'nonFinite' };
    if (Math.abs(coords[i]) > 180 || Math.abs(coords[i + 1]) > 90) return { code: 'outOfRange' };
  }
  return coords.length === 0 ? { code: 'empty' } : null;
}
