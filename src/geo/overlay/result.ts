/** Pairs of patch and zone with their common area; the three arrays run alongside. */
export type OverlayResult = {
  /** index of the patch in what was given */
  readonly patch: Uint32Array;
  /** index of the zone in what the index was built from */
  readonly zone: Uint32Array;
  /** ellipsoidal area in ㎡, above zero */
  readonly areaM2: Float64Array;
};

export type GrowingResult = { size: number; patch: Uint32Array; zone: Uint32Array; areaM2: Float64Array };

export function createResult(): GrowingResult {
  return { size: 0, patch: new Uint32Array(64), zone: new Uint32Array(64), areaM2: new Float64Array(64) };
}

/** Adds a pair, doubling the room when it is full. */
export function push(result: GrowingResult, patch: number, zone: number, areaM2: number): void {
  const at = result.size++;
  if (at === result.patch.length) {
    const { patch: p, zone: z, areaM2: a } = result;
    result.patch = new Uint32Array(2 * at);
    result.zone = new Uint32Array(2 * at);
    result.areaM2 = new Float64Array(2 * at);
    result.patch.set(p);
    result.zone.set(z);
    result.areaM2.set(a);
  }
  result.patch[at] = patch;
  result.zone[at] = zone;
  result.areaM2[at] = areaM2;
}

/** The pairs alone, without the spare room. */
export function finishResult({ size, patch, zone, areaM2 }: GrowingResult): OverlayResult {
  return { patch: patch.slice(0, size), zone: zone.slice(0, size), areaM2: areaM2.slice(0, size) };
}

/** Results of runs of patches as one; `firstPatch` is where each run begins among all patches. */
export function joinResults(runs: readonly OverlayResult[], firstPatch: readonly number[]): OverlayResult {
  const size = runs.reduce((sum, run) => sum + run.patch.length, 0);
  const patch = new Uint32Array(size);
  const zone = new Uint32Array(size);
  const areaM2 = new Float64Array(size);
  let at = 0;
  runs.forEach((run, i) => {
    for (let k = 0; k < run.patch.length; k++) patch[at + k] = firstPatch[i] + run.patch[k];
    zone.set(run.zone, at);
    areaM2.set(run.areaM2, at);
    at += run.patch.length;
  });
  return { patch, zone, areaM2 };
}
