import Flatbush from 'flatbush';
import { type FlatPolygon, ringsOf } from '../../geo/flat.ts';
import type { CadText } from './expand.ts';
import type { Outline } from './outlines.ts';

/** Vertices looked at for all texts together; a drawing with more has its texts left alone. */
const MOST_STEPS = 500_000_000;

/**
 * What is written inside of each outline, from top to bottom. A text belongs to the smallest outline around it: the
 * frame of the sheet does not take those of the parcels. `null` where that would take minutes.
 */
export function labelsOf(outlines: readonly Outline[], texts: readonly CadText[]): string[][] | null {
  const labels: string[][] = outlines.map(() => []);
  if (outlines.length === 0 || texts.length === 0) return labels;
  const index = new Flatbush(outlines.length);
  for (const { polygon } of outlines) index.add(...boxOf(polygon));
  index.finish();
  let steps = 0;
  const downwards = [...texts].sort((a, b) => b.y - a.y || a.x - b.x);
  for (const { x, y, text } of downwards) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    let best = -1;
    for (const i of index.search(x, y, x, y)) {
      const outline = outlines[i]!;
      if (best >= 0 && outlines[best]!.areaUnits <= outline.areaUnits) continue;
      steps += outline.polygon.coords.length;
      if (steps > MOST_STEPS) return null;
      if (contains(outline.polygon, x, y)) best = i;
    }
    if (best >= 0) labels[best]!.push(text);
  }
  return labels;
}

function contains(polygon: FlatPolygon, x: number, y: number): boolean {
  const { coords } = polygon;
  let isIn = false;
  for (const { start, end } of ringsOf(polygon)) {
    for (let v = start, w = end - 1; v < end; w = v, v++) {
      const [xv, yv, xw, yw] = [coords[2 * v]!, coords[2 * v + 1]!, coords[2 * w]!, coords[2 * w + 1]!];
      if (yv > y !== yw > y && x < ((xw - xv) * (y - yv)) / (yw - yv) + xv) isIn = !isIn;
    }
  }
  return isIn;
}

function boxOf({ coords }: FlatPolygon): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coords.length; i += 2) {
    box[0] = Math.min(box[0], coords[i]!);
    box[1] = Math.min(box[1], coords[i + 1]!);
    box[2] = Math.max(box[2], coords[i]!);
    box[3] = Math.max(box[3], coords[i + 1]!);
  }
  return box;
}
