import type { Measure } from '../coveragePairs.ts';
import type { FlatPolygon } from '../flat.ts';
import { ZoneIndex } from '../overlay/zoneIndex.ts';
import type { PolygonList } from '../polygonList.ts';
import type { FaultTally } from './fault.ts';
import { LEAST_WHOLE_M2 } from './thresholds.ts';

/** Zones that reach out of the county by a square metre or more. */
export async function addOutside(
  tally: FaultTally,
  county: FlatPolygon,
  zones: PolygonList,
  areasM2: ArrayLike<number>,
  measure: Measure,
  signal?: AbortSignal,
): Promise<void> {
  const found = await measure(zones, ZoneIndex.build([county]), { signal });
  const inside = new Float64Array(zones.length);
  for (let i = 0; i < found.patch.length; i++) inside[found.patch[i]] += found.areaM2[i];
  for (let zone = 0; zone < zones.length; zone++) {
    const areaM2 = areasM2[zone] - inside[zone];
    if (areaM2 >= LEAST_WHOLE_M2) tally.add({ kind: 'outsideCounty', areaM2, zones: [zone], polygon: null });
  }
}
