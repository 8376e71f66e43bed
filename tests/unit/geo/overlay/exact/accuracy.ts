import { areaM2, planeX, planeY } from '../../../../../src/geo/ellipsoid.ts';
import type { FlatPolygon } from '../../../../../src/geo/flat.ts';
import { overlayPair, overlaySync } from '../../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../../src/geo/overlay/zoneIndex.ts';
import { type GeosOracle, toPlane } from '../../geosOracle.ts';
import { exactCommonM2 } from './bigPolygon.ts';
import type { Pair, Pool } from './scenes.ts';

export type Accuracy = {
  pairs: number;
  /** pairs that have an area in common */
  meeting: number;
  /** pairs on which the oracle gave up; none is left out in silence */
  refused: number;
  /** largest difference as a share of the smaller polygon's area */
  worst: number;
  /** pairs with a difference over 1e-9, the limit */
  off: number;
  /** the pair that gave the largest difference */
  worstPair: Pair | null;
};

const none = (): Accuracy => ({ pairs: 0, meeting: 0, refused: 0, worst: 0, off: 0, worstPair: null });

function note(found: Accuracy, pair: Pair, expected: number, measured: number): void {
  found.pairs++;
  if (Number.isNaN(expected)) {
    found.refused++;
    return;
  }
  if (expected > 0) found.meeting++;
  const share = Math.abs(measured - expected) / Math.min(areaM2(pair[0]), areaM2(pair[1]));
  if (!(share <= 1e-9)) found.off++;
  // a measured NaN must not pass as "not larger"
  if (share <= found.worst) return;
  found.worst = share;
  found.worstPair = pair;
}

/** The engine, pair by pair, against exact arithmetic. */
export function againstExact(pairs: Iterable<Pair>): Accuracy {
  const found = none();
  for (const pair of pairs) note(found, pair, exactCommonM2(...pair), overlayPair(...pair));
  return found;
}

/** The engine, a pool at a time, against GEOS in the same plane: each patch with each zone. */
export function againstGeos(pools: Iterable<Pool>, geos: GeosOracle): Accuracy {
  const found = none();
  for (const { patches, zones } of pools) {
    const areas = new Float64Array(patches.length * zones.length);
    const result = overlaySync(patches, ZoneIndex.build(zones));
    result.areaM2.forEach((area, i) => {
      areas[result.patch[i] * zones.length + result.zone[i]] = area;
    });
    const read = readInPlane(geos, [...patches, ...zones]);
    patches.forEach((patch, p) => {
      zones.forEach((zone, z) => {
        const expected = geos.intersectionOfReadM2(read[p], read[patches.length + z]);
        note(found, [patch, zone], expected, areas[p * zones.length + z]);
      });
    });
    read.forEach(geos.destroy);
  }
  return found;
}

/** Geometries of the equal-area plane, kept by GEOS, from one origin on whole metres so that nothing is rounded. */
function readInPlane(geos: GeosOracle, polygons: readonly FlatPolygon[]): number[] {
  const x = Math.round(planeX(polygons[0].coords[0]));
  const y = Math.round(planeY(polygons[0].coords[1]));
  return polygons.map((polygon) => geos.read(toPlane(polygon, x, y)));
}
