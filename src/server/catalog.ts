import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog, Township } from '../api/catalog.ts';
import { LAYER_KINDS } from '../domain/layerKind.ts';
import { bbox } from '../geo/flat.ts';
import { representativePoint } from '../geo/point.ts';
import type { BBox, LayerVersion, Store } from '../store/store.ts';
import { STORE_FILE } from '../store/storeFile.ts';

/** Patch ids are counted by each store: the version in a tile's address also tells one store file from another. */
async function patchTilesVersion(store: Store): Promise<number> {
  const { birthtimeMs } = await stat(join(store.folder, STORE_FILE));
  return Math.floor(birthtimeMs / 1000) * 10_000 + ((await store.patches.tilesVersion()) % 10_000);
}

const WORLD: BBox = [-180, -90, 180, 90];

/** What the page must know of the county before it draws: small, and changed only by imports. */
export async function buildCatalog(store: Store): Promise<Catalog> {
  const [county, batches, layers, images, vocabulary, tilesVersion, faults] = await Promise.all([
    store.meta.county(),
    store.batches.list(),
    store.layers.current(),
    store.images.list(),
    store.meta.vocabulary(),
    patchTilesVersion(store),
    store.checks.counts(),
  ]);
  const townshipLayer = layers.find((layer) => layer.kind === 'township');
  return {
    county: {
      code: county?.code ?? '',
      name: county?.name ?? '',
      bbox: county?.bbox ?? union(layers) ?? WORLD,
    },
    synthetic: county?.synthetic ?? false,
    townships: townshipLayer ? await townshipsOf(store, townshipLayer) : [],
    batches: batches.map(({ report: _, ...batch }) => batch),
    layers: await Promise.all(
      layers.map(async ({ id, report: _, ...layer }) => ({
        ...layer,
        name: LAYER_KINDS[layer.kind].name,
        group: LAYER_KINDS[layer.kind].group,
        versionId: id,
        faults: faults.get(id) ?? null,
        checkState: faults.has(id) ? ('checked' as const) : ('waiting' as const),
        classes: await store.layers.classes(id),
      })),
    ),
    images: images.map(({ id, date, name, bbox, resolutionM }) => ({ id, date, name, bbox, resolutionM })),
    vocabulary,
    patchTilesVersion: tilesVersion,
  };
}

/** Townships as named places; a township that came in several zones is one. */
async function townshipsOf(store: Store, layer: LayerVersion): Promise<Township[]> {
  const townships = new Map<string, Township & { largestM2: number }>();
  for (const zone of await store.layers.zones(layer.id)) {
    const box = bbox(zone.polygon);
    if (!box) continue;
    const [lon, lat] = representativePoint(zone.polygon) ?? [box[0], box[1]];
    const known = townships.get(zone.classCode);
    if (!known) {
      const { classCode: code, areaM2 } = zone;
      townships.set(code, { code, name: zone.name || code, bbox: box, lon, lat, areaM2, largestM2: areaM2 });
      continue;
    }
    known.areaM2 += zone.areaM2;
    known.bbox = together(known.bbox as BBox, box);
    if (zone.areaM2 > known.largestM2) Object.assign(known, { lon, lat, largestM2: zone.areaM2 });
  }
  return [...townships.values()]
    .map(({ largestM2: _, ...township }) => township)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

const together = (a: BBox, b: BBox): BBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

function union(layers: readonly { zones: number; bbox: BBox }[]): BBox | null {
  return layers
    .filter((layer) => layer.zones > 0)
    .reduce<BBox | null>((box, layer) => (box ? together(box, layer.bbox) : layer.bbox), null);
}
