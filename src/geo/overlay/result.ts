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

/** Adds a pair, doubling the room when it is full. The pairs of one patch come one after another, by zone. */
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

/** The pairs in the order of the patches, of which there are so many, without the spare room. */
export function finishResult(found: GrowingResult, patches: number): OverlayResult {
  const { size } = found;
  const next = new Uint32Array(patches + 1);
  for (let i = 0; i < size; i++) next[found.patch[i] + 1]++;
  for (let p = 0; p < patches; p++) next[p + 1] += next[p];
  const patch = new Uint32Array(size);
  const zone = new Uint32Array(size);
  const areaM2 = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const to = next[found.patch[i]]++;
    patch[to] = found.patch[i];
    zone[to] = found.zone[i];
    areaM2[to] = found.areaM2[i];
  }
  return { patch, zone, areaM2 };
}
