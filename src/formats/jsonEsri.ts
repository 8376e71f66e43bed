import { refuse } from './error.ts';
import { checkRing, type JsonGeometry } from './jsonGeometry.ts';
import { isObject, type Json, type JsonObject, short } from './jsonValue.ts';
import * as limits from './limits.ts';
import { flatOf, nestRings, turnOf } from './nestRings.ts';
import type { ReasonCode } from './reasons.ts';

/**
 * A polygon of Esri's JSON (ArcGIS REST): rings in one list, outer ones clockwise, holes the other way.
 * @throws FormatError `geometryBad`, `esriCurves`, `coordinateNotFinite`, `tooManyVertices`
 */
export function esriGeometry(geometry: Json, record: number, file: string): JsonGeometry {
  if (geometry === null || geometry === undefined) return 'missing';
  const bad = (reason: ReasonCode, found: Json = '') =>
    refuse('geometryBad', file, { reason, found: short(found) }, record);
  if (!isObject(geometry)) throw bad('typeIs', geometry);
  if (Array.isArray(geometry.curveRings)) throw refuse('esriCurves', file, {}, record);
  if (geometry.x !== undefined || geometry.points !== undefined) return { kind: 'point' };
  if (geometry.paths !== undefined || geometry.curvePaths !== undefined) return { kind: 'line' };
  const { rings } = geometry;
  if (!Array.isArray(rings)) throw bad('partsNoArray');
  let vertices = 0;
  const flat: number[][] = [];
  for (const ring of rings) {
    vertices += checkRing(ring, record, file, bad);
    if (vertices > limits.MAX_VERTICES_PER_FEATURE) {
      throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES_PER_FEATURE }, record);
    }
    if (ring.length > 0) flat.push(ring.flatMap(([x, y]: number[]) => [x, y]));
  }
  if (flat.length === 0) return 'missing';
  const [first] = flat;
  // Some writers turn all the other way: then the first ring, which is an outer one, tells.
  const isReversed = turnOf(first!) > 0;
  const parts = nestRings(flat, (ring) => turnOf(ring) < 0 !== isReversed);
  if (parts === null) throw bad('tangled');
  return { polygon: flatOf(parts) };
}

/** Attributes as entries; times are milliseconds since 1970 and become ISO text where the fields say so. */
export function esriAttributes(item: JsonObject, times: ReadonlySet<string>): [string, Json][] {
  if (!isObject(item.attributes)) return [];
  return Object.entries(item.attributes).map(([name, value]) => [
    name,
    times.has(name) && typeof value === 'number' ? timeText(value) : value,
  ]);
}

/** Names of the fields that hold times. */
export function timeFields(root: Json): Set<string> {
  const fields = isObject(root) && Array.isArray(root.fields) ? root.fields : [];
  const times = fields.filter((field) => isObject(field) && field.type === 'esriFieldTypeDate');
  return new Set(times.map((field) => String((field as JsonObject).name)));
}

function timeText(ms: number): string | number {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return ms;
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace(/\.000Z$/, 'Z');
}
