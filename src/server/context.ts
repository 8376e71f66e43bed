import type { Store } from '../store/store.ts';
import type { SlowDown } from './auth/slowDown.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { Hub } from './live/hub.ts';
import type { LivePatches } from './live/livePatches.ts';
import type { PatchWidths } from './measuring/patchWidths.ts';
import type { ByteCache } from './tiles/byteCache.ts';
import type { WorkerPool } from './workers/pool.ts';

/** What every route may use. One per running server. */
export type ServerContext = {
  settings: Settings;
  store: Store;
  hub: Hub;
  patches: LivePatches;
  jobs: JobQueue;
  /** Reads and computes off the event loop: tiles, images, site checks. */
  workers: WorkerPool;
  tiles: ByteCache;
  widths: PatchWidths;
  slowDown: SlowDown;
};

export type Settings = {
  host: string;
  port: number;
  version: string;
  /** Folder of the built page; '' serves the API alone. */
  pageFolder: string;
  log: boolean;
  /** A reverse proxy stands in front: its X-Forwarded-For and -Proto are believed, and no caller counts as local. */
  trustProxy: boolean;
};
