import type { FlatPolygon } from '../flat.ts';
import { ringShareM2 } from './measure.ts';
import { type Prepared, prepare } from './prepare.ts';
import { createResult, finishResult, type GrowingResult, type OverlayResult, push } from './result.ts';
import { createSubject, loadSubject, type Subject } from './subject.ts';
import type { ZoneIndex } from './zoneIndex.ts';

export type OverlayOptions = {
  /** called now and then with the number of patches done, and at the end */
  onProgress?: (done: number, total: number) => void;
  /** stops the work with the signal's reason */
  signal?: AbortSignal;
};

/** How long the event loop is held at a time, in milliseconds. */
const SLICE_MS = 30;
/** Patches projected together: enough to be quick, few enough to hold little memory. */
const BLOCK = 4096;
/** Rounding leaves about this share of the patch's box where two polygons only touch. */
const NOISE = 1e-13;
/** Edges from which a patch is large: worth asking the other way round, and pausing in its midst. */
const LARGE = 512;

/**
 * The area in ㎡ that each patch has in common with each zone, for all pairs that have any, ordered by patch, then
 * zone. Lets other work run every few milliseconds. Patches and zones must not cross themselves (`repairPolygon`).
 */
export async function overlay(
  patches: readonly FlatPolygon[],
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
  return finishResult(result);
}

/** As `overlay`, in one go: for a worker of its own, or few patches. */
export function overlaySync(patches: readonly FlatPolygon[], index: ZoneIndex): OverlayResult {
  const result = createResult();
  const steps = measureAll(patches, index, result);
  while (!steps.next().done);
  return finishResult(result);
}

/** The area in ㎡ that two polygons have in common. */
export function overlayPair(a: FlatPolygon, b: FlatPolygon): number {
  const small = a.coords.length <= b.coords.length ? a : b;
  const subject = createSubject();
  if (!loadSubject(subject, prepare([small]), 0)) return 0;
  const large = prepare([small === a ? b : a]);
  let areaM2 = 0;
  for (let r = 0; r < large.ringOwner.length; r++) areaM2 += ringShareM2(subject, large, r);
  return isNoise(subject, areaM2) ? 0 : areaM2;
}

function isNoise(subject: Subject, areaM2: number): boolean {
  return !(areaM2 > NOISE * subject.widthM * subject.heightM);
}

type Work = { subject: Subject; zoneSubject: Subject; index: ZoneIndex; result: GrowingResult };

function* measureAll(patches: readonly FlatPolygon[], index: ZoneIndex, result: GrowingResult) {
  const work: Work = { subject: createSubject(), zoneSubject: createSubject(), index, result };
  for (let from = 0; from < patches.length; from += BLOCK) {
    const block = prepare(patches.slice(from, from + BLOCK));
    const size = block.polygonRings.length - 1;
    for (let p = 0; p < size; p++) {
      if (loadSubject(work.subject, block, p)) yield* measureOne(work, block, p, from);
      if (p % 16 === 15) yield from + p + 1;
    }
    yield from + size;
  }
}

function* measureOne(
  { subject, zoneSubject, index, result }: Work,
  block: Prepared,
  p: number,
  from: number,
) {
  const zones = index.prepared;
  const rings = index.ringsNear(subject);
  const patchEdges = edgeCount(block, p);
  for (let i = 0; i < rings.length; ) {
    const zone = zones.ringOwner[rings[i]];
    let until = i + 1;
    while (until < rings.length && zones.ringOwner[rings[until]] === zone) until++;
    // The subject should be the simpler one of the two: what is common does not depend on who asks.
    const swap = patchEdges > LARGE && patchEdges > 4 * edgeCount(zones, zone);
    let areaM2 = 0;
    if (!swap) {
      for (let r = i; r < until; r++) areaM2 += ringShareM2(subject, zones, rings[r]);
    } else if (loadSubject(zoneSubject, zones, zone)) {
      for (let r = block.polygonRings[p]; r < block.polygonRings[p + 1]; r++) {
        areaM2 += ringShareM2(zoneSubject, block, r);
      }
    }
    if (!isNoise(swap ? zoneSubject : subject, areaM2)) push(result, from + p, zone, areaM2);
    i = until;
    if (patchEdges > LARGE && i % 16 === 0) yield from + p;
  }
}

function edgeCount({ polygonRings, ringStarts }: Prepared, polygon: number): number {
  return ringStarts[polygonRings[polygon + 1]] - ringStarts[polygonRings[polygon]];
}
