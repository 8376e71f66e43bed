import { type Bbox, bbox, type FlatPolygon, fromRings, joinPolygons, vertexCount } from '../flat.ts';
import { robustly } from './robustly.ts';

/** A part with fewer vertices is used whole: cutting it would cost more. */
const SMALL = 1000;
/** Halvings of the polygon's box at most. */
const DEEPEST = 7;

/**
 * A polygon in plane metres of which many boxes are asked for, one after the other: what lies near each is cut out of
 * the part around it, and that is kept. So a boundary of a million vertices is handed to GEOS whole only once. The
 * parts are cells of a halved box that reach half a cell into their neighbours: any box no larger than a cell lies
 * whole in the part of the cell of its centre. Needs `loadGeos`.
 */
export class NearPart {
  readonly #whole: FlatPolygon;
  readonly #box: Bbox | null;
  readonly #parts = new Map<string, FlatPolygon | null>();

  constructor(polygon: FlatPolygon) {
    this.#whole = polygon;
    this.#box = vertexCount(polygon) < SMALL ? null : bbox(polygon);
  }

  /** A polygon that is the same within the box; null for nothing. Beyond the box it may be cut off. */
  of([west, south, east, north]: Bbox): FlatPolygon | null {
    if (!this.#box) return this.#whole;
    const [x0, y0, x1, y1] = this.#box;
    const fits = Math.min((x1 - x0) / (east - west), (y1 - y0) / (north - south));
    const depth = Math.max(0, Math.min(DEEPEST, Math.floor(Math.log2(fits))));
    const cells = 2 ** depth;
    const at = (value: number, from: number, to: number) =>
      Math.max(0, Math.min(cells - 1, Math.floor(((value - from) / (to - from)) * cells)));
    return this.#part(depth, at((west + east) / 2, x0, x1), at((south + north) / 2, y0, y1));
  }

  #part(depth: number, column: number, row: number): FlatPolygon | null {
    if (depth === 0) return this.#whole;
    const key = `${depth}/${column}/${row}`;
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    const around = this.#part(depth - 1, column >> 1, row >> 1);
    const part = around && vertexCount(around) >= SMALL ? this.#cut(around, depth, column, row) : around;
    this.#parts.set(key, part);
    return part;
  }

  #cut(around: FlatPolygon, depth: number, column: number, row: number): FlatPolygon | null {
    const [x0, y0, x1, y1] = this.#box!;
    const width = (x1 - x0) / 2 ** depth;
    const height = (y1 - y0) / 2 ** depth;
    const window = rectangle([
      x0 + (column - 0.5) * width,
      y0 + (row - 0.5) * height,
      x0 + (column + 1.5) * width,
      y0 + (row + 1.5) * height,
    ]);
    const cut = robustly(around, (session, whole) =>
      session.polygons(session.intersection(session.read(window), whole)),
    );
    return cut === null ? around : joinPolygons(cut);
  }
}

/** A box as a polygon, counter-clockwise. */
export function rectangle([west, south, east, north]: Bbox): FlatPolygon {
  return fromRings([[[[west, south], [east, south], [east, north], [west, north], [west, south]]]]); // biome-ignore format: one ring
}
