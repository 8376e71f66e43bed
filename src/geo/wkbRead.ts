import type { FlatPolygon } from './flat.ts';
import { WkbError } from './wkbError.ts';

type Head = { type: number; dims: number; little: boolean; next: number };
type Counts = { parts: number; rings: number; vertices: number };

const POLYGON = 3;
const MULTIPOLYGON = 6;
const HOST_IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Reads WKB of a polygon or multipolygon from `offset`: ISO (1000 Z, 2000 M, 3000 ZM) and PostGIS EWKB, either
 * byte order. Z and M are dropped, rings without vertices left out. Throws `WkbError`, also before it would
 * reserve memory for vertices that are not there.
 */
export function decodeWkb(bytes: Uint8Array, offset = 0): FlatPolygon {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const counts: Counts = { parts: 0, rings: 0, vertices: 0 };
  eachPolygon(view, offset, (head) => countRings(view, head, counts));
  const polygon = {
    coords: new Float64Array(2 * counts.vertices),
    ringEnds: new Uint32Array(counts.rings),
    partEnds: new Uint32Array(counts.parts),
  };
  const raw = new Uint8Array(polygon.coords.buffer);
  const at: Counts = { parts: 0, rings: 0, vertices: 0 };
  eachPolygon(view, offset, (head) => fillRings(view, bytes, head, polygon, raw, at));
  return polygon;
}

function need(view: DataView, offset: number, size: number): void {
  if (offset + size > view.byteLength) {
    throw new WkbError('truncated', view.byteLength, `ends where ${size} bytes should follow byte ${offset}`);
  }
}

function readHead(view: DataView, offset: number): Head {
  need(view, offset, 5);
  const order = view.getUint8(offset);
  if (order > 1) throw new WkbError('byteOrder', offset, `byte order ${order} is neither 0 nor 1`);
  const little = order === 1;
  const code = view.getUint32(offset + 1, little);
  const iso = code & 0x0fffffff;
  const isoKind = Math.floor(iso / 1000);
  const hasZ = (code & 0x80000000) !== 0 || isoKind === 1 || isoKind === 3;
  const hasM = (code & 0x40000000) !== 0 || isoKind === 2 || isoKind === 3;
  const hasSrid = (code & 0x20000000) !== 0;
  return {
    type: iso % 1000,
    dims: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0),
    little,
    next: offset + (hasSrid ? 9 : 5),
  };
}

/** Calls `visit` for each polygon of the geometry; `visit` returns the offset just past it. */
function eachPolygon(view: DataView, offset: number, visit: (head: Head) => number): void {
  const head = readHead(view, offset);
  if (head.type === POLYGON) {
    visit(head);
    return;
  }
  if (head.type !== MULTIPOLYGON) {
    throw new WkbError('notPolygon', offset, `geometry type ${head.type} is not a polygon`);
  }
  need(view, head.next, 4);
  const parts = view.getUint32(head.next, head.little);
  let at = head.next + 4;
  for (let p = 0; p < parts; p++) {
    const part = readHead(view, at);
    if (part.type !== POLYGON) {
      throw new WkbError('notPolygon', at, `geometry type ${part.type} inside a multipolygon`);
    }
    at = visit(part);
  }
}

function countRings(view: DataView, head: Head, counts: Counts): number {
  need(view, head.next, 4);
  const rings = view.getUint32(head.next, head.little);
  let at = head.next + 4;
  let kept = 0;
  for (let r = 0; r < rings; r++) {
    need(view, at, 4);
    const vertices = view.getUint32(at, head.little);
    at += 4;
    need(view, at, 8 * head.dims * vertices);
    at += 8 * head.dims * vertices;
    counts.vertices += vertices;
    if (vertices > 0) kept++;
  }
  counts.rings += kept;
  if (kept > 0) counts.parts++;
  return at;
}

function fillRings(
  view: DataView,
  bytes: Uint8Array,
  head: Head,
  polygon: { coords: Float64Array; ringEnds: Uint32Array; partEnds: Uint32Array },
  raw: Uint8Array,
  filled: Counts,
): number {
  const rings = view.getUint32(head.next, head.little);
  const ringsBefore = filled.rings;
  const stride = 8 * head.dims;
  let at = head.next + 4;
  for (let r = 0; r < rings; r++) {
    const vertices = view.getUint32(at, head.little);
    at += 4;
    if (head.little && HOST_IS_LITTLE_ENDIAN && head.dims === 2) {
      raw.set(bytes.subarray(at, at + stride * vertices), 16 * filled.vertices);
    } else {
      for (let v = 0; v < vertices; v++) {
        polygon.coords[2 * (filled.vertices + v)] = view.getFloat64(at + stride * v, head.little);
        polygon.coords[2 * (filled.vertices + v) + 1] = view.getFloat64(at + stride * v + 8, head.little);
      }
    }
    at += stride * vertices;
    filled.vertices += vertices;
    if (vertices > 0) polygon.ringEnds[filled.rings++] = filled.vertices;
  }
  if (filled.rings > ringsBefore) polygon.partEnds[filled.parts++] = filled.rings;
  return at;
}
