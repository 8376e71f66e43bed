import { vertexCount } from '../../../src/geo/flat.ts';
import type { OverlayResult } from '../../../src/geo/overlay/result.ts';
import { candidates } from './candidates.ts';
import { type Figures, figuresOf, largestClosingError, timesAsLongAs } from './figures.ts';
import type { Limits } from './runner.ts';
import { RUNNERS, type RunnerName } from './runners/index.ts';
import { makeScene, type SceneSpec } from './scenes/scene.ts';
import { spawnRunner } from './spawnRunner.ts';

/** Runs the engines on one scene, one after the other, and compares each with the first. */
export async function race(spec: SceneSpec, names: readonly RunnerName[], limits: Limits, folder: string) {
  const scene = makeScene(spec);
  const candidatePairs = candidates(scene.patches, scene.zones).patch.length;
  const runners: Record<string, Figures> = {};
  const missing: { runner: string; reason: string }[] = [];
  const over: Record<string, number> = {};
  let own: OverlayResult | null = null;
  for (const name of names) {
    console.error(`${name}: ${RUNNERS[name].title}`);
    const { told, pairs } = await spawnRunner(name, spec, limits, folder);
    if ('missing' in told) {
      missing.push({ runner: name, reason: told.missing });
      if (told.overMs !== undefined) over[name] = told.overMs;
      console.error(`  missing: ${told.missing}`);
      continue;
    }
    if (pairs === null) throw new Error(`${name} left no pairs`);
    own ??= pairs;
    runners[name] = figuresOf(told, pairs, own, scene, candidatePairs);
    console.error(`  ${runners[name].overlayMs} ms`);
  }
  const bases = Object.keys(runners).filter((name, i) => i === 0 || name.startsWith('ours'));
  return {
    patches: scene.patches.length,
    zones: scene.zones.length,
    zoneVertices: scene.zones.reduce((count, zone) => count + vertexCount(zone), 0),
    candidatePairs,
    ...(spec.kind === 'parcels' && own && { largestClosingError: largestClosingError(scene, own) }),
    how: Object.fromEntries(names.map((name) => [name, RUNNERS[name].title])),
    runners,
    timesAsLongAs: Object.fromEntries(
      bases.map((base) => [base, timesAsLongAs(runners[base], runners, over)]),
    ),
    missing,
  };
}
