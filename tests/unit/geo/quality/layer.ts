import { overlappingPairs } from '../../../../src/geo/coveragePairs.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { overlay } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { type CheckInput, checkGeometry } from '../../../../src/geo/quality/check.ts';
import type { GeometryFaultKind } from '../../../../src/geo/quality/fault.ts';

/** A rectangle in degrees. */
export function box(west: number, south: number, east: number, north: number): FlatPolygon {
  return fromRings([[[[west, south], [east, south], [east, north], [west, north], [west, south]]]]); // biome-ignore format: one ring
}

/** Checks a layer as the server does after an import. */
export async function check(
  zones: readonly FlatPolygon[],
  more: Partial<Pick<CheckInput, 'county' | 'covers' | 'stated'>> & { most?: number } = {},
) {
  const index = ZoneIndex.build(zones);
  const pairs = await overlappingPairs(zones, index, overlay);
  const { most, ...input } = { county: null, covers: false, stated: null, ...more };
  const areasM2 = Float64Array.from(zones, areaM2);
  const { kinds, unit } = await checkGeometry(
    { zones, areasM2, index, pairs, ...input },
    { measure: overlay, most },
  );
  return {
    unit,
    kinds: [...kinds.keys()].sort(),
    count: (kind: GeometryFaultKind) => kinds.get(kind)?.count ?? 0,
    areaM2: (kind: GeometryFaultKind) => kinds.get(kind)?.areaM2 ?? 0,
    kept: (kind: GeometryFaultKind) => kinds.get(kind)?.kept ?? [],
  };
}
