import { type ErrorParams, FormatError, refuse } from './error.ts';
import * as limits from './limits.ts';
import type { GeometryKind, ReasonCode } from './reasons.ts';
import type { LayerGeometry, ReadNote } from './types.ts';

/**
 * Walks a .shp record by record (ESRI Shapefile Technical Description, 1998) and checks that every number in
 * it fits the bytes, before GDAL sees the file: GDAL turns a damaged record into "no geometry", which would
 * hide where and why. The .shx is made anew from this walk, so that a stale or damaged index cannot
 * lead to the wrong geometry.
 */
export type ShpWalk = {
  /** The file up to its last record, with the header's length made right. */
  shp: Uint8Array;
  shx: Uint8Array;
  records: number;
  /** Where each record begins. */
  offsets: number[];
  /** 1-based numbers of records without geometry (shape type 0). */
  empty: number[];
  /** 1-based numbers of records with a coordinate that is no number, where they do not refuse the file. */
  notFinite: number[];
  /** 1-based numbers of damaged or foreign records, where they do not refuse the file. */
  bad: number[];
  /** The file ends, or is damaged beyond following, in the record after the last; where that does not refuse it. */
  isCut: boolean;
  /** minX, minY, maxX, maxY over all points, in the file's own units. */
  bbox: [number, number, number, number];
  notes: ReadNote[];
};

const FILE_CODE = 9994;
const HEADER = 100;
/** Bytes before the parts array of a polygon: type, box, two counts. */
const POLYGON_HEAD = 44;
const POLYGON_TYPES = new Set([5, 15, 25]);
const KIND: Record<number, GeometryKind> = {
  1: 'point',
  11: 'point',
  21: 'point',
  8: 'point',
  18: 'point',
  28: 'point',
  3: 'line',
  13: 'line',
  23: 'line',
  31: 'multipatch',
};

/** Kind of geometry that the header states; `unknown` where it is damaged. */
export function shpKind(head: Uint8Array): LayerGeometry {
  if (head.length < 36) return 'unknown';
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const type = view.getInt32(32, true);
  if (view.getInt32(0) !== FILE_CODE) return 'unknown';
  return POLYGON_TYPES.has(type) ? 'polygon' : (KIND[type] ?? 'unknown');
}

/** @throws FormatError `shpHeader`, `shpRecord` (with record), `geometryKind`, `coordinateNotFinite`, `tooMany…` */
export function walkShp(bytes: Uint8Array, file: string, skipInvalid = false): ShpWalk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = checkHeader(view, file);
  const offsets: number[] = [];
  const empty: number[] = [];
  const notFinite: number[] = [];
  const bad: number[] = [];
  let isCut = false;
  const walk = { bbox: [Infinity, Infinity, -Infinity, -Infinity] as ShpWalk['bbox'], vertices: 0 };
  let at = HEADER;
  while (at + 8 <= end) {
    const record = offsets.length + 1;
    const length = view.getUint32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) {
      isCut = skipInvalid && record > 1;
      if (isCut) break;
      throw refuse(
        'shpRecord',
        file,
        { reason: 'recordCut', bytes: length, left: bytes.length - at - 8 },
        record,
      );
    }
    offsets.push(at);
    if (record > limits.MAX_FEATURES)
      throw refuse('tooManyFeatures', file, { features: record, limit: limits.MAX_FEATURES });
    const isEmpty = view.getInt32(at + 8, true) === 0;
    const problem = isEmpty ? null : problemOf(view, at + 8, length, record, file, walk);
    if (isEmpty) empty.push(record);
    else if (problem !== null) {
      if (!skipInvalid) throw problem;
      (problem.code === 'coordinateNotFinite' ? notFinite : bad).push(record);
    }
    at += 8 + length;
  }
  const notes: ReadNote[] = [];
  // Whether records are missing is for the comparison with the .dbf to say.
  if (view.getUint32(24) * 2 > bytes.length) notes.push({ code: 'headerLengthWrong' });
  if (at < bytes.length && !isCut) notes.push({ code: 'trailingBytes', bytes: bytes.length - at });
  const shp = withLength(bytes.subarray(0, at), at);
  const copy = new DataView(shp.buffer);
  // GDAL shall not see what has been found to be damaged: to it these records have no geometry.
  for (const record of bad) copy.setInt32(offsets[record - 1]! + 8, 0, true);
  const shx = makeShx(shp, view, offsets);
  return { shp, shx, records: offsets.length, offsets, empty, notFinite, bad, isCut, bbox: walk.bbox, notes };
}

/** Returns where records end: at the length the header states, as far as there are bytes. */
function checkHeader(view: DataView, file: string): number {
  if (view.byteLength < HEADER)
    throw refuse('shpHeader', file, { reason: 'tooShort', bytes: view.byteLength });
  if (view.getInt32(0) !== FILE_CODE) throw refuse('shpHeader', file, { reason: 'fileCode' });
  const type = view.getInt32(32, true);
  if (!POLYGON_TYPES.has(type)) {
    if (KIND[type]) throw refuse('layerKind', file, { kind: KIND[type] });
    throw refuse('shpHeader', file, { reason: 'shapeType', type });
  }
  const stated = view.getUint32(24) * 2;
  return stated >= HEADER ? Math.min(stated, view.byteLength) : view.byteLength;
}

/** What is wrong with a record; null where all of it is right. @throws FormatError `tooManyVertices` */
function problemOf(...record: Parameters<typeof checkPolygon>): FormatError | null {
  try {
    return checkPolygon(...record) ? null : refuse('coordinateNotFinite', record[4], {}, record[3]);
  } catch (error) {
    if (!(error instanceof FormatError) || error.code === 'tooManyVertices') throw error;
    return error;
  }
}

function checkPolygon(
  view: DataView,
  at: number,
  length: number,
  record: number,
  file: string,
  walk: { bbox: ShpWalk['bbox']; vertices: number },
): boolean {
  const bad = (reason: ReasonCode, params: ErrorParams = {}) =>
    refuse('shpRecord', file, { reason, ...params }, record);
  const type = view.getInt32(at, true);
  if (KIND[type]) throw refuse('geometryKind', file, { count: 1, kind: KIND[type], records: record });
  if (!POLYGON_TYPES.has(type)) throw bad('shapeType', { type });
  if (length < POLYGON_HEAD) throw bad('recordShort', { bytes: length });
  const parts = view.getUint32(at + 36, true);
  const points = view.getUint32(at + 40, true);
  if (POLYGON_HEAD + parts * 4 + points * 16 > length) {
    throw bad('countsDoNotFit', { parts, points, bytes: length });
  }
  if (points > limits.MAX_VERTICES_PER_FEATURE) {
    throw refuse(
      'tooManyVertices',
      file,
      { vertices: points, limit: limits.MAX_VERTICES_PER_FEATURE },
      record,
    );
  }
  walk.vertices += points;
  if (walk.vertices > limits.MAX_VERTICES) {
    throw refuse('tooManyVertices', file, { vertices: walk.vertices, limit: limits.MAX_VERTICES });
  }
  let previous = -1;
  for (let i = 0; i < parts; i++) {
    const start = view.getUint32(at + POLYGON_HEAD + i * 4, true);
    if (start >= points || start <= previous || (i === 0 && start !== 0)) {
      throw bad('ringStart', { ring: i + 1, start, points });
    }
    previous = start;
  }
  return checkPoints(view, at + POLYGON_HEAD + parts * 4, points, walk.bbox);
}

/** Whether all coordinates are numbers; widens the box by them. */
function checkPoints(view: DataView, start: number, points: number, bbox: ShpWalk['bbox']): boolean {
  for (let i = 0, at = start; i < points; i++, at += 16) {
    const x = view.getFloat64(at, true);
    const y = view.getFloat64(at + 8, true);
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
    if (x < bbox[0]) bbox[0] = x;
    if (y < bbox[1]) bbox[1] = y;
    if (x > bbox[2]) bbox[2] = x;
    if (y > bbox[3]) bbox[3] = y;
  }
  return true;
}

function withLength(bytes: Uint8Array, length: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(24, length / 2);
  return copy;
}

function makeShx(shp: Uint8Array, source: DataView, offsets: number[]): Uint8Array {
  const shx = new Uint8Array(HEADER + offsets.length * 8);
  shx.set(shp.subarray(0, HEADER));
  const view = new DataView(shx.buffer);
  view.setUint32(24, shx.length / 2);
  offsets.forEach((offset, i) => {
    view.setUint32(HEADER + i * 8, offset / 2);
    view.setUint32(HEADER + i * 8 + 4, source.getUint32(offset + 4));
  });
  return shx;
}
