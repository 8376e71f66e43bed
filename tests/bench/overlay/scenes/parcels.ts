import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import { ORIGIN, seeded } from '../../../unit/geo/synthetic.ts';

/** Side of a parcel in degrees: some 220 m by 280 m, as fields are here. */
export const CELL_DEG = 0.0025;
/** Pieces of each side of a parcel. */
const PIECES = 6;
const VERTICES = 4 * PIECES + 1;
const ONE_RING = Uint32Array.of(VERTICES);
const ONE_PART = Uint32Array.of(1);

/**
 * A gap-free layer of `side × side` crooked parcels of 24 vertices, neighbours on the very same vertices: every side
 * is made once and written into both. The same for the same `side` on every machine.
 */
export function parcels(side: number): FlatPolygon[] {
  const random = seeded(1);
  const jitter = (share: number) => (random() - 0.5) * share * CELL_DEG;
  const corners = new Float64Array(2 * (side + 1) * (side + 1));
  for (let i = 0, at = 0; i <= side; i++) {
    for (let j = 0; j <= side; j++) {
      corners[at++] = ORIGIN.lon + j * CELL_DEG + jitter(0.4);
      corners[at++] = ORIGIN.lat + i * CELL_DEG + jitter(0.4);
    }
  }
  const across = lines(corners, jitter, side, side + 1, side + 1, 1);
  const up = lines(corners, jitter, side + 1, side, side + 1, side + 1);
  return Array.from({ length: side * side }, (_, i) => {
    const column = i % side;
    const row = Math.floor(i / side);
    const coords = new Float64Array(2 * VERTICES);
    forward(across, row * side + column, coords, 0);
    forward(up, row * (side + 1) + column + 1, coords, 1);
    backward(across, (row + 1) * side + column, coords, 2);
    backward(up, row * (side + 1) + column, coords, 3);
    return { coords, ringEnds: ONE_RING, partEnds: ONE_PART };
  });
}

const LINE = 2 * (PIECES + 1);

/** A crooked line from each of `columns × rows` corners to the one `step` further on, packed one after the other. */
function lines(
  corners: Float64Array,
  jitter: (share: number) => number,
  columns: number,
  rows: number,
  stride: number,
  step: number,
): Float64Array {
  const packed = new Float64Array(LINE * columns * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = 2 * (row * stride + column);
      const to = from + 2 * step;
      for (let piece = 0; piece <= PIECES; piece++) {
        const t = piece / PIECES;
        const isEnd = piece === 0 || piece === PIECES;
        for (let k = 0; k < 2; k++) {
          packed[at++] = corners[from + k] * (1 - t) + corners[to + k] * t + (isEnd ? 0 : jitter(0.06));
        }
      }
    }
  }
  return packed;
}

/** Writes a line as the given side of a ring; its end is the beginning of the next side. */
function forward(packed: Float64Array, line: number, ring: Float64Array, side: number): void {
  const from = line * LINE;
  for (let k = 0; k < LINE - 2; k++) ring[2 * PIECES * side + k] = packed[from + k];
}

/** The same against the line's direction, its last vertex included, which closes the ring after the fourth side. */
function backward(packed: Float64Array, line: number, ring: Float64Array, side: number): void {
  const from = line * LINE;
  for (let v = 0; v <= PIECES; v++) {
    ring[2 * (PIECES * side + v)] = packed[from + 2 * (PIECES - v)];
    ring[2 * (PIECES * side + v) + 1] = packed[from + 2 * (PIECES - v) + 1];
  }
}
