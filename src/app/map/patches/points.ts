import type { FeatureCollection, Point } from 'geojson';
import type { PatchRow } from '../../../domain/patch.ts';
import { MU_PER_M2 } from '../../../geo/ellipsoid.ts';

/** `s` state, `a` area in 亩 for the size, `code` for the label; ids are the patch ids. */
export type PatchPoint = { s: string; a: number; code: string };

/** The patches that pass the filter as points, for scales at which their outlines would be slivers. */
export function patchPoints(
  rows: readonly PatchRow[],
  visible: ReadonlySet<number> | null,
): FeatureCollection<Point, PatchPoint> {
  const features = [];
  for (const row of rows) {
    if (visible && !visible.has(row.id)) continue;
    features.push(pointOf(row, { s: row.state, a: row.areaM2 * MU_PER_M2, code: row.code }));
  }
  return { type: 'FeatureCollection', features };
}

/** A patch as a point with its id. */
export function pointOf<P>(row: PatchRow, properties: P) {
  return {
    type: 'Feature' as const,
    id: row.id,
    geometry: { type: 'Point' as const, coordinates: [row.lon, row.lat] },
    properties,
  };
}
