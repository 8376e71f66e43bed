import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import type { OverlayResult } from '../../../src/geo/overlay/result.ts';
import { largestDifference } from './compare.ts';
import type { Measured } from './runner.ts';
import type { Scene } from './scenes/scene.ts';
import { round } from './timing.ts';

/** What a runner's process tells of itself, beside the pairs. */
export type Told = Omit<Measured, 'pairs'> & { sceneMb: number; peakMb: number };

/** The figures of one runner as they are printed; of a sample, times are those that all pairs would take. */
export function figuresOf(
  told: Told,
  pairs: OverlayResult,
  own: OverlayResult,
  scene: Scene,
  candidatePairs: number,
) {
  const { indexMs, overlayMs, cpuMs, togetherMs, sampled, sceneMb, peakMb, serverMb, notes } = told;
  const asked = sampled ?? candidatePairs;
  const share = asked / candidatePairs;
  const withArea = pairs.areaM2.filter((area) => area > 0).length;
  const patchAreaM2 = (patch: number) => areaM2(scene.patches[patch]);
  const difference = largestDifference(pairs, own, patchAreaM2, sampled !== undefined);
  return {
    indexMs: round(indexMs),
    overlayMs: round(overlayMs / share),
    ...(cpuMs !== undefined && { cpuMs: round(cpuMs / share) }),
    togetherMs: round(indexMs + (togetherMs - indexMs) / share),
    microsecondsPerCandidate: round((1000 * overlayMs) / asked),
    microsecondsPerPairWithArea: round((1000 * overlayMs) / withArea),
    ...(sampled === undefined
      ? { pairsWithArea: withArea, totalAreaM2: total(pairs.areaM2) }
      : { extrapolatedFromCandidates: sampled }),
    ...(pairs !== own && { largestDifferenceOfPatchArea: round(difference, 2) }),
    peakMb: Math.round(peakMb),
    ofWhichSceneMb: Math.round(sceneMb),
    ...(serverMb !== undefined && { serverPeakMb: Math.round(serverMb) }),
    ...(notes && { notes }),
  };
}

export type Figures = ReturnType<typeof figuresOf>;

type Ratio = { overlay: number; cpu?: number; together: number };

/** How many times as long as `base` each takes: the overlay alone, in processor time, and with its index. */
export function timesAsLongAs(
  base: Figures,
  runners: Readonly<Record<string, Figures>>,
  over: Readonly<Record<string, number>>,
): Record<string, Ratio | { overlayOver: number }> {
  const ended = Object.entries(runners).map(([name, { overlayMs, cpuMs, togetherMs }]) => {
    const ratio: Ratio = {
      overlay: round(overlayMs / base.overlayMs, 3),
      ...(cpuMs && base.cpuMs && { cpu: round(cpuMs / base.cpuMs, 3) }),
      together: round(togetherMs / base.togetherMs, 3),
    };
    return [name, ratio] as const;
  });
  const givenUp = Object.entries(over).map(
    ([name, overMs]) => [name, { overlayOver: round(overMs / base.overlayMs, 3) }] as const,
  );
  return Object.fromEntries([...ended, ...givenUp]);
}

/** Parts of a patch on a gap-free layer against the patch: the largest share that is missing or too much. */
export function largestClosingError({ patches }: Scene, own: OverlayResult): number {
  const sums = new Float64Array(patches.length);
  own.patch.forEach((patch, i) => {
    sums[patch] += own.areaM2[i];
  });
  return patches.reduce((worst, patch, i) => Math.max(worst, Math.abs(sums[i] / areaM2(patch) - 1)), 0);
}

function total(areas: Float64Array): number {
  return areas.reduce((sum, area) => sum + (Number.isNaN(area) ? 0 : area), 0);
}
