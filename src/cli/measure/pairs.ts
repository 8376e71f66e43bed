import type { ReadResult } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { formatMu } from '../../geo/mu.ts';
import type { OverlayResult } from '../../geo/overlay/result.ts';
import { sayProgress } from '../terminal.ts';
import { csvLine } from './csv.ts';
import type { Names } from './names.ts';
import type { Output } from './output.ts';

const HEADER = ['patch', 'zone', 'area_m2', 'area_mu', 'share'];
/** Lines between two looks at Ctrl+C and the terminal. */
const LINES_A_STEP = 5_000;

export type Summary = { pairs: number; areaM2: number; patchesWithoutZone: number };

/** Writes the pairs with their areas as CSV, ordered by patch, then zone. `share` is of the patch, at most 1. */
export async function writePairs(
  output: Output,
  { patch, zone, areaM2: areas }: OverlayResult,
  { features }: ReadResult,
  patchNames: Names,
  zoneNames: Names,
  signal: AbortSignal,
): Promise<Summary> {
  await output.write(csvLine(HEADER));
  let total = 0;
  let touched = 0;
  let current = -1;
  let patchM2 = 0;
  for (let i = 0; i < patch.length; i++) {
    if (patch[i] !== current) {
      current = patch[i];
      touched++;
      patchM2 = areaM2(features[current].polygon);
    }
    total += areas[i];
    const names = [patchNames.of(current), zoneNames.of(zone[i])];
    await output.write(csvLine([...names, areas[i], formatMu(areas[i]), Math.min(1, areas[i] / patchM2)]));
    if (i % LINES_A_STEP === 0) {
      sayProgress(`写出 writing ${i}/${patch.length}`);
      await new Promise((resume) => setImmediate(resume));
      signal.throwIfAborted();
    }
  }
  return { pairs: patch.length, areaM2: total, patchesWithoutZone: features.length - touched };
}
