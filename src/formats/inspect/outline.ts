import { type FlatPolygon, ringsOf } from '../../geo/flat.ts';
import { MAX_OUTLINE_RINGS, MAX_OUTLINE_VERTICES } from './limits.ts';
import type { LonLatBox } from './types.ts';

/** A share of the whole that no screen shows. */
const FIRST_TOLERANCE = 1 / 1_000;

type Span = { coords: Float64Array; start: number; end: number; size: number };

/** The largest outer rings, thinned to what a small map can show: [lon, lat, lon, lat, …] each. */
export function outlineOf(polygons: readonly FlatPolygon[], bbox: LonLatBox | null): number[][] {
  if (bbox === null) return [];
  const spans = largest(polygons);
  let tolerance = Math.max(bbox[2] - bbox[0], bbox[3] - bbox[1]) * FIRST_TOLERANCE;
  for (;;) {
    const rings = spans.map((span) => thinned(span, tolerance));
    const vertices = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
    if (vertices <= MAX_OUTLINE_VERTICES) return rings;
    tolerance *= 2;
  }
}

function largest(polygons: readonly FlatPolygon[]): Span[] {
  const spans: Span[] = [];
  for (const polygon of polygons) {
    for (const { start, end, isOuter } of ringsOf(polygon)) {
      if (isOuter)
        spans.push({ coords: polygon.coords, start, end, size: sizeOf(polygon.coords, start, end) });
    }
  }
  return spans.sort((a, b) => b.size - a.size).slice(0, MAX_OUTLINE_RINGS);
}

/** The larger side of a ring's box. */
function sizeOf(coords: Float64Array, start: number, end: number): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = start; v < end; v++) {
    west = Math.min(west, coords[2 * v]!);
    east = Math.max(east, coords[2 * v]!);
    south = Math.min(south, coords[2 * v + 1]!);
    north = Math.max(north, coords[2 * v + 1]!);
  }
  return Math.max(east - west, north - south);
}

/** Leaves out vertices nearer than `tolerance` degrees to the last kept; of a ring smaller than that, four remain. */
function thinned({ coords, start, end }: Span, tolerance: number): number[] {
  const kept: number[] = [start];
  for (let v = start + 1; v < end - 1; v++) {
    const last = kept.at(-1)!;
    const dx = Math.abs(coords[2 * v]! - coords[2 * last]!);
    const dy = Math.abs(coords[2 * v + 1]! - coords[2 * last + 1]!);
    if (Math.max(dx, dy) >= tolerance) kept.push(v);
  }
  const step = (end - 1 - start) / 3;
  const shown = kept.length >= 3 ? kept : [start, start + Math.floor(step), start + Math.floor(2 * step)];
  return [...shown, end - 1].flatMap((v) => [rounded(coords[2 * v]!), rounded(coords[2 * v + 1]!)]);
}

/** To a decimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
