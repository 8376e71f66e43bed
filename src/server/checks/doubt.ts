import { AREA_DIFFERS_M2 } from '../../geo/quality/thresholds.ts';
import { AREA_UNITS, type AreaUnit } from '../../geo/statedArea.ts';
import type { LayerCheckRecord, LayerVersion, Store } from '../../store/store.ts';
import { reader, statedNumber } from './attributes.ts';
import { covers } from './rules.ts';

/** What a patch or site has on one layer version. */
export type Touching = {
  layer: Pick<LayerVersion, 'id' | 'kind'>;
  areaM2: number;
  parts: readonly { zoneId: number; areaM2: number }[];
  /** ㎡ under at least one zone */
  coveredM2: number;
};

/**
 * By how much the faults of a layer leave the figures of a patch open, ±㎡: the sum of
 *
 * - overlap: Σ parts − ground under at least one zone, which two zones claim or more;
 * - gap: for a layer that ought to cover the county, ground of the patch in the county that no zone covers
 *   (`inCountyM2` − covered; where the patch and the layer both reach out of the county, the least that it can be);
 * - stated areas: where the check has found zones that differ, for each that does by more than 0.01 亩, |stated − own area| × the zone's
 *   share inside the patch, where the check has found a field and unit in which the layer states them.
 *
 * Null while the layer is not checked. Read with the figures, not stored: it is theirs to the last digit, whatever the
 * check keeps of its faults one by one.
 */
export async function doubtOf(
  store: Store,
  { layer, areaM2, parts, coveredM2 }: Touching,
  inCountyM2: number = areaM2,
): Promise<number | null> {
  const check = await store.checks.of(layer.id);
  if (!check) return null;
  const overlapM2 = Math.max(0, parts.reduce((sum, part) => sum + part.areaM2, 0) - coveredM2);
  const gapM2 = covers(layer.kind) ? Math.max(0, Math.min(areaM2, inCountyM2) - coveredM2) : 0;
  const differs = check.counts.some(({ kind, count }) => kind === 'areaDiffers' && count > 0);
  const statedM2 = differs ? await statedDoubt(store, layer.id, check, parts) : 0;
  return rounded(overlapM2 + gapM2, areaM2) + statedM2;
}

/** Sums and differences of areas leave so much of the patch, not of the ground. */
const ROUNDING = 1e-10;
const rounded = (valueM2: number, areaM2: number) => (valueM2 > ROUNDING * areaM2 ? valueM2 : 0);

async function statedDoubt(
  store: Store,
  versionId: number,
  { stated }: Pick<LayerCheckRecord, 'stated'>,
  parts: Touching['parts'],
): Promise<number> {
  if (!stated || parts.length === 0) return 0;
  const ids = parts.map(({ zoneId }) => zoneId);
  const zones = await store.layers.attributesOf(versionId, ids);
  const unitM2 = AREA_UNITS[stated.unit as AreaUnit];
  return parts.reduce((sum, part) => {
    const zone = zones.get(part.zoneId);
    const statedM2 = zone ? statedNumber(reader(zone.raw)(stated.field)) * unitM2 : NaN;
    if (!zone || !(zone.areaM2 > 0) || !(statedM2 > 0)) return sum;
    const offM2 = Math.abs(statedM2 - zone.areaM2);
    // Every stated area is rounded; what no audit minds is no fault, and leaves nothing open.
    if (offM2 <= AREA_DIFFERS_M2) return sum;
    return sum + offM2 * Math.min(1, part.areaM2 / zone.areaM2);
  }, 0);
}
