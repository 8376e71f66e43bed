import type { FlatPolygon } from '../../../../../src/geo/flat.ts';
import { type Board, type BoardMap, joinTriangles, makeBoard, onGrid, straighten } from './cells.ts';
import type { MetreGrid } from './metreGrid.ts';

/** A polygon in degrees whose corners lie exactly on a metre grid. */
export type GridPolygon = { polygon: FlatPolygon; triangles: ReadonlySet<number> };

/** Whole-number maps that skew, turn and mirror a board; the grid must be this many steps wide for each square. */
const MAPS: { reach: number; map: (size: number) => BoardMap }[] = [
  {
    reach: 1,
    map:
      () =>
      ([x, y]) => [x, y],
  },
  {
    reach: 2,
    map:
      () =>
      ([x, y]) => [2 * x, 2 * y],
  },
  {
    reach: 2,
    map:
      () =>
      ([x, y]) => [x + y, 2 * y],
  },
  {
    reach: 2,
    map:
      (n) =>
      ([x, y]) => [x - y + n, x + y],
  },
  {
    reach: 3,
    map:
      () =>
      ([x, y]) => [2 * x + y, x + 2 * y],
  },
  {
    reach: 3,
    map:
      (n) =>
      ([x, y]) => [x + 2 * y, 2 * x - y + n],
  },
  {
    reach: 3,
    map:
      (n) =>
      ([x, y]) => [3 * (n - x), y + 2 * x],
  },
];

/** A board laid into the grid at a seeded place and slant. */
export function placedBoard(grid: MetreGrid, random: () => number): { board: Board; map: BoardMap } {
  const size = 2 + Math.floor(random() * 4);
  const room = grid.size - 1;
  const fitting = MAPS.filter(({ reach }) => reach * size <= room);
  const { reach, map } = fitting[Math.floor(random() * fitting.length)];
  const apply = map(size);
  const spare = room - reach * size;
  const [dx, dy] = [0, 0].map(() => Math.floor(random() * (spare + 1)));
  return {
    board: makeBoard(size, random),
    map: (point) => {
      const [x, y] = apply(point);
      return [x + dx, y + dy];
    },
  };
}

/** A seeded set of the board's triangles as a valid polygon: several parts, holes, touching corners. */
export function pickPolygon(
  grid: MetreGrid,
  { board, map }: { board: Board; map: BoardMap },
  random: () => number,
): GridPolygon {
  const count = 2 * board.size * board.size;
  const density = 0.15 + 0.8 * random();
  const triangles = new Set<number>();
  for (let t = 0; t < count; t++) if (random() < density) triangles.add(t);
  if (triangles.size === 0) triangles.add(Math.floor(random() * count));
  const straightness = [0, 0.5, 1][Math.floor(random() * 3)];
  const parts = joinTriangles(board, triangles).map((rings) =>
    rings.map((ring) => straighten(ring, random, straightness)),
  );
  return { polygon: onGrid(grid, parts, map), triangles };
}
