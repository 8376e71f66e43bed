import type { Point } from '../basis/plane.ts';
import { FINE_M, MIN_X, MIN_Y } from '../world/grid.ts';
import { COARSE_COUNT, cellCentre, eachEdge, type Patchwork } from './cells.ts';
import type { Parcels } from './parcels.ts';

/** A border between two parcels (0 is outside) from one meeting point of three or more to the next. */
export interface Arc {
  left: number;
  right: number;
  /** Meeting points as lattice keys; equal and −1 for a loop that meets nothing. */
  startNode: number;
  endNode: number;
  points: Point[];
  /** Lies wholly among fine cells. */
  fine: boolean;
}

/** The exact place where the ground changes between two cell centres: share of the way from p to q. */
export type Crossing = (p: Point, q: Point, cellP: number, cellQ: number) => number;

const NODE_ROW = 1 << 16;
const EAST = 0;
const NORTH = 1;
const WEST = 2;
const SOUTH = 3;

/**
 * Walk all borders once. Because both neighbours later use the very same arc, shared edges are equal to the
 * last digit and no gap or overlap can arise.
 */
export function traceArcs(patchwork: Patchwork, parcels: Parcels, crossing: Crossing): Arc[] {
  const from: number[] = [];
  const to: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const at: Point[] = [];
  const fine: boolean[] = [];
  const nodes = new Map<number, Int32Array>();
  const slot = (node: number, direction: number, edge: number) => {
    let list = nodes.get(node);
    if (!list) {
      list = new Int32Array(4).fill(-1);
      nodes.set(node, list);
    }
    list[direction] = edge;
  };
  const { parcelOf } = parcels;
  eachEdge(patchwork, (cellL, cellR, i, j, length, vertical) => {
    if (parcelOf[cellL] === parcelOf[cellR]) return;
    const edge = from.length;
    const a = j * NODE_ROW + i;
    const b = vertical ? a + length * NODE_ROW : a + length;
    from.push(a);
    to.push(b);
    left.push(parcelOf[cellL]!);
    right.push(parcelOf[cellR]!);
    slot(a, vertical ? NORTH : EAST, edge);
    slot(b, vertical ? SOUTH : WEST, edge);
    const mixed = cellL < COARSE_COUNT !== cellR < COARSE_COUNT;
    fine.push(cellL >= COARSE_COUNT && cellR >= COARSE_COUNT);
    if (mixed) {
      at.push([
        MIN_X + (i + (vertical ? 0 : length / 2)) * FINE_M,
        MIN_Y + (j + (vertical ? length / 2 : 0)) * FINE_M,
      ]);
      return;
    }
    const p = cellCentre(patchwork.windows, cellL);
    const q = cellCentre(patchwork.windows, cellR);
    const t = crossing(p, q, cellL, cellR);
    at.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
  });

  /** The edge a walker takes on from a node it came to by `edge`, or −1 where it has to stop. */
  const onward = (node: number, edge: number): number => {
    const list = nodes.get(node)!;
    const present = [EAST, NORTH, WEST, SOUTH].filter((d) => list[d]! >= 0);
    if (present.length === 2) return list[present[0]!] === edge ? list[present[1]!]! : list[present[0]!]!;
    if (present.length < 4) return -1;
    const northEast = left[list[EAST]!]!;
    const southEast = right[list[EAST]!]!;
    const northWest = left[list[WEST]!]!;
    const southWest = right[list[WEST]!]!;
    const pair =
      northWest === southEast
        ? [NORTH, EAST, SOUTH, WEST]
        : northEast === southWest
          ? [SOUTH, WEST, NORTH, EAST]
          : null;
    if (!pair) return -1;
    const direction = present.find((d) => list[d] === edge)!;
    return list[pair[direction]!]!;
  };

  const isJunction = (node: number) => {
    const list = nodes.get(node)!;
    const edge = list.find((e) => e >= 0)!;
    return onward(node, edge) < 0;
  };
  const junctionPoint = new Map<number, Point>();
  const placeOf = (node: number): Point => {
    const known = junctionPoint.get(node);
    if (known) return known;
    const edges = [...nodes.get(node)!].filter((e) => e >= 0);
    const point: Point = [
      edges.reduce((sum, e) => sum + at[e]![0], 0) / edges.length,
      edges.reduce((sum, e) => sum + at[e]![1], 0) / edges.length,
    ];
    junctionPoint.set(node, point);
    return point;
  };

  const used = new Uint8Array(from.length);
  const arcs: Arc[] = [];
  const walk = (startNode: number, first: number, loop: boolean) => {
    const points: Point[] = loop ? [] : [placeOf(startNode)];
    const forward = from[first] === startNode;
    const arc: Arc = {
      left: forward ? left[first]! : right[first]!,
      right: forward ? right[first]! : left[first]!,
      startNode: loop ? -1 : startNode,
      endNode: -1,
      points,
      fine: true,
    };
    let node = startNode;
    let edge = first;
    for (;;) {
      used[edge] = 1;
      points.push(at[edge]!);
      if (!fine[edge]) arc.fine = false;
      node = from[edge] === node ? to[edge]! : from[edge]!;
      const next = onward(node, edge);
      if (next < 0) {
        arc.endNode = node;
        points.push(placeOf(node));
        break;
      }
      if (loop && next === first) {
        points.push(points[0]!);
        break;
      }
      edge = next;
    }
    arcs.push(arc);
  };
  for (const [node, list] of nodes) {
    if (!isJunction(node)) continue;
    for (const edge of list) if (edge >= 0 && !used[edge]) walk(node, edge, false);
  }
  for (let edge = 0; edge < from.length; edge++) if (!used[edge]) walk(from[edge]!, edge, true);
  return arcs;
}
