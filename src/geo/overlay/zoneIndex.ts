import Flatbush from 'flatbush';
import { planeX, planeY } from '../ellipsoid.ts';
import { ringContains } from '../point.ts';
import type { PolygonList } from '../polygonList.ts';
import { type Packed, pack, packedSize, unpack } from './pack.ts';
import { type Prepared, prepare } from './prepare.ts';

/**
 * Zones made ready to be measured against: projected once, with a spatial index over their rings. A ring whose box
 * does not meet a patch has no part in it, so of a zone with ten thousand parts only the near ones are looked at.
 * An index can be kept as bytes, and read back without building it again.
 */
export class ZoneIndex {
  readonly zoneCount: number;
  readonly prepared: Prepared;
  /** the bytes that the index was read from and lies in; null for one that was built */
  readonly bytes: Uint8Array | null;
  readonly #search: Flatbush | null;
  /** ring of each item of the search tree, as rings without extent are left out */
  readonly #ringOfItem: Uint32Array;

  /** Polygons must not cross themselves (`repairPolygon`). */
  static build(zones: PolygonList): ZoneIndex {
    const prepared = prepare(zones);
    const { ringNodes, boxes } = prepared;
    const rings = ringNodes.length - 1;
    const ringOfItem: number[] = [];
    for (let r = 0; r < rings; r++) if (ringNodes[r + 1] > ringNodes[r]) ringOfItem.push(r);
    const search = ringOfItem.length > 0 ? new Flatbush(ringOfItem.length) : null;
    for (const r of ringOfItem) {
      const root = 4 * (ringNodes[r + 1] - 1);
      search?.add(boxes[root], boxes[root + 1], boxes[root + 2], boxes[root + 3]);
    }
    search?.finish();
    return new ZoneIndex(prepared, search, Uint32Array.from(ringOfItem), null);
  }

  /**
   * The index that `toBytes` or `writeTo` wrote. The bytes are used as they lie, not copied, and may be shared
   * between threads; they must begin at a multiple of 8. Throws a RangeError when they are of another format.
   */
  static fromBytes(bytes: Uint8Array): ZoneIndex {
    const { ringOfItem, search, ...prepared } = unpack(bytes);
    const tree = search.length > 0 ? Flatbush.from(search.buffer, search.byteOffset) : null;
    return new ZoneIndex(prepared, tree, ringOfItem, bytes);
  }

  private constructor(
    prepared: Prepared,
    search: Flatbush | null,
    ringOfItem: Uint32Array,
    bytes: Uint8Array | null,
  ) {
    this.bytes = bytes;
    this.zoneCount = prepared.polygonRings.length - 1;
    this.prepared = prepared;
    this.#search = search;
    this.#ringOfItem = ringOfItem;
  }

  /** Length of the index in bytes. */
  get byteLength(): number {
    return packedSize(this.#packed());
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.byteLength);
    this.writeTo(bytes);
    return bytes;
  }

  /** Writes the index into bytes that begin at a multiple of 8 and have room for `byteLength`. */
  writeTo(bytes: Uint8Array): void {
    pack(this.#packed(), bytes);
  }

  #packed(): Packed {
    const search = this.#search === null ? new Uint8Array(0) : searchBytes(this.#search);
    return { ...this.prepared, ringOfItem: this.#ringOfItem, search };
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
  ringsNear(box: { originX: number; originY: number; widthM: number; heightM: number }): number[] {
    if (this.#search === null) return [];
    const found = this.#search.search(
      box.originX,
      box.originY,
      box.originX + box.widthM,
      box.originY + box.heightM,
    );
    if (found.length > FEW) found.sort((a, b) => a - b);
    else sortFew(found);
    for (let i = 0; i < found.length; i++) found[i] = this.#ringOfItem[found[i]];
    return found;
  }
}

/** For so few numbers a sort written out is quicker than one that calls back. */
const FEW = 16;

function sortFew(numbers: number[]): void {
  for (let i = 1; i < numbers.length; i++) {
    const one = numbers[i];
    let at = i;
    for (; at > 0 && numbers[at - 1] > one; at--) numbers[at] = numbers[at - 1];
    numbers[at] = one;
  }
}

function searchBytes(tree: Flatbush): Uint8Array<ArrayBuffer> {
  const { data, byteOffset } = tree;
  const length = tree._indices.byteOffset + tree._indices.byteLength - byteOffset;
  return new Uint8Array(data as ArrayBuffer, byteOffset, length);
}
