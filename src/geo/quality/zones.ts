import type { PolygonList } from '../polygonList.ts';
import type { FaultTally } from './fault.ts';
import { meanWidthM } from './thin.ts';
import { SLIVER_WIDTH_M } from './thresholds.ts';

/** Zones so thin that nobody could have meant them. */
export function addThinZones(tally: FaultTally, zones: PolygonList, areasM2: ArrayLike<number>): void {
  for (let zone = 0; zone < zones.length; zone++) {
    const polygon = zones.at(zone)!;
    const widthM = meanWidthM(polygon, areasM2[zone]);
    if (widthM >= SLIVER_WIDTH_M) continue;
    tally.add({ kind: 'sliver', of: 'zone', areaM2: areasM2[zone], zones: [zone], polygon, widthM });
  }
}
