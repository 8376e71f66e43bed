import type { Runner } from '../runner.ts';
import { geosWasm } from './geosWasm.ts';
import { mapshaper } from './mapshaper.ts';
import { ours, oursAllCores } from './ours.ts';
import { postgis, postgisSubdivided } from './postgis.ts';
import { turf } from './turf.ts';

/** Everyone who can be asked, by name. `ours` comes first: the others are compared with it. */
export const RUNNERS = {
  ours,
  oursAllCores,
  postgis,
  postgisSubdivided,
  geosWasm,
  turf,
  mapshaper,
} satisfies Record<string, Runner>;

export type RunnerName = keyof typeof RUNNERS;
