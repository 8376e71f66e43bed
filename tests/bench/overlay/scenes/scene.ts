import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import { CELL_DEG, parcels } from './parcels.ts';
import { patchesAt, scattered } from './patches.ts';
import { CENTRE_DEG, redLine } from './redLine.ts';

/** What is overlaid with what. Polygons are in degrees and do not cross themselves. */
export type Scene = { patches: FlatPolygon[]; zones: FlatPolygon[] };

/** A scene by its sizes, small enough to be handed to another process, which makes the same scene from it. */
export type SceneSpec =
  | { kind: 'parcels'; side: number; patches: number }
  | { kind: 'redLine'; levels: number; patches: number };

/** Makes the scene, in about a second at full size. */
export function makeScene(spec: SceneSpec): Scene {
  if (spec.kind === 'parcels') {
    const zones = parcels(spec.side);
    return { zones, patches: patchesAt(scattered(spec.patches, spec.side * CELL_DEG)) };
  }
  const line = redLine(spec.levels);
  return { zones: [line], patches: patchesAt(alongAndAway(line, spec.patches)) };
}

/** Every second patch astride the line, where it is dear; the others anywhere in its box and about. */
function* alongAndAway({ coords }: FlatPolygon, count: number): Generator<[number, number]> {
  const away = scattered(Math.ceil(count / 2), 2 * CENTRE_DEG);
  const step = Math.floor(coords.length / 2 / count);
  for (let i = 0; i < count; i++) {
    if (i % 2 === 1) yield [coords[2 * i * step], coords[2 * i * step + 1]];
    else yield away.next().value as [number, number];
  }
}
