import Flatbush from 'flatbush';
import { bbox, type FlatPolygon } from '../../../src/geo/flat.ts';

/** Pairs of patch and zone, the two arrays alongside. */
export type Candidates = { patch: Uint32Array; zone: Uint32Array };

/** All pairs whose boxes meet, ordered by patch: what any engine must look at. */
export function candidates(patches: readonly FlatPolygon[], zones: readonly FlatPolygon[]): Candidates {
  const tree = new Flatbush(zones.length);
  for (const zone of zones) tree.add(...boxOf(zone));
  tree.finish();
  const patch: number[] = [];
  const zone: number[] = [];
  patches.forEach((polygon, p) => {
    for (const z of tree.search(...boxOf(polygon)).sort((a, b) => a - b)) {
      patch.push(p);
      zone.push(z);
    }
  });
  return { patch: Uint32Array.from(patch), zone: Uint32Array.from(zone) };
}

function boxOf(polygon: FlatPolygon): [number, number, number, number] {
  const box = bbox(polygon);
  if (box === null) throw new Error('a scene has no empty polygon');
  return box;
}

/** About `size` of the candidates, evenly drawn; all when there are no more. */
export function sample({ patch, zone }: Candidates, size: number): Candidates {
  const step = Math.max(1, Math.floor(patch.length / size));
  const keep = (_: number, i: number) => i % step === 0;
  return { patch: patch.filter(keep), zone: zone.filter(keep) };
}
