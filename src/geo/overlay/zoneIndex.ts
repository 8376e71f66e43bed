import Flatbush from 'flatbush';
import { planeX, planeY } from '../ellipsoid.ts';
import type { FlatPolygon } from '../flat.ts';
import { ringContains } from '../point.ts';
import { type Prepared, prepare } from './prepare.ts';

/**
 * Zones made ready to be measured against: projected once, with a spatial index over their rings. A ring whose box
 * does not meet a patch has no part in it, so of a zone with ten thousand parts only the near ones are looked at.
 */
export class ZoneIndex {
  readonly zoneCount: number;
  readonly prepared: Prepared;
  readonly #rings: Flatbush | null;
  /** ring of each item of the index, as rings without extent are left out */
  readonly #ringOfItem: Uint32Array;

  static build(zones: readonly FlatPolygon[]): ZoneIndex {
    return new ZoneIndex(zones);
  }

  private constructor(zones: readonly FlatPolygon[]) {
    this.zoneCount = zones.length;
    this.prepared = prepare(zones);
    const { ringNodes, boxes } = this.prepared;
    const rings = ringNodes.length - 1;
    const kept: number[] = [];
    for (let r = 0; r < rings; r++) if (ringNodes[r + 1] > ringNodes[r]) kept.push(r);
    this.#ringOfItem = Uint32Array.from(kept);
    this.#rings = kept.length > 0 ? new Flatbush(kept.length) : null;
    for (const r of kept) {
      const root = 4 * (ringNodes[r + 1] - 1);
      this.#rings?.add(boxes[root], boxes[root + 1], boxes[root + 2], boxes[root + 3]);
    }
    this.#rings?.finish();
  }

  /** Zones that a point in degrees lies in, ascending; on a common edge it is in one of the two. */
  zonesAt(lonDeg: number, latDeg: number): number[] {
    const x = planeX(lonDeg);
    const y = planeY(latDeg);
    const { ringStarts, ringOwner, xy } = this.prepared;
    const parity = new Map<number, boolean>();
    for (const ring of this.ringsNear({ originX: x, originY: y, widthM: 0, heightM: 0 })) {
      if (!ringContains(xy, ringStarts[ring], ringStarts[ring + 1], x, y)) continue;
      parity.set(ringOwner[ring], !parity.get(ringOwner[ring]));
    }
    return [...parity].filter(([, inside]) => inside).map(([zone]) => zone);
  }

  /** Rings whose box meets the box given in plane metres, ascending, so that those of a zone are together. */
  ringsNear(box: { originX: number; originY: number; widthM: number; heightM: number }): Uint32Array {
    if (this.#rings === null) return new Uint32Array(0);
    const items = this.#rings.search(
      box.originX,
      box.originY,
      box.originX + box.widthM,
      box.originY + box.heightM,
    );
    const rings = new Uint32Array(items.length);
    for (let i = 0; i < items.length; i++) rings[i] = this.#ringOfItem[items[i]];
    return rings.sort();
  }
}
