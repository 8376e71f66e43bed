import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { openStore } from '../store/open.ts';
import { type App, buildApp } from './app.ts';
import { slowDown } from './auth/slowDown.ts';
import type { ServerContext, Settings } from './context.ts';
import { JobQueue } from './jobs/queue.ts';
import { Hub } from './live/hub.ts';
import { LivePatches } from './live/livePatches.ts';
import { watchOutside } from './live/outside.ts';
import { PatchWidths } from './measuring/patchWidths.ts';
import { ByteCache } from './tiles/byteCache.ts';
import { addVocabularies } from './vocabulary.ts';
import { WorkerPool } from './workers/pool.ts';

const TILE_CACHE_BYTES = 96 * 1024 * 1024;
const MOST_WORKERS = 4;

export type RunningServer = { app: App; url: string; close(): Promise<void> };

/** Opens the store in `folder` (made if it is new), takes up what was unfinished, and listens. */
export async function startServer(folder: string, settings: Settings): Promise<RunningServer> {
  const store = await openStore(folder, { lock: true });
  const hub = new Hub();
  const patches = new LivePatches(store);
  const jobs = new JobQueue(store, hub, patches);
  const workers = new WorkerPool(folder, Math.min(MOST_WORKERS, Math.max(1, availableParallelism())));
  const context: ServerContext = {
    settings,
    store,
    hub,
    patches,
    jobs,
    workers,
    tiles: new ByteCache(TILE_CACHE_BYTES),
    widths: new PatchWidths(workers),
    slowDown: slowDown(store.accounts),
  };
  let stopWatching = () => {};
  let app: App | null = null;
  const close = async () => {
    stopWatching();
    hub.close();
    await app?.close();
    await jobs.close();
    await workers.close();
    await store.close();
  };
  try {
    await addVocabularies(store);
    await store.batches.sweep();
    await store.layers.sweep();
    hub.startFrom(await store.verdicts.rev());
    app = await buildApp(context);
    await app.listen({ host: settings.host, port: settings.port });
    const { port } = app.server.address() as AddressInfo;
    await jobs.resume();
    stopWatching = watchOutside(store, hub, patches, jobs);
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    return { app, url: `http://${host}:${port}`, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}
