import type { FeatureCollection, Point } from 'geojson';
import type { PatchRow } from '../../../domain/patch.ts';
import { pointOf } from './points.ts';

/** Radius on the ground of the heat map's kernel over the whole county (20 px at zoom 8, latitude 38.6°), metres. */
export const GROUND_KERNEL_M = 4780;

/** A few giants would drown everything else: the heaviest twentieth counts as full weight. */
const FULL_WEIGHT_SHARE = 0.95;
/** The hottest twentieth of the patches lies in the darkest colour; a single extreme place must not pale the rest. */
const HOTTEST_SHARE = 0.95;

/**
 * Points with property `w` for the heat map. Weights are shares of full weight, scaled by how densely the patches
 * lie: 200 patches and 20,000 give the same range of colours. Patches without weight are left out.
 */
export function heatPoints(
  rows: readonly PatchRow[],
  weights: ReadonlyMap<number, number>,
): FeatureCollection<Point, { w: number }> {
  const full = quantile(
    [...weights.values()].filter((weight) => weight > 0),
    FULL_WEIGHT_SHARE,
  );
  const heavy = rows.filter((row) => (weights.get(row.id) ?? 0) > 0);
  const shares = heavy.map((row) => Math.min(1, Math.sqrt(weights.get(row.id)! / full)));
  const hottest = quantile(densities(heavy, shares), HOTTEST_SHARE);
  return {
    type: 'FeatureCollection',
    features: heavy.map((row, i) => pointOf(row, { w: shares[i]! / hottest })),
  };
}

const DEGREE_M = 111_320;

/** Value below which this share of the values lies; 1 where there are none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 1;
}

/** Sum of all kernels at each point, by cells of one kernel radius: only neighbours are looked at. */
function densities(rows: readonly PatchRow[], shares: readonly number[]): number[] {
  // One stretch for the whole county: a county is small, and only distances between neighbours count.
  const stretch = Math.cos(((rows[0]?.lat ?? 0) * Math.PI) / 180);
  const places = rows.map(({ lon, lat }) => ({
    x: (lon * DEGREE_M * stretch) / GROUND_KERNEL_M,
    y: (lat * DEGREE_M) / GROUND_KERNEL_M,
  }));
  const cells = new Map<string, number[]>();
  const cell = (x: number, y: number) => `${Math.floor(x)} ${Math.floor(y)}`;
  places.forEach(({ x, y }, i) => {
    const held = cells.get(cell(x, y));
    if (held) held.push(i);
    else cells.set(cell(x, y), [i]);
  });
  return places.map(({ x, y }) => {
    let sum = 0;
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const i of cells.get(cell(x + dx, y + dy)) ?? []) {
          const place = places[i]!;
          sum += shares[i]! * Math.exp(-4.5 * ((place.x - x) ** 2 + (place.y - y) ** 2));
        }
    return sum;
  });
}
