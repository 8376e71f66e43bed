import { type FlatPolygon, fromRings } from '../../../../../src/geo/flat.ts';
import type { MetreGrid } from './metreGrid.ts';

type Point = readonly [number, number];
type Side = { from: Point; to: Point };

/**
 * A board of `size × size` squares, each cut in two triangles by a diagonal. Any set of its triangles, joined, is a
 * polygon full of what is hard: parts and holes that touch in a corner, runs along one line, shared edges.
 */
export type Board = { size: number; diagonals: boolean[] };

export function makeBoard(size: number, random: () => number): Board {
  return { size, diagonals: Array.from({ length: size * size }, () => random() < 0.5) };
}

/** Corners of triangle `t`, counter-clockwise; two for each square. */
function corners({ size, diagonals }: Board, t: number): [Point, Point, Point] {
  const square = t >> 1;
  const x = square % size;
  const y = Math.floor(square / size);
  const [sw, se, ne, nw]: Point[] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
  ];
  if (diagonals[square]) return t % 2 === 0 ? [sw, se, ne] : [sw, ne, nw];
  return t % 2 === 0 ? [sw, se, nw] : [se, ne, nw];
}

/** Boards are at most 2,047 squares wide. */
const key = ([x, y]: Point) => y * 2048 + x;
const sideKey = ({ from, to }: Side) => key(from) * 2 ** 22 + key(to);

/** The rings of each part of a set of triangles, outer ring first, every corner on the boundary kept. */
export function joinTriangles(board: Board, triangles: ReadonlySet<number>): Point[][][] {
  const owner = new Map<number, number>();
  const sidesOf = (t: number): Side[] => {
    const [a, b, c] = corners(board, t);
    return [
      { from: a, to: b },
      { from: b, to: c },
      { from: c, to: a },
    ];
  };
  for (const t of triangles) for (const side of sidesOf(t)) owner.set(sideKey(side), t);
  const across = ({ from, to }: Side) => owner.get(sideKey({ from: to, to: from }));
  const seen = new Set<number>();
  const parts: Point[][][] = [];
  for (const first of triangles) {
    if (seen.has(first)) continue;
    seen.add(first);
    const boundary: Side[] = [];
    const queue = [first];
    for (let t = queue.pop(); t !== undefined; t = queue.pop()) {
      for (const side of sidesOf(t)) {
        const next = across(side);
        if (next === undefined) boundary.push(side);
        else if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
    const rings = trace(boundary);
    // one ring runs counter-clockwise, the outer one; it goes first
    parts.push(rings.sort((p, q) => twiceArea(q) - twiceArea(p)));
  }
  return parts;
}

/** Links directed sides to simple rings; where a corner is met again, the loop since then is a ring of its own. */
function trace(boundary: readonly Side[]): Point[][] {
  const leaving = new Map<number, Side[]>();
  for (const side of boundary) {
    const list = leaving.get(key(side.from));
    if (list) list.push(side);
    else leaving.set(key(side.from), [side]);
  }
  const rings: Point[][] = [];
  for (const start of boundary) {
    const list = leaving.get(key(start.from));
    if (!list?.includes(start)) continue;
    const path: Point[] = [];
    const place = new Map<number, number>();
    let side: Side | undefined = start;
    while (side !== undefined) {
      take(leaving, side);
      const at = place.get(key(side.from));
      if (at !== undefined) rings.push(cutLoop(path, place, at));
      place.set(key(side.from), path.length);
      path.push(side.from);
      const arrived: Side = side;
      side = keepingInside(arrived, leaving.get(key(arrived.to)) ?? []);
    }
    rings.push(path);
  }
  return rings;
}

function take(leaving: Map<number, Side[]>, side: Side): void {
  const list = leaving.get(key(side.from)) ?? [];
  list.splice(list.indexOf(side), 1);
}

function cutLoop(path: Point[], place: Map<number, number>, at: number): Point[] {
  const loop = path.splice(at);
  for (const point of loop) place.delete(key(point));
  return loop;
}

/** Of the sides that leave a corner, the one next to the inside, which lies to the left of the side arriving. */
function keepingInside({ from, to }: Side, leaving: readonly Side[]): Side | undefined {
  const back = Math.atan2(from[1] - to[1], from[0] - to[0]);
  const turn = (side: Side) => {
    const angle = Math.atan2(side.to[1] - to[1], side.to[0] - to[0]);
    return (back - angle + 4 * Math.PI) % (2 * Math.PI);
  };
  return [...leaving].sort((a, b) => turn(a) - turn(b))[0];
}

function twiceArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length];
    return sum + x * ny - nx * y;
  }, 0);
}

/** Leaves out corners that lie on a straight line, each with the given chance. */
export function straighten(ring: readonly Point[], random: () => number, chance: number): readonly Point[] {
  const kept = [...ring];
  for (let i = 0; i < kept.length && kept.length > 3; ) {
    const [px, py] = kept[(i + kept.length - 1) % kept.length];
    const [x, y] = kept[i];
    const [nx, ny] = kept[(i + 1) % kept.length];
    const straight = (x - px) * (ny - y) === (nx - x) * (y - py);
    if (straight && random() < chance) kept.splice(i, 1);
    else i++;
  }
  return kept;
}

/** A whole-number linear map of the board into the grid. */
export type BoardMap = (point: Point) => Point;

/** Parts of rings of board points as a polygon in degrees, closed. */
export function onGrid(grid: MetreGrid, parts: readonly (readonly (readonly Point[])[])[], map: BoardMap) {
  const place = (point: Point) => grid.at(...map(point));
  return fromRings(
    parts.map((rings) =>
      rings.map((ring) => {
        const positions = ring.map(place);
        return [...positions, positions[0]];
      }),
    ),
  ) satisfies FlatPolygon;
}
