import type { Width } from '../../api/width.ts';
import type { WorkerPool } from '../workers/pool.ts';

/** Widths kept; each is a few kilobytes. */
const MOST_KEPT = 2000;

/** Widths of patches: worked out in a worker, since a long road takes some time, and kept while shapes are the same. */
export class PatchWidths {
  readonly #workers: Pick<WorkerPool, 'run'>;
  #shapes = -1;
  readonly #kept = new Map<number, Promise<Width | null>>();

  constructor(workers: Pick<WorkerPool, 'run'>) {
    this.#workers = workers;
  }

  /**
   * Width of a patch along its axis; null for one that is not narrow.
   * @param shapes which grows with every change of a patch's shape (`PatchStore.tilesVersion`)
   */
  of(patchId: number, shapes: number): Promise<Width | null> {
    if (shapes !== this.#shapes) this.#kept.clear();
    this.#shapes = shapes;
    const known = this.#kept.get(patchId);
    if (known) return known;
    const asked = this.#workers.run('width', { patchId });
    this.#kept.set(patchId, asked);
    asked.catch(() => this.#kept.delete(patchId));
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return asked;
  }
}
