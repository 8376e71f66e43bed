// node child.ts RUNNER SCENE LIMITS FILE: one runner in a process of its own, so that the peak memory is its own.
// Prints what it measured as JSON, and leaves the pairs in FILE.

import type { Told } from './figures.ts';
import { writePairs } from './pairFile.ts';
import type { Limits, Missing } from './runner.ts';
import { RUNNERS, type RunnerName } from './runners/index.ts';
import { makeScene, type SceneSpec } from './scenes/scene.ts';

// its input ends when the bench does, however that ends: then nobody waits for the figures
(process.stdin.resume() as NodeJS.ReadStream & { unref(): void }).unref();
process.stdin.on('end', () => process.exit(1));

const [name, spec, limits, file] = process.argv.slice(2);
const scene = makeScene(JSON.parse(spec) as SceneSpec);
const sceneMb = process.resourceUsage().maxRSS / 1024;
const measured = await RUNNERS[name as RunnerName].run(scene, JSON.parse(limits) as Limits);
let told: Told | Missing;
if ('missing' in measured) {
  told = measured;
} else {
  const { pairs, ...figures } = measured;
  writePairs(file, pairs);
  told = { ...figures, sceneMb, peakMb: process.resourceUsage().maxRSS / 1024 };
}
process.stdout.write(JSON.stringify(told));
