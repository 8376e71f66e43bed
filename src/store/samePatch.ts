import { areaM2 } from '../geo/ellipsoid.ts';
import type { FlatPolygon } from '../geo/flat.ts';
import { overlayPair } from '../geo/overlay/overlay.ts';
import type { RawAttributes } from './store.ts';

/** About a millimetre: what another format or another writer makes of the same coordinate. */
const SAME_PLACE_DEG = 1e-8;
/** As much for outlines that begin at another vertex: their difference, by the length of the outline. */
const SAME_PLACE_M = 0.001;
const METRES_PER_DEGREE = 111_000;

/** Whether two outlines are the same ground, whatever format they came in. */
export function isSameOutline(a: FlatPolygon, b: FlatPolygon): boolean {
  if (isSameVertices(a, b)) return true;
  if (a.coords.length !== b.coords.length || a.ringEnds.length !== b.ringEnds.length) return false;
  const [areaA, areaB] = [areaM2(a), areaM2(b)];
  const allowed = SAME_PLACE_M * outlineM(a);
  if (Math.abs(areaA - areaB) > allowed) return false;
  return areaA + areaB - 2 * overlayPair(a, b) <= allowed;
}

function isSameVertices(a: FlatPolygon, b: FlatPolygon): boolean {
  if (a.coords.length !== b.coords.length) return false;
  if (!isSameEnds(a.ringEnds, b.ringEnds) || !isSameEnds(a.partEnds, b.partEnds)) return false;
  return a.coords.every((value, i) => Math.abs(value - b.coords[i]!) <= SAME_PLACE_DEG);
}

const isSameEnds = (a: Uint32Array, b: Uint32Array) =>
  a.length === b.length && a.every((end, i) => end === b[i]);

/** Length of all edges in metres, a little high away from the equator: good enough for a tolerance. */
function outlineM({ coords, ringEnds }: FlatPolygon): number {
  let lengthDeg = 0;
  let start = 0;
  for (const end of ringEnds) {
    for (let v = start + 1; v < end; v++) {
      lengthDeg += Math.hypot(coords[2 * v]! - coords[2 * v - 2]!, coords[2 * v + 1]! - coords[2 * v - 1]!);
    }
    start = end;
  }
  return lengthDeg * METRES_PER_DEGREE;
}

/** Names of the fields whose values differ; a number and the same number as text are one, and so are '' and nothing. */
export function differingFields(before: RawAttributes, after: RawAttributes): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => plain(before, name) !== plain(after, name));
}

function plain(values: RawAttributes, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : null;
  const text = `${value ?? ''}`.trim();
  const number = Number(text);
  // Leading zeros are part of a code; only what is a number as it stands is compared as one.
  return text !== '' && /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? `${number}` : text;
}
