import { overlay } from '../../geo/overlay/overlay.ts';
import { ZoneIndex } from '../../geo/overlay/zoneIndex.ts';
import type { OverlayTask, Store } from '../../store/store.ts';
import type { ImportWatch } from './importFile.ts';
import { STEPS } from './progress.ts';

/**
 * Measures every batch on every layer version in force that it was not measured on yet, and keeps the areas with
 * the version. What is done stays done: stopped or crashed, the next run goes on with the rest.
 * Answers the number of batch × layer pairs measured.
 */
export async function measurePending(store: Store, { onProgress, signal }: ImportWatch): Promise<number> {
  const tasks = await store.overlays.pending();
  const total = tasks.length;
  // Batches of one layer together: its zones are read and indexed once.
  tasks.sort((a, b) => a.layerVersionId - b.layerVersionId);
  let zones: Zones | null = null;
  for (const [done, task] of tasks.entries()) {
    signal.throwIfAborted();
    onProgress({ step: STEPS.measure, done, total });
    if (zones?.versionId !== task.layerVersionId) zones = await readZones(store, task.layerVersionId);
    await measureTask(store, task, zones, signal);
  }
  onProgress({ step: STEPS.measure, done: total, total });
  return total;
}

type Zones = { versionId: number; ids: number[]; index: ZoneIndex };

async function readZones(store: Store, versionId: number): Promise<Zones> {
  const zones = await store.layers.zones(versionId);
  return {
    versionId,
    ids: zones.map((zone) => zone.id),
    index: ZoneIndex.build(zones.map((zone) => zone.polygon)),
  };
}

async function measureTask(
  store: Store,
  task: OverlayTask,
  zones: Zones,
  signal: AbortSignal,
): Promise<void> {
  const patches = await store.patches.polygons({ batchId: task.batchId });
  const found = await overlay(
    patches.map(({ polygon }) => polygon),
    zones.index,
    { signal },
  );
  const parts = Array.from(found.patch, (at, i) => ({
    patchId: patches[at]!.id,
    zoneId: zones.ids[found.zone[i]!]!,
    areaM2: found.areaM2[i]!,
  }));
  await store.overlays.save(task, parts);
}
