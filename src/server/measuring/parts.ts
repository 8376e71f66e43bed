import { unionM2 } from '../../geo/coverage.ts';
import { entangled, neighboursOf, overlappingPairsSync } from '../../geo/coveragePairs.ts';
import type { FlatPolygon } from '../../geo/flat.ts';
import { overlaySync } from '../../geo/overlay/overlay.ts';
import { ZoneIndex } from '../../geo/overlay/zoneIndex.ts';

/** A patch's part on a zone, by the zone's place in a list. */
export type ZonePart = { zone: number; areaM2: number };

/**
 * Area in ㎡ of the patch under at least one of the zones that it touches, given its parts on them: their sum, but
 * for zones that lie over each other, whose union GEOS finds. Undefined where none does, or GEOS cannot tell.
 * Needs `initCoverage`.
 */
export function unionOfParts(
  patch: FlatPolygon,
  parts: readonly ZonePart[],
  neighbours: ReadonlyMap<number, readonly number[]>,
  polygonOf: (zone: number) => FlatPolygon,
): number | undefined {
  const together = new Set(
    entangled(
      parts.map(({ zone }) => zone),
      neighbours,
    ),
  );
  if (together.size === 0) return undefined;
  const united = unionM2(patch, [...together].map(polygonOf));
  if (united === null) return undefined;
  return parts.reduce((sum, { zone, areaM2 }) => (together.has(zone) ? sum : sum + areaM2), united);
}

/** What a patch has in common with a few zones, largest part first, and with all of them together. */
export type Touched<Zone> = { parts: { zone: Zone; areaM2: number }[]; unionM2: number | undefined };

/** Measures one patch on zones near it, without an index made before. Needs `initCoverage`. */
export function touch<Zone extends { polygon: FlatPolygon }>(
  patch: FlatPolygon,
  zones: readonly Zone[],
): Touched<Zone> {
  const found = overlaySync([patch], ZoneIndex.build(zones.map(({ polygon }) => polygon)));
  const near = Array.from(found.zone, (at) => zones[at]!);
  const polygons = near.map(({ polygon }) => polygon);
  const parts = near.map((_, zone) => ({ zone, areaM2: found.areaM2[zone]! }));
  const neighbours = neighboursOf(overlappingPairsSync(polygons));
  return {
    parts: parts
      .map(({ zone, areaM2 }) => ({ zone: near[zone]!, areaM2 }))
      .sort((a, b) => b.areaM2 - a.areaM2),
    unionM2: unionOfParts(patch, parts, neighbours, (zone) => polygons[zone]!),
  };
}
