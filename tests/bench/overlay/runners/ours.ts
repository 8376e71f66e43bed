import { overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { overlayOnAllCores } from '../../../../src/server/overlayPool.ts';
import type { Limits, Measured, Runner } from '../runner.ts';
import type { Scene } from '../scenes/scene.ts';
import { repeated, round, timed } from '../timing.ts';

type Overlay = (
  patches: Scene['patches'],
  index: ZoneIndex,
) => Measured['pairs'] | Promise<Measured['pairs']>;

/** The first runs pay for compiling, in each thread; the later ones are what a server sees. */
const WARM_UPS = 6;
/** One run takes so little that a hiccup of the machine would show in the median of three. */
const OWN_RUNS = 9;

export const ours: Runner = {
  title: 'Tuban, one core',
  run: (scene, limits) => measure(scene, limits, overlaySync),
};

export const oursAllCores: Runner = {
  title: 'Tuban, all cores for the overlay, one for the index',
  run: (scene, limits) => measure(scene, limits, overlayOnAllCores),
};

/** Times a server's work: everything compiled and, apart from `togetherMs`, the index of the layer version at hand. */
async function measure(
  { patches, zones }: Scene,
  { runs, giveUpMs }: Limits,
  overlay: Overlay,
): Promise<Measured> {
  await overlay(patches, ZoneIndex.build(zones));
  const [index, indexMs] = await repeated(runs, giveUpMs, () => ZoneIndex.build(zones));
  for (let i = 0; i < WARM_UPS; i++) await overlay(patches, index);
  const [pairs, overlayMs, cpuMs] = await repeated(OWN_RUNS, giveUpMs, () => overlay(patches, index));
  const [, togetherMs] = await repeated(runs, giveUpMs, () => overlay(patches, ZoneIndex.build(zones)));
  const bytes = index.toBytes();
  const [, readBackMs] = await timed(() => ZoneIndex.fromBytes(bytes));
  return {
    indexMs,
    overlayMs,
    cpuMs,
    togetherMs,
    pairs,
    notes: { indexMb: round(index.byteLength / 2 ** 20), indexReadBackMs: round(readBackMs) },
  };
}
