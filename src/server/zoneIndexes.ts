import { type Measure, neighboursOf, overlappingPairs, type ZonePairs } from '../geo/coveragePairs.ts';
import { overlay } from '../geo/overlay/overlay.ts';
import { ZoneIndex } from '../geo/overlay/zoneIndex.ts';
import type { PolygonList } from '../geo/polygonList.ts';
import type { LayerVersion, Store } from '../store/store.ts';
import { readIndexFile, sweepIndexFiles, writeIndexFile } from './measuring/zoneIndexFile.ts';

/** Indexes held in memory at once, in bytes; the one asked for last always stays. */
const MEMORY_BYTES = 512 * 1024 * 1024;

/** All that measuring on a layer version needs, without its polygons. */
export type LayerIndex = {
  index: ZoneIndex;
  /** zone id at each place of the index */
  ids: Float64Array;
  /** for each zone (by place) that lies over others: which */
  neighbours: ReadonlyMap<number, readonly number[]>;
  bytes: number;
};

/**
 * The indexes of layer versions, built once and used again: from memory, else from the data folder, also after a
 * restart, else from the polygons. A version never changes, so an index never grows old; the files may be deleted at
 * any time.
 */
export class ZoneIndexes {
  readonly #store: Store;
  readonly #measure: Measure;
  readonly #memoryBytes: number;
  /** Least recently asked for first; `bytes` is 0 while it is being made. */
  readonly #held = new Map<number, { made: Promise<LayerIndex>; bytes: number }>();
  /** How many were built and how many read, for tests and reports. */
  readonly counts = { built: 0, read: 0 };

  constructor(store: Store, { measure = overlay as Measure, memoryBytes = MEMORY_BYTES } = {}) {
    this.#store = store;
    this.#measure = measure;
    this.#memoryBytes = memoryBytes;
  }

  /** The index of a version; while one is being made, all who ask wait for the same. */
  get(layer: LayerVersion, signal?: AbortSignal): Promise<LayerIndex> {
    const held = this.#held.get(layer.id) ?? this.#begin(layer, signal);
    this.#held.delete(layer.id);
    this.#held.set(layer.id, held);
    return held.made;
  }

  #begin(layer: LayerVersion, signal?: AbortSignal) {
    const held = { made: this.#make(layer, signal), bytes: 0 };
    held.made.then(
      ({ bytes }) => {
        held.bytes = bytes;
        this.#forgetOldest();
      },
      () => this.#held.delete(layer.id),
    );
    return held;
  }

  /** Removes files of versions that the store does not have. Those of older ones stay: patches are judged by them. */
  async sweep(): Promise<void> {
    const versions = await this.#store.layers.versions();
    sweepIndexFiles(
      this.#store.folder,
      versions.map(({ id }) => id),
    );
  }

  async #make(layer: LayerVersion, signal?: AbortSignal): Promise<LayerIndex> {
    const read = this.#read(layer);
    if (read) {
      this.counts.read += 1;
      return read;
    }
    this.counts.built += 1;
    const { ids, polygons } = await this.#store.layers.polygons(layer.id);
    const bytes = sharedIndex(polygons);
    const index = ZoneIndex.fromBytes(bytes);
    const pairs = await overlappingPairs(polygons, index, this.#measure, signal);
    try {
      writeIndexFile(this.#store.folder, layer.id, { identity: identityOf(layer), ids, pairs, index: bytes });
    } catch {
      // A full or read-only disk costs the next start some seconds; measuring goes on.
    }
    return layerIndex(index, ids, pairs, bytes.length);
  }

  #read(layer: LayerVersion): LayerIndex | null {
    const stored = readIndexFile(this.#store.folder, layer.id, identityOf(layer));
    if (!stored) return null;
    try {
      return layerIndex(ZoneIndex.fromBytes(stored.index), stored.ids, stored.pairs, stored.index.length);
    } catch {
      return null; // written by another version of the engine
    }
  }

  #forgetOldest(): void {
    let total = [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [id, { bytes }] of [...this.#held].slice(0, -1)) {
      if (total <= this.#memoryBytes) return;
      this.#held.delete(id);
      total -= bytes;
    }
  }
}

/** In memory that threads share. By itself, so that the one built is let go before anything else is needed. */
function sharedIndex(polygons: PolygonList): Uint8Array<SharedArrayBuffer> {
  const built = ZoneIndex.build(polygons);
  const bytes = new Uint8Array(new SharedArrayBuffer(built.byteLength));
  built.writeTo(bytes);
  return bytes;
}

function layerIndex(index: ZoneIndex, ids: Float64Array, pairs: ZonePairs, bytes: number): LayerIndex {
  return { index, ids, neighbours: neighboursOf(pairs), bytes };
}

const identityOf = ({ kind, importedAt, zones, areaM2 }: LayerVersion) =>
  JSON.stringify([kind, importedAt, zones, areaM2]);
