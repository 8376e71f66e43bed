import { Worker } from 'node:worker_threads';
import { type Block, packBlock, type Run } from '../../geo/overlay/block.ts';
import type { OverlayResult } from '../../geo/overlay/result.ts';
import type { PolygonList } from '../../geo/polygonList.ts';

export type OverlayRequest = { id: number; block: Block; index: Uint8Array<SharedArrayBuffer> };
export type OverlayAnswer = { id: number; result: OverlayResult };

type Waiting = {
  block: Block;
  resolve: (result: OverlayResult) => void;
  reject: (cause: Error) => void;
};

/** A thread that measures runs of patches on an index in shared memory. It does not keep the process alive. */
export class OverlayThread {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url));
  readonly #waiting = new Map<number, Waiting>();
  /** layouts whose run is done: their memory is used again */
  readonly #rooms: Block[] = [];
  #nextId = 1;
  #ended = false;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', ({ id, result }: OverlayAnswer) => {
      const { block, resolve } = this.#waiting.get(id)!;
      this.#waiting.delete(id);
      this.#rooms.push(block);
      if (this.#waiting.size === 0) this.#worker.unref();
      resolve(result);
    });
    this.#worker.on('error', (cause) => this.#fail(cause as Error));
    this.#worker.on('exit', () => this.#fail(new Error('the overlay thread ended')));
  }

  /** The result numbers the patches of the run from 0. */
  measure(
    patches: PolygonList,
    order: ArrayLike<number>,
    run: Run,
    index: Uint8Array<SharedArrayBuffer>,
  ): Promise<OverlayResult> {
    const block = packBlock(patches, order, run, this.#rooms.pop() ?? null, SharedArrayBuffer);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { block, resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, block, index } satisfies OverlayRequest);
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  close(): void {
    void this.#worker.terminate();
  }

  #fail(cause: Error): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(cause);
    this.#waiting.clear();
  }
}
