import { type FormatError, refuse } from './error.ts';
import { MAX_LISTED_RECORDS } from './limits.ts';
import type { GeometryKind } from './reasons.ts';
import type { Skipped } from './types.ts';

/**
 * Gathers the records that are no polygons while a file is read, so that the user sees all of them at once
 * (the first 20) instead of one at each try.
 */
export class PolygonsOnly {
  #file: string;
  #missing: number[] = [];
  #others: number[] = [];
  #kinds = new Set<GeometryKind>();
  #skip: boolean;
  /** What was left out so far; stays empty unless that was asked for. */
  readonly skipped: Skipped[] = [];

  constructor(file: string, skipInvalid = false) {
    this.#file = file;
    this.#skip = skipInvalid;
  }

  /** `record` has no geometry, or an empty one. */
  missing(record: number): void {
    if (this.#skip) this.skipped.push({ record, code: 'geometryMissing' });
    else this.#missing.push(record);
  }

  get firstMissing(): number | undefined {
    return this.#missing[0];
  }

  /** `record` has a geometry of another kind. */
  other(record: number, kind: GeometryKind): void {
    if (this.#skip) this.skipped.push({ record, code: 'geometryKind' });
    else this.#others.push(record);
    this.#kinds.add(kind);
  }

  /** `record` has a polygon that cannot be read: leaves it out, or refuses the file with `why`. */
  unreadable(record: number, why: FormatError): void {
    if (!this.#skip) throw why;
    this.skipped.push({ record, code: why.code === 'coordinateNotFinite' ? why.code : 'geometryBad' });
  }

  /** @throws FormatError `geometryKind`, `geometryMissing` when there were any */
  finish(): void {
    if (this.#others.length > 0) {
      const kind = [...this.#kinds].join(',');
      throw refuse('geometryKind', this.#file, { ...listRecords(this.#others), kind }, only(this.#others));
    }
    if (this.#missing.length > 0) {
      throw refuse('geometryMissing', this.#file, listRecords(this.#missing), only(this.#missing));
    }
  }
}

/** `count` and `records` for a message: at most 20 numbers, then an ellipsis. */
export function listRecords(records: number[]): { count: number; records: string } {
  const shown = records.slice(0, MAX_LISTED_RECORDS).join(', ');
  return { count: records.length, records: records.length > MAX_LISTED_RECORDS ? `${shown} …` : shown };
}

/** The record to point at when there is a single one. */
export function only(records: number[]): number | undefined {
  return records.length === 1 ? records[0] : undefined;
}

/** Kinds by OGC WKB type number; polygons are not asked for. */
const WKB_KINDS: Record<number, GeometryKind> = {
  1: 'point',
  2: 'line',
  4: 'point',
  5: 'line',
  7: 'collection',
};

/** Kind of an OGC WKB geometry type, in ISO (+1000 a dimension) or EWKB (high bits) form. */
export function kindOfWkbType(type: number): GeometryKind {
  return WKB_KINDS[(type & 0xffff) % 1000] ?? 'otherGeometry';
}

const GEOJSON_KINDS: Record<string, GeometryKind> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  GeometryCollection: 'collection',
};

/** Kind of a GeoJSON geometry that is not a polygon; undefined for what is no GeoJSON at all. */
export function kindOfGeoJson(type: unknown): GeometryKind | undefined {
  return typeof type === 'string' && Object.hasOwn(GEOJSON_KINDS, type) ? GEOJSON_KINDS[type] : undefined;
}
