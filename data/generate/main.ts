/**
 * Makes the whole demo county: `npm run data`. Always the same bytes with the same sharp version.
 * `npm run data -- vectors` or `npm run data -- imagery [county|wudinghe|tuke]` makes only a part.
 */
import { fileURLToPath } from 'node:url';
import { writeImagery } from './imagery/write.ts';
import { scatterChanges } from './patches/scatter.ts';
import { writeVectors } from './vectors.ts';
import { buildWorld } from './world/world.ts';

const folder = fileURLToPath(new URL('../demo', import.meta.url));
const [part, image] = process.argv.slice(2);
const started = Date.now();
const log = (text: string) =>
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);

const world = buildWorld();
log(`${world.features.length} things on the ground`);
const changes = scatterChanges(world);
log(`${changes.length} changes`);
if (part !== 'imagery') writeVectors(world, changes, folder, log);
if (part !== 'vectors') await writeImagery(world, changes, folder, image, log);
