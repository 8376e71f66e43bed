import { CELL_M, COLUMNS, FINE, FINE_M, MIN_X, MIN_Y, PLACES, ROWS } from '../world/grid.ts';

/**
 * The county as cells: coarse ones everywhere, fine ones in the detail places. Cells are numbered in one row:
 * first all coarse cells, then the fine cells of each place. A coarse cell under a place is not used.
 */
export interface Patchwork {
  count: number;
  /** Class code of a cell as the caller gave it; 0 is outside the county. */
  code: Uint32Array;
  windows: readonly Window[];
  /** Coarse cell → index of the window that covers it, or −1. */
  windowOf(column: number, row: number): number;
}

/** The fine cells over one place. Columns and rows are counted in fine cells. */
export interface Window {
  firstColumn: number;
  firstRow: number;
  columns: number;
  rows: number;
  offset: number;
}

export const COARSE_COUNT = COLUMNS * ROWS;

function layWindows(): Window[] {
  let offset = COARSE_COUNT;
  return PLACES.map(({ box }) => {
    const window = {
      firstColumn: Math.round((box.minX - MIN_X) / FINE_M),
      firstRow: Math.round((box.minY - MIN_Y) / FINE_M),
      columns: Math.round((box.maxX - box.minX) / FINE_M),
      rows: Math.round((box.maxY - box.minY) / FINE_M),
      offset,
    };
    offset += window.columns * window.rows;
    return window;
  });
}

/** Centre of a cell in the working plane. */
export function cellCentre(windows: readonly Window[], cell: number): [number, number] {
  if (cell < COARSE_COUNT) {
    return [MIN_X + ((cell % COLUMNS) + 0.5) * CELL_M, MIN_Y + (Math.floor(cell / COLUMNS) + 0.5) * CELL_M];
  }
  const window = windows.findLast(({ offset }) => cell >= offset)!;
  const k = cell - window.offset;
  return [
    MIN_X + (window.firstColumn + (k % window.columns) + 0.5) * FINE_M,
    MIN_Y + (window.firstRow + Math.floor(k / window.columns) + 0.5) * FINE_M,
  ];
}

/** Side of a cell in metres. */
export const cellSideM = (cell: number) => (cell < COARSE_COUNT ? CELL_M : FINE_M);

/** Ask `codeAt(x, y)` for every used cell's centre. */
export function fillPatchwork(codeAt: (x: number, y: number) => number): Patchwork {
  const windows = layWindows();
  const last = windows[windows.length - 1]!;
  const count = last.offset + last.columns * last.rows;
  const code = new Uint32Array(count);
  const windowOf = (column: number, row: number) =>
    windows.findIndex(
      (w) =>
        column * FINE >= w.firstColumn &&
        column * FINE < w.firstColumn + w.columns &&
        row * FINE >= w.firstRow &&
        row * FINE < w.firstRow + w.rows,
    );
  for (let row = 0; row < ROWS; row++) {
    const y = MIN_Y + (row + 0.5) * CELL_M;
    for (let column = 0; column < COLUMNS; column++) {
      if (windowOf(column, row) < 0)
        code[row * COLUMNS + column] = codeAt(MIN_X + (column + 0.5) * CELL_M, y);
    }
  }
  for (const w of windows) {
    for (let k = 0; k < w.columns * w.rows; k++) {
      const x = MIN_X + (w.firstColumn + (k % w.columns) + 0.5) * FINE_M;
      const y = MIN_Y + (w.firstRow + Math.floor(k / w.columns) + 0.5) * FINE_M;
      code[w.offset + k] = codeAt(x, y);
    }
  }
  return { count, code, windows, windowOf };
}

/**
 * Visit every pair of used neighbour cells that share a piece of edge. Edges are given on the fine lattice:
 * (i, j) is the lower or left end, `length` in fine units, vertical or horizontal. `left` is the cell on the
 * left when walking east or north, `right` the other.
 */
export function eachEdge(
  { windows, windowOf }: Patchwork,
  see: (left: number, right: number, i: number, j: number, length: number, vertical: boolean) => void,
): void {
  const cellAtFine = (i: number, j: number): number => {
    for (const w of windows) {
      const c = i - w.firstColumn;
      const r = j - w.firstRow;
      if (c >= 0 && r >= 0 && c < w.columns && r < w.rows) return w.offset + r * w.columns + c;
    }
    return Math.floor(j / FINE) * COLUMNS + Math.floor(i / FINE);
  };
  const covered = new Uint8Array(COARSE_COUNT);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++)
      if (windowOf(column, row) >= 0) covered[row * COLUMNS + column] = 1;
  }
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const cell = row * COLUMNS + column;
      if (covered[cell]) continue;
      if (column + 1 < COLUMNS && !covered[cell + 1])
        see(cell, cell + 1, (column + 1) * FINE, row * FINE, FINE, true);
      if (row + 1 < ROWS && !covered[cell + COLUMNS])
        see(cell + COLUMNS, cell, column * FINE, (row + 1) * FINE, FINE, false);
    }
  }
  for (const w of windows) {
    for (let r = 0; r <= w.rows; r++) {
      for (let c = 0; c <= w.columns; c++) {
        const i = w.firstColumn + c;
        const j = w.firstRow + r;
        if (r < w.rows) see(cellAtFine(i - 1, j), cellAtFine(i, j), i, j, 1, true);
        if (c < w.columns) see(cellAtFine(i, j), cellAtFine(i, j - 1), i, j, 1, false);
      }
    }
  }
}
