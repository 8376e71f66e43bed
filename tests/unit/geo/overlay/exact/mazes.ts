import { type FlatPolygon, fromRings } from '../../../../../src/geo/flat.ts';
import { ORIGIN, seeded } from '../../synthetic.ts';
import { joinTriangles, makeBoard, straighten } from './cells.ts';

/** Squares of a raster, row by row, and the polygon they make, as change detection delivers it. */
export type RasterPatch = { side: number; cells: ReadonlySet<number>; polygon: FlatPolygon };

/** Side of a raster square: about 10 m, as of a Sentinel-2 pixel. */
export const PIXEL_DEG = 0.0001;

export const rasterAt = (i: number, j: number): [number, number] => [
  ORIGIN.lon + i * PIXEL_DEG,
  ORIGIN.lat + j * PIXEL_DEG,
];

/** Joins squares of a raster of `side × side`; corners on straight runs are kept unless `straight`. */
export function rasterPatch(side: number, cells: ReadonlySet<number>, straight = false): RasterPatch {
  const board = makeBoard(side, () => 0);
  const triangles = new Set<number>();
  for (const cell of cells) triangles.add(2 * cell).add(2 * cell + 1);
  const parts = joinTriangles(board, triangles).map((rings) =>
    rings.map((ring) => {
      const positions = (straight ? straighten(ring, () => 0, 1) : ring).map(([x, y]) => rasterAt(x, y));
      return [...positions, positions[0]];
    }),
  );
  return { side, cells, polygon: fromRings(parts) };
}

/** A maze of `rooms × rooms` squares joined by doors: one ring of 4 · rooms² vertices around a winding corridor. */
export function mazePatch(rooms: number, seed: number): RasterPatch {
  const random = seeded(seed);
  const side = 2 * rooms + 1;
  const cells = new Set<number>();
  const square = (x: number, y: number) => (2 * y + 1) * side + 2 * x + 1;
  const stack: [number, number][] = [[0, 0]];
  cells.add(square(0, 0));
  while (stack.length > 0) {
    const [x, y] = stack[stack.length - 1];
    const open = [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ].filter(
      ([dx, dy]) =>
        x + dx >= 0 && x + dx < rooms && y + dy >= 0 && y + dy < rooms && !cells.has(square(x + dx, y + dy)),
    );
    if (open.length === 0) {
      stack.pop();
      continue;
    }
    const [dx, dy] = open[Math.floor(random() * open.length)];
    cells.add(square(x, y) + dy * side + dx);
    cells.add(square(x + dx, y + dy));
    stack.push([x + dx, y + dy]);
  }
  return rasterPatch(side, cells);
}

/** Squares by chance: thousands of parts and holes that touch in corners. */
export function speckledPatch(side: number, density: number, seed: number): RasterPatch {
  const random = seeded(seed);
  const cells = new Set<number>();
  for (let cell = 0; cell < side * side; cell++) if (random() < density) cells.add(cell);
  return rasterPatch(side, cells, true);
}
