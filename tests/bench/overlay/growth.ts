import type { Limits } from './runner.ts';
import { spawnRunner } from './spawnRunner.ts';
import { round } from './timing.ts';

/** Zones of each step, as the side of a square of parcels: 10,000 to 1,000,000. */
const SIDES = [100, 173, 316, 548, 1000];

/** How our cost grows with the number of zones, the patches spread over all of them and as many every time. */
export async function growth(patches: number, scale: number, limits: Limits, folder: string) {
  const steps = [];
  for (const full of SIDES) {
    const side = Math.round(full * Math.sqrt(scale));
    console.error(`${side * side} zones`);
    const { told } = await spawnRunner('ours', { kind: 'parcels', side, patches }, limits, folder);
    if ('missing' in told) throw new Error(told.missing);
    steps.push({
      zones: side * side,
      indexMs: round(told.indexMs),
      overlayMs: round(told.overlayMs),
      ...(told.cpuMs !== undefined && { cpuMs: round(told.cpuMs) }),
      ...told.notes,
      peakMb: Math.round(told.peakMb),
    });
  }
  return { patches, steps };
}
