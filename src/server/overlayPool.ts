import { availableParallelism } from 'node:os';
import { runsOf } from '../geo/overlay/block.ts';
import { nearbyOrder } from '../geo/overlay/order.ts';
import { type OverlayOptions, overlay } from '../geo/overlay/overlay.ts';
import { createResult, finishResult, type OverlayResult, push } from '../geo/overlay/result.ts';
import type { ZoneIndex } from '../geo/overlay/zoneIndex.ts';
import type { PolygonList } from '../geo/polygonList.ts';
import { OverlayThread } from './overlay/thread.ts';

/** With fewer patches, handing them out takes longer than measuring them. */
const WORTH_IT = 4000;
/** Threads that were not needed for so long are given up, with the memory of their index. */
const IDLE_MS = 10_000;

let threads: OverlayThread[] = [];
let idle: NodeJS.Timeout | undefined;
let busy = 0;

/** As `overlay`, with the same result, on all processor cores (or `threads` of them). */
export async function overlayOnAllCores(
  patches: PolygonList,
  index: ZoneIndex,
  options: OverlayOptions & { threads?: number } = {},
): Promise<OverlayResult> {
  const count = options.threads ?? availableParallelism();
  if (count < 2 || patches.length < WORTH_IT) return overlay(patches, index, options);
  const { onProgress, signal } = options;
  signal?.throwIfAborted();
  const shared = sharedBytes(index);
  const order = nearbyOrder(patches);
  const runs = runsOf(patches, order);
  const found = createResult();
  let next = 0;
  let done = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  signal?.addEventListener('abort', stop);
  busy++;
  clearTimeout(idle);
  threads = threads.filter((thread) => !thread.ended);
  while (threads.length < count) threads.push(new OverlayThread());
  const work = async (thread: OverlayThread) => {
    while (next < runs.length && !stopped) {
      const run = runs[next++]!;
      const part = await thread.measure(patches, order, run, shared);
      for (let i = 0; i < part.patch.length; i++) {
        push(found, order[run.from + part.patch[i]!]!, part.zone[i]!, part.areaM2[i]!);
      }
      done += run.to - run.from;
      onProgress?.(done, patches.length);
    }
  };
  try {
    // two runs under way a thread: while it measures one, the next is laid out for it
    const running = threads.slice(0, count).flatMap((thread) => [work(thread), work(thread)]);
    await Promise.all(running);
    signal?.throwIfAborted();
    return finishResult(found, patches.length);
  } catch (cause) {
    stopped = true;
    // a thread in an unknown state is not used again
    if (!signal?.aborted) closeThreads();
    throw cause;
  } finally {
    signal?.removeEventListener('abort', stop);
    if (--busy === 0) idle = setTimeout(closeThreads, IDLE_MS).unref();
  }
}

function closeThreads(): void {
  for (const thread of threads) thread.close();
  threads = [];
}

const copies = new WeakMap<ZoneIndex, Uint8Array<SharedArrayBuffer>>();

/** The index in memory that threads share: where it lies, if it was read into such, else a copy made once. */
function sharedBytes(index: ZoneIndex): Uint8Array<SharedArrayBuffer> {
  if (index.bytes?.buffer instanceof SharedArrayBuffer) return index.bytes as Uint8Array<SharedArrayBuffer>;
  let copy = copies.get(index);
  if (!copy) {
    copy = new Uint8Array(new SharedArrayBuffer(index.byteLength));
    index.writeTo(copy);
    copies.set(index, copy);
  }
  return copy;
}
