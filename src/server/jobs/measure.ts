import { initCoverage } from '../../geo/coverage.ts';
import { entangled } from '../../geo/coveragePairs.ts';
import type { OverlayResult } from '../../geo/overlay/result.ts';
import type { MeasuredUnion, OverlayTask, Store } from '../../store/store.ts';
import { unionOfParts, type ZonePart } from '../measuring/parts.ts';
import { overlayOnAllCores } from '../overlayPool.ts';
import { type LayerIndex, ZoneIndexes } from '../zoneIndexes.ts';
import type { ImportWatch } from './importFile.ts';
import { STEPS } from './progress.ts';

/** Patches whose unions are found together: the polygons of their zones are read at once. */
const PATCHES_A_SLICE = 200;

type Patches = Awaited<ReturnType<Store['patches']['polygons']>>;

/**
 * Measures every batch on every layer version in force that it was not measured on yet, and keeps the areas with
 * the version. What is done stays done: stopped or crashed, the next run goes on with the rest.
 * Answers the number of batch × layer pairs measured.
 */
export async function measurePending(store: Store, { onProgress, signal }: ImportWatch): Promise<number> {
  const tasks = await store.overlays.pending();
  const total = tasks.length;
  // Batches of one layer together: its index is read once, and only one need be held.
  tasks.sort((a, b) => a.layerVersionId - b.layerVersionId);
  const indexes = new ZoneIndexes(store, { measure: overlayOnAllCores, memoryBytes: 0 });
  for (const [done, task] of tasks.entries()) {
    signal.throwIfAborted();
    onProgress({ step: STEPS.measure, done, total });
    const layer = await store.layers.version(task.layerVersionId);
    if (layer) await measureTask(store, task, await indexes.get(layer, signal), signal);
  }
  await indexes.sweep();
  onProgress({ step: STEPS.measure, done: total, total });
  return total;
}

async function measureTask(
  store: Store,
  task: OverlayTask,
  layer: LayerIndex,
  signal: AbortSignal,
): Promise<void> {
  const patches = await store.patches.polygons({ batchId: task.batchId });
  const found = await overlayOnAllCores(
    patches.map(({ polygon }) => polygon),
    layer.index,
    { signal },
  );
  const parts = Array.from(found.patch, (at, i) => ({
    patchId: patches[at]!.id,
    zoneId: layer.ids[found.zone[i]!]!,
    areaM2: found.areaM2[i]!,
  }));
  const unions = await unionsOf(store, task.layerVersionId, patches, found, layer, signal);
  await store.overlays.save(task, parts, unions);
}

/** The unions on patches where zones lie over each other. */
async function unionsOf(
  store: Store,
  versionId: number,
  patches: Patches,
  found: OverlayResult,
  layer: LayerIndex,
  signal: AbortSignal,
): Promise<MeasuredUnion[]> {
  const knotted = knottedPatches(found, layer.neighbours);
  if (knotted.length === 0) return [];
  const unions: MeasuredUnion[] = [];
  for (let at = 0; at < knotted.length; at += PATCHES_A_SLICE) {
    signal.throwIfAborted();
    const slice = knotted.slice(at, at + PATCHES_A_SLICE);
    const polygonOf = await polygonsOf(
      store,
      versionId,
      slice.flatMap(({ zones }) => zones),
      layer.ids,
    );
    for (const { patch, parts } of slice) {
      // Loaded once; again only where it broke down.
      await initCoverage();
      const coveredM2 = unionOfParts(patches[patch]!.polygon, parts, layer.neighbours, polygonOf);
      if (coveredM2 !== undefined) unions.push({ patchId: patches[patch]!.id, coveredM2 });
    }
    await new Promise((resume) => setTimeout(resume, 0));
  }
  return unions;
}

type Knotted = { patch: number; parts: ZonePart[]; zones: number[] };

/** Patches that touch zones which lie over each other, with all their parts. The result is ordered by patch. */
function knottedPatches(found: OverlayResult, neighbours: LayerIndex['neighbours']): Knotted[] {
  if (neighbours.size === 0) return [];
  const knotted: Knotted[] = [];
  for (let from = 0, to = 0; from < found.patch.length; from = to) {
    const patch = found.patch[from]!;
    while (to < found.patch.length && found.patch[to] === patch) to++;
    const zones = entangled(Array.from(found.zone.subarray(from, to)), neighbours);
    if (zones.length === 0) continue;
    const parts = Array.from({ length: to - from }, (_, i) => ({
      zone: found.zone[from + i]!,
      areaM2: found.areaM2[from + i]!,
    }));
    knotted.push({ patch, parts, zones });
  }
  return knotted;
}

async function polygonsOf(store: Store, versionId: number, zones: readonly number[], ids: Float64Array) {
  const places = new Map(zones.map((zone) => [ids[zone]!, zone]));
  const rows = await store.layers.zonesById(versionId, [...places.keys()]);
  const polygons = new Map(rows.map(({ id, polygon }) => [places.get(id)!, polygon]));
  return (zone: number) => polygons.get(zone)!;
}
