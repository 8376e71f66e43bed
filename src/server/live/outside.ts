import type { Store } from '../../store/store.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Hub } from './hub.ts';
import type { LivePatches } from './livePatches.ts';

const LOOK_EVERY_MS = 2000;

/**
 * Notices what another process (`tuban import` on a running server's store) has written, so that open pages show it
 * and it is measured. Answers a function that stops looking.
 */
export function watchOutside(store: Store, hub: Hub, patches: LivePatches, jobs: JobQueue): () => void {
  let known = '';
  let looking = false;
  const look = async () => {
    // The first look is taken whatever is going on: what is written after it must show as a change.
    if (looking || (known !== '' && jobs.active().length > 0)) return;
    looking = true;
    try {
      const now = await stamp(store);
      const changed = known !== '' && now !== known;
      known = now;
      if (!changed) return;
      // Also after a change of our own: another process may have written between the same two looks, and being told
      // twice costs a page one reading, while not being told leaves a batch unmeasured.
      patches.reload();
      // First what is to be done: who hears of the change finds the work under way.
      await jobs.check('系统');
      await jobs.measure('系统');
      hub.send({ type: 'catalog' });
    } finally {
      looking = false;
    }
  };
  const quietly = () =>
    look().catch((cause) => process.stderr.write(`watching the store: ${(cause as Error).message}\n`));
  void quietly();
  const timer = setInterval(quietly, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function stamp(store: Store): Promise<string> {
  const layers = await store.layers.current();
  return `${await store.patches.tilesVersion()} ${layers.map((layer) => layer.id)}`;
}
