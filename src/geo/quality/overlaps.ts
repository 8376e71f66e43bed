import type { Measure, ZonePairs } from '../coveragePairs.ts';
import { vertexCount } from '../flat.ts';
import { overlayPair } from '../overlay/overlay.ts';
import type { ZoneIndex } from '../overlay/zoneIndex.ts';
import type { PolygonList } from '../polygonList.ts';
import type { FaultTally } from './fault.ts';
import { LEAST_FAULT_M2, LEAST_WHOLE_M2, SAME_SHARE } from './thresholds.ts';

/** From so many vertices a zone is not laid over the whole layer, itself included, but over the other zone alone. */
const HUGE = 20_000;

/** Common ground of each pair in ㎡. `index` is built from the zones; of a pair the simpler zone asks. */
export async function pairAreas(
  zones: PolygonList,
  index: ZoneIndex,
  { a, b }: ZonePairs,
  measure: Measure,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const areas = new Float64Array(a.length);
  const size = (zone: number) => vertexCount(zones.at(zone)!);
  const wanted = new Map<number, Map<number, number>>();
  for (let i = 0; i < a.length; i++) {
    const [asks, other] = size(a[i]) <= size(b[i]) ? [a[i], b[i]] : [b[i], a[i]];
    if (size(asks) > HUGE) {
      signal?.throwIfAborted();
      areas[i] = overlayPair(zones.at(asks)!, zones.at(other)!);
      continue;
    }
    const others = wanted.get(asks) ?? new Map<number, number>();
    wanted.set(asks, others.set(other, i));
  }
  const asking = [...wanted.keys()];
  const found = await measure(
    asking.map((zone) => zones.at(zone)!),
    index,
    { signal },
  );
  for (let i = 0; i < found.patch.length; i++) {
    const pair = wanted.get(asking[found.patch[i]])?.get(found.zone[i]);
    if (pair !== undefined) areas[pair] = found.areaM2[i];
  }
  return areas;
}

/** Pairs as duplicates, overlaps or slivers. A zone that came n times is n − 1 duplicates of the first. */
export function addOverlaps(
  tally: FaultTally,
  { a, b }: ZonePairs,
  commonM2: Float64Array,
  areasM2: ArrayLike<number>,
): void {
  const firstOf = new Map<number, number>();
  const first = (zone: number) => firstOf.get(zone) ?? zone;
  for (let i = 0; i < a.length; i++) {
    const areaM2 = commonM2[i];
    if (areaM2 < LEAST_FAULT_M2) continue;
    const [one, other] = [a[i], b[i]];
    if (areaM2 >= SAME_SHARE * Math.max(areasM2[one], areasM2[other])) {
      // Pairs come in order, so that the first of a group is known before its later members.
      if (!firstOf.has(other)) {
        firstOf.set(other, first(one));
        tally.add({ kind: 'duplicate', areaM2, zones: [first(one), other], polygon: null });
      }
    } else if (areaM2 < LEAST_WHOLE_M2) {
      tally.add({ kind: 'sliver', of: 'overlap', areaM2, zones: [one, other], polygon: null });
    } else {
      tally.add({ kind: 'overlap', areaM2, zones: [one, other], polygon: null });
    }
  }
}
