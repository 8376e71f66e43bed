import { type FlatPolygon, fromRings } from '../../../../../src/geo/flat.ts';
import { blob, ORIGIN, seeded } from '../../synthetic.ts';
import { type GridPolygon, pickPolygon, placedBoard } from './gridPolygons.ts';
import { type MetreGrid, metreGrid } from './metreGrid.ts';

/** Steps of the grid that everything snapped lies on: more in a row are hard to find on whole metres. */
export const GRID_SIZE = 19;
export const GRID_STEP_M = 8;

export type Pair = [FlatPolygon, FlatPolygon];
/** Polygons to be measured each against each. */
export type Pool = { patches: FlatPolygon[]; zones: FlatPolygon[] };

/** Seeded pairs of joined triangles on the grid; half of them share a board and so their edges. */
export function* boardPairs(seed: number, count: number): Generator<Pair> {
  const grid = metreGrid(GRID_SIZE, GRID_STEP_M);
  const random = seeded(seed);
  for (let i = 0; i < count; i++) {
    const one = placedBoard(grid, random);
    const other = random() < 0.5 ? one : placedBoard(grid, random);
    yield [pickPolygon(grid, one, random).polygon, pickPolygon(grid, other, random).polygon];
  }
}

/** A board and what is picked from it: common triangles are the common area, to be counted. */
export function* countablePairs(seed: number, count: number): Generator<[GridPolygon, GridPolygon]> {
  const grid = metreGrid(GRID_SIZE, GRID_STEP_M);
  const random = seeded(seed);
  for (let i = 0; i < count; i++) {
    const board = placedBoard(grid, random);
    yield [pickPolygon(grid, board, random), pickPolygon(grid, board, random)];
  }
}

/** A star-shaped ring with any slopes, its corners on the grid, perhaps with a hole about the same middle. */
function starOnGrid(grid: MetreGrid, random: () => number): FlatPolygon {
  const radius = 1 + Math.floor((random() * (grid.size - 1)) / 2);
  const middle = () => radius + Math.floor(random() * (grid.size - 2 * radius));
  const [x, y] = [middle(), middle()];
  const directions = 3 + Math.floor(random() * 9);
  const ring = (from: number, to: number) => {
    const corners: [number, number][] = [];
    for (let k = 0; k < directions; k++) {
      const angle = (2 * Math.PI * k) / directions;
      const r = from + (to - from) * random();
      const corner = [x + Math.round(r * Math.cos(angle)), y + Math.round(r * Math.sin(angle))];
      const last = corners.at(-1);
      if (last === undefined || last[0] !== corner[0] || last[1] !== corner[1])
        corners.push(corner as [number, number]);
    }
    const positions = corners.map(([i, j]) => grid.at(i, j));
    return [...positions, positions[0]];
  };
  const outer = ring(0.6 * radius, radius);
  return fromRings([radius > 5 && random() < 0.4 ? [outer, ring(0.2 * radius, 0.5 * radius)] : [outer]]);
}

/** Seeded pools of snapped polygons: boards, slanted boards and stars on one grid, so that degeneracies abound. */
export function* gridPools(
  seed: number,
  count: number,
  each: number,
  isValid: (polygon: FlatPolygon) => boolean,
): Generator<Pool> {
  const grid = metreGrid(GRID_SIZE, GRID_STEP_M);
  const random = seeded(seed);
  const one = (board: ReturnType<typeof placedBoard>): FlatPolygon => {
    for (;;) {
      const kind = random();
      const polygon =
        kind < 0.4
          ? pickPolygon(grid, board, random).polygon
          : kind < 0.7
            ? pickPolygon(grid, placedBoard(grid, random), random).polygon
            : starOnGrid(grid, random);
      if (isValid(polygon)) return polygon;
    }
  };
  for (let p = 0; p < count; p++) {
    const board = placedBoard(grid, random);
    const some = () => Array.from({ length: each }, () => one(board));
    yield { patches: some(), zones: some() };
  }
}

/** Seeded pools of irregular polygons with nothing in common but the place. */
export function* freePools(seed: number, count: number, each: number): Generator<Pool> {
  const random = seeded(seed);
  const one = () => {
    const corners = 3 + Math.floor(random() ** 2 * 60);
    return blob(random, ORIGIN.lon + random() * 0.003, ORIGIN.lat + random() * 0.003, 0.002, corners);
  };
  const some = () => Array.from({ length: each }, one);
  for (let p = 0; p < count; p++) yield { patches: some(), zones: some() };
}
