import { type Point, toLonLat } from '../basis/plane.ts';
import type { Arc } from './arcs.ts';
import { crossingLines } from './crossings.ts';
import { simplify } from './simplify.ts';

/** An arc in its final form: rounded degrees, ready to be a piece of many rings. */
export interface DegreeArc {
  left: number;
  right: number;
  startNode: number;
  endNode: number;
  lonLat: [number, number][];
}

/**
 * Simplify every arc once, then give arcs that came to cross another one their detail back until none crosses.
 *
 * @param toleranceM how far an arc's points may be from the simplified line, metres
 */
export function generalizeArcs(
  arcs: readonly Arc[],
  toleranceM: (arc: Arc) => number,
): { arcs: DegreeArc[]; rounds: number } {
  const tolerance = arcs.map(toleranceM);
  const lines: Point[][] = arcs.map((arc, i) => simplify(arc.points, tolerance[i]!));
  let rounds = 0;
  for (; rounds < 12; rounds++) {
    const bad = crossingLines(lines);
    if (bad.size === 0) break;
    let changed = false;
    for (const i of bad) {
      if (tolerance[i] === 0) continue;
      changed = true;
      tolerance[i] = tolerance[i]! < 0.5 ? 0 : tolerance[i]! * 0.45;
      lines[i] = simplify(arcs[i]!.points, tolerance[i]!);
    }
    if (!changed) throw new Error(`${bad.size} parcel borders cross even unsimplified`);
  }
  return {
    rounds,
    arcs: arcs.map(({ left, right, startNode, endNode }, i) => ({
      left,
      right,
      startNode,
      endNode,
      lonLat: lines[i]!.map(toLonLat),
    })),
  };
}
