import type { Bbox, FlatPolygon } from '../flat.ts';
import { rectangle } from './nearPart.ts';
import { CELL_M, MOST_CELLS } from './thresholds.ts';

/** Length of a degree of latitude, near enough to lay out cells. */
const DEGREE_M = 111_000;

/**
 * Cells of about a kilometre between parallels and meridians, whose edges are straight in the equal-area plane too;
 * numbered from the south-west, row by row.
 */
export type Grid = { box: Bbox; columns: number; rows: number; lonDeg: number; latDeg: number };

/** The grid over a box in degrees, with `MOST_CELLS` cells at most. */
export function gridOver(box: Bbox): Grid {
  const [west, south, east, north] = box;
  const narrowing = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const widthM = (east - west) * DEGREE_M * narrowing;
  const heightM = (north - south) * DEGREE_M;
  const sideM = Math.max(CELL_M, Math.sqrt((widthM * heightM) / MOST_CELLS));
  const columns = Math.max(1, Math.min(MOST_CELLS, Math.round(widthM / sideM)));
  const rows = Math.max(1, Math.min(Math.floor(MOST_CELLS / columns), Math.round(heightM / sideM)));
  return { box, columns, rows, lonDeg: (east - west) / columns, latDeg: (north - south) / rows };
}

/** The cell of a number, as a polygon in degrees. */
export function cellOf(grid: Grid, cell: number): FlatPolygon {
  const column = cell % grid.columns;
  const row = Math.floor(cell / grid.columns);
  // A common edge is computed in one way for both of its cells.
  return rectangle([
    lineAt(grid.box[0], grid.box[2], column, grid.columns),
    lineAt(grid.box[1], grid.box[3], row, grid.rows),
    lineAt(grid.box[0], grid.box[2], column + 1, grid.columns),
    lineAt(grid.box[1], grid.box[3], row + 1, grid.rows),
  ]);
}

const lineAt = (from: number, to: number, index: number, count: number) =>
  index === count ? to : from + ((to - from) / count) * index;

/** Numbers of the cells that a box meets. */
export function cellsMeeting({ box, columns, rows, lonDeg, latDeg }: Grid, asked: Bbox): number[] {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(value)));
  if (asked[0] > box[2] || asked[2] < box[0] || asked[1] > box[3] || asked[3] < box[1]) return [];
  const cells: number[] = [];
  const east = clamp((asked[2] - box[0]) / lonDeg, columns);
  const north = clamp((asked[3] - box[1]) / latDeg, rows);
  for (let row = clamp((asked[1] - box[1]) / latDeg, rows); row <= north; row++) {
    for (let column = clamp((asked[0] - box[0]) / lonDeg, columns); column <= east; column++) {
      cells.push(row * columns + column);
    }
  }
  return cells;
}
