import type { FlatPolygon } from '../flat.ts';
import type { PolygonList } from '../polygonList.ts';
import { type Block, BlockReader, packBlock, runsOf } from './block.ts';
import { ringShareM2 } from './measure.ts';
import { nearbyOrder } from './order.ts';
import { type Prepared, prepare } from './prepare.ts';
import { createResult, finishResult, type GrowingResult, type OverlayResult, push } from './result.ts';
import { borrowSubject, loadPolygon, loadPrepared, returnSubject, type Subject } from './subject.ts';
import type { ZoneIndex } from './zoneIndex.ts';

export type OverlayOptions = {
  /** called now and then with the number of patches done, and at the end */
  onProgress?: (done: number, total: number) => void;
  /** stops the work with the signal's reason */
  signal?: AbortSignal;
};

/** How long the event loop is held at a time, in milliseconds. */
const SLICE_MS = 30;
/** Patches between two looks at the clock. */
const STEP = 16;
/** Rounding leaves about this share of the patch's box where two polygons only touch. */
const NOISE = 1e-13;
/** Edges from which a patch is large: worth asking the other way round, and pausing in its midst. */
const LARGE = 512;

/**
 * The area in ㎡ that each patch has in common with each zone, for all pairs that have any, ordered by patch, then
 * zone. Lets other work run every few milliseconds. Patches and zones must not cross themselves (`repairPolygon`).
 */
export async function overlay(
  patches: PolygonList,
  index: ZoneIndex,
  options: OverlayOptions = {},
): Promise<OverlayResult> {
  const result = createResult();
  let began = performance.now();
  for (const done of measureAll(patches, index, result)) {
    if (performance.now() - began < SLICE_MS) continue;
    options.onProgress?.(done, patches.length);
    await new Promise((resume) => setTimeout(resume, 0));
    options.signal?.throwIfAborted();
    began = performance.now();
  }
  options.signal?.throwIfAborted();
  options.onProgress?.(patches.length, patches.length);
  return finishResult(result, patches.length);
}

/** As `overlay`, in one go: for a worker of its own, or few patches. */
export function overlaySync(patches: PolygonList, index: ZoneIndex): OverlayResult {
  const result = createResult();
  const steps = measureAll(patches, index, result);
  while (!steps.next().done);
  return finishResult(result, patches.length);
}

/** As `overlaySync`, for patches that lie in a block, numbered from 0. */
export function overlayBlock(block: Block, index: ZoneIndex): OverlayResult {
  const result = createResult();
  const numbers = Uint32Array.from({ length: block.size }, (_, i) => i);
  const steps = measureBlock(block, numbers, index, result);
  while (!steps.next().done);
  return finishResult(result, block.size);
}

/** The area in ㎡ that two polygons have in common. */
export function overlayPair(a: FlatPolygon, b: FlatPolygon): number {
  const one = borrowSubject();
  const other = borrowSubject();
  try {
    if (!loadPolygon(one, a) || !loadPolygon(other, b)) return 0;
    const [subject, polygon] = boxM2(one) <= boxM2(other) ? [one, b] : [other, a];
    const prepared = prepare([polygon]);
    let areaM2 = 0;
    for (let r = 0; r < prepared.ringOwner.length; r++) areaM2 += ringShareM2(subject, prepared, r);
    return isNoise(subject, areaM2) ? 0 : areaM2;
  } finally {
    returnSubject(one);
    returnSubject(other);
  }
}

function boxM2(subject: Subject): number {
  return subject.widthM * subject.heightM;
}

function isNoise(subject: Subject, areaM2: number): boolean {
  return !(areaM2 > NOISE * boxM2(subject));
}

function* measureAll(patches: PolygonList, index: ZoneIndex, result: GrowingResult) {
  const order = nearbyOrder(patches);
  let block: Block | null = null;
  for (const run of runsOf(patches, order)) {
    block = packBlock(patches, order, run, block);
    const steps = measureBlock(block, order.subarray(run.from, run.to), index, result);
    for (let step = steps.next(); !step.done; step = steps.next()) yield run.from + step.value;
    yield run.to;
  }
}

/**
 * Measures the patches of a block, whose numbers are given, and adds the pairs to the result. Yields every now and
 * then the number of patches done.
 */
function* measureBlock(
  block: Block,
  numbers: ArrayLike<number>,
  index: ZoneIndex,
  result: GrowingResult,
): Generator<number, void> {
  const work: Work = { subject: borrowSubject(), zoneSubject: borrowSubject(), index, result };
  const reader = new BlockReader(block);
  for (let i = 0; i < block.size; i++) {
    if (reader.load(work.subject)) {
      if (work.subject.edgeCount > LARGE) {
        const steps = measureLarge(work, reader.polygon(), numbers[i]);
        while (!steps.next().done) yield i;
      } else measureSmall(work, numbers[i]);
    }
    if (i % STEP === STEP - 1) yield i + 1;
  }
  returnSubject(work.subject);
  returnSubject(work.zoneSubject);
}

type Work = { subject: Subject; zoneSubject: Subject; index: ZoneIndex; result: GrowingResult };

function measureSmall({ subject, index, result }: Work, patch: number): void {
  const { prepared } = index;
  const rings = index.ringsNear(subject);
  for (let i = 0; i < rings.length; ) {
    const zone = prepared.ringOwner[rings[i]];
    let areaM2 = 0;
    do areaM2 += ringShareM2(subject, prepared, rings[i++]);
    while (i < rings.length && prepared.ringOwner[rings[i]] === zone);
    if (!isNoise(subject, areaM2)) push(result, patch, zone, areaM2);
  }
}

/**
 * What is common does not depend on who asks, so that a large patch gives way to a zone that is both simpler and
 * smaller: never to a larger one, as what rounding leaves is a share of the subject's box.
 */
function* measureLarge({ subject, zoneSubject, index, result }: Work, polygon: FlatPolygon, patch: number) {
  const { prepared } = index;
  const rings = index.ringsNear(subject);
  let own: Prepared | null = null;
  for (let i = 0; i < rings.length; ) {
    const zone = prepared.ringOwner[rings[i]];
    const first = i;
    while (i < rings.length && prepared.ringOwner[rings[i]] === zone) i++;
    const isSimpler = edgeCount(prepared, zone) < subject.edgeCount;
    const swap =
      isSimpler && loadPrepared(zoneSubject, prepared, zone) && boxM2(zoneSubject) < boxM2(subject);
    let areaM2 = 0;
    if (swap) {
      own ??= prepare([polygon]);
      for (let r = 0; r < own.ringOwner.length; r++) areaM2 += ringShareM2(zoneSubject, own, r);
    } else {
      for (let r = first; r < i; r++) areaM2 += ringShareM2(subject, prepared, rings[r]);
    }
    if (!isNoise(swap ? zoneSubject : subject, areaM2)) push(result, patch, zone, areaM2);
    yield;
  }
}

function edgeCount({ polygonRings, ringStarts }: Prepared, polygon: number): number {
  return ringStarts[polygonRings[polygon + 1]] - ringStarts[polygonRings[polygon]];
}
