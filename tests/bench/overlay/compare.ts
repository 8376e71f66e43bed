import type { OverlayResult } from '../../../src/geo/overlay/result.ts';

/**
 * The largest difference of a pair between a peer and us, as a share of the patch's area. A pair that one of the two
 * does not name has no area there; of a sample, only what was asked counts. Where the peer failed (NaN) there is
 * nothing to compare.
 */
export function largestDifference(
  peer: OverlayResult,
  ours: OverlayResult,
  patchAreaM2: (patch: number) => number,
  isSample: boolean,
): number {
  const areaOf = new Map<string, number>();
  for (let i = 0; i < ours.patch.length; i++) areaOf.set(key(ours, i), ours.areaM2[i]);
  let worst = 0;
  const see = (patch: number, differenceM2: number) => {
    if (!Number.isNaN(differenceM2)) worst = Math.max(worst, Math.abs(differenceM2) / patchAreaM2(patch));
  };
  for (let i = 0; i < peer.patch.length; i++) {
    const name = key(peer, i);
    see(peer.patch[i], peer.areaM2[i] - (areaOf.get(name) ?? 0));
    areaOf.delete(name);
  }
  if (!isSample) for (const [name, areaM2] of areaOf) see(Number.parseInt(name, 10), areaM2);
  return worst;
}

function key({ patch, zone }: OverlayResult, i: number): string {
  return `${patch[i]} ${zone[i]}`;
}
