import type { FlatPolygon } from '../../geo/flat.ts';
import { type FormatError, refuse } from '../error.ts';
import { MAX_VERTICES_PER_FEATURE } from '../limits.ts';
import { flatOf } from '../nestRings.ts';
import type { GeometryKind } from '../reasons.ts';
import { parseCoordinates } from './coordinates.ts';

/** A ring as x, y interleaved. */
type RingXy = number[];

/** What a placemark's geometry elements amount to. */
export type Shapes = {
  polygon: FlatPolygon | null;
  others: Set<GeometryKind>;
  isFromLine: boolean;
  trouble: FormatError | null;
};

/** Degrees: nearer than a millimetre, first and last vertex are meant to be the same. */
const SAME_PLACE = 1e-8;

/**
 * Gathers the geometry of one placemark while its elements open and close: polygons with any number of rings,
 * lone rings, lines and tracks; several of them in a MultiGeometry are one polygon of several parts.
 */
export class ShapeGatherer {
  #file: string;
  #parts: RingXy[][] = [];
  #closedLines: RingXy[] = [];
  #others = new Set<GeometryKind>();
  #trouble: ((name: string) => FormatError) | null = null;
  #polygon: { outer: RingXy[]; inner: RingXy[]; isInner: boolean } | null = null;
  #track: RingXy | null = null;
  #vertices = 0;

  constructor(file: string) {
    this.#file = file;
  }

  open(element: string): void {
    if (element === 'polygon') this.#polygon = { outer: [], inner: [], isInner: false };
    else if (element === 'track') this.#track = [];
    else if (this.#polygon && element === 'innerboundaryis') this.#polygon.isInner = true;
    else if (this.#polygon && element === 'outerboundaryis') this.#polygon.isInner = false;
    else if (element === 'model') this.#others.add('otherGeometry');
  }

  close(element: string): void {
    if (element === 'polygon') this.#endPolygon();
    else if (element === 'track' && this.#track) {
      this.#line(this.#track);
      this.#track = null;
    }
  }

  /** The text of `<coordinates>` inside of `parent` (`linearring`, `linestring`, `point` …). */
  coordinates(text: string, parent: string): void {
    if (parent === 'point') {
      this.#others.add('point');
      return;
    }
    const read = parseCoordinates(text);
    if (!read.ok) {
      const { why, found } = read;
      this.#trouble ??= (name) =>
        why === 'notFinite'
          ? refuse('coordinateNotFinite', this.#file)
          : refuse('kmlCoordinates', this.#file, { name, found });
      return;
    }
    this.#count(read.xy.length / 2);
    if (this.#polygon) {
      if (read.xy.length > 0) this.#polygon[this.#polygon.isInner ? 'inner' : 'outer'].push(read.xy);
    } else if (parent === 'linearring') {
      if (read.xy.length > 0) this.#closedLines.push(read.xy);
    } else this.#line(read.xy);
  }

  /** The text of a `<gx:coord>`: one place of a track, parted by spaces. */
  trackPlace(text: string): void {
    const [x, y] = text.trim().split(/\s+/, 2).map(Number);
    if (!this.#track || x === undefined || y === undefined) return;
    this.#track.push(x, y);
    this.#count(1);
  }

  /** @param name of the placemark, for messages */
  finish(name: string): Shapes {
    const isFromLine = this.#parts.length === 0 && this.#closedLines.length > 0;
    // Beside a polygon, a line is its outline drawn once more.
    const parts = isFromLine ? this.#closedLines.map((ring) => [ring]) : this.#parts;
    return {
      polygon: parts.length > 0 ? flatOf(parts) : null,
      others: this.#others,
      isFromLine,
      trouble: this.#trouble?.(name) ?? null,
    };
  }

  #endPolygon(): void {
    const polygon = this.#polygon;
    this.#polygon = null;
    if (!polygon) return;
    const { outer, inner } = polygon;
    if (outer.length === 0 && inner.length > 0) {
      this.#trouble ??= (name) => refuse('kmlNoOuterRing', this.#file, { name });
    }
    // A second outer ring is against the standard; it can only mean a further part.
    outer.forEach((ring, i) => {
      this.#parts.push(i === 0 ? [ring, ...inner] : [ring]);
    });
  }

  #line(xy: RingXy): void {
    const isClosed =
      xy.length >= 8 &&
      Math.abs(xy[0]! - xy.at(-2)!) <= SAME_PLACE &&
      Math.abs(xy[1]! - xy.at(-1)!) <= SAME_PLACE;
    if (isClosed) this.#closedLines.push(xy);
    else this.#others.add('line');
  }

  #count(vertices: number): void {
    this.#vertices += vertices;
    if (this.#vertices > MAX_VERTICES_PER_FEATURE) {
      throw refuse('tooManyVertices', this.#file, {
        vertices: this.#vertices,
        limit: MAX_VERTICES_PER_FEATURE,
      });
    }
  }
}
