import type { FeatureCollection, Point } from 'geojson';
import type { PatchRow } from '../../../domain/patch.ts';
import { MU_PER_M2 } from '../../../geo/ellipsoid.ts';

/** `s` state, `a` area in 亩 for the size; ids are the patch ids. */
export type PatchPoint = { s: string; a: number };

/** The patches that pass the filter as points, for scales at which their outlines would be slivers. */
export function patchPoints(
  rows: readonly PatchRow[],
  visible: ReadonlySet<number> | null,
): FeatureCollection<Point, PatchPoint> {
  const features = [];
  for (const row of rows) {
    if (visible && !visible.has(row.id)) continue;
    features.push(pointOf(row, { s: row.state, a: row.areaM2 * MU_PER_M2 }));
  }
  return { type: 'FeatureCollection', features };
}

/** A few giants would drown everything else: the heaviest twentieth counts as full weight. */
const FULL_WEIGHT_SHARE = 0.95;

/**
 * Points with property `w`, 0..1, for the heat map: the square root of the share of full weight. Patches without
 * weight are left out.
 */
export function heatPoints(
  rows: readonly PatchRow[],
  weights: ReadonlyMap<number, number>,
): FeatureCollection<Point, { w: number }> {
  const sorted = [...weights.values()].filter((weight) => weight > 0).sort((a, b) => a - b);
  const full = sorted[Math.ceil(sorted.length * FULL_WEIGHT_SHARE) - 1] ?? 1;
  const features = [];
  for (const row of rows) {
    const weight = weights.get(row.id);
    if (weight && weight > 0) features.push(pointOf(row, { w: Math.min(1, Math.sqrt(weight / full)) }));
  }
  return { type: 'FeatureCollection', features };
}

function pointOf<P>(row: PatchRow, properties: P) {
  return {
    type: 'Feature' as const,
    id: row.id,
    geometry: { type: 'Point' as const, coordinates: [row.lon, row.lat] },
    properties,
  };
}
