import { parentPort } from 'node:worker_threads';
import { overlayBlock } from '../../geo/overlay/overlay.ts';
import { ZoneIndex } from '../../geo/overlay/zoneIndex.ts';
import type { OverlayAnswer, OverlayRequest } from './thread.ts';

let memory: SharedArrayBuffer | null = null;
let index: ZoneIndex | null = null;

parentPort!.on('message', ({ id, block, index: bytes }: OverlayRequest) => {
  // a message brings a new view each time, of the same memory
  if (index === null || memory !== bytes.buffer) index = ZoneIndex.fromBytes(bytes);
  memory = bytes.buffer;
  const result = overlayBlock(block, index);
  const moved = [result.patch.buffer, result.zone.buffer, result.areaM2.buffer] as ArrayBuffer[];
  parentPort!.postMessage({ id, result } satisfies OverlayAnswer, moved);
});
