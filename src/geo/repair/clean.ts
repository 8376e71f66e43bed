import type { FlatPolygon } from '../flat.ts';
import { ringsOf } from '../flat.ts';
import { folds } from './side.ts';

/** How much of each kind was put right. */
export type Counts = {
  unclosed: number;
  duplicateVertices: number;
  spike: number;
  degenerateRing: number;
  orientation: number;
};

export const noCounts = (): Counts => ({
  unclosed: 0,
  duplicateVertices: 0,
  spike: 0,
  degenerateRing: 0,
  orientation: 0,
});

/** A ring no broader than rounding makes it, in degrees (about 10 nanometres), is a line. */
const LINE_DEG = 1e-13;

/**
 * Closes rings, takes out repeated vertices, cuts off spikes, drops rings that are only lines (with the holes of an
 * outer one), and turns the rings of a part where a hole turns like its outer ring. Adds to `counts` what it did;
 * where that is nothing the polygon comes back as it is. `null` when no ring is left.
 */
export function cleanPolygon(polygon: FlatPolygon, counts: Counts): FlatPolygon | null {
  const rings = ringsOf(polygon);
  // one vertex more a ring, in case it is not closed
  const coords = new Float64Array(polygon.coords.length + 2 * rings.length);
  const ringEnds: number[] = [];
  const partEnds: number[] = [];
  let at = 0;
  let part = -1;
  let droppedPart = -1;
  let partStart = 0;
  for (const ring of rings) {
    if (ring.part === droppedPart) continue;
    const end = cleanRing(polygon.coords, ring.start, ring.end, coords, at, counts);
    if (end === at) {
      counts.degenerateRing++;
      // holes of an outer ring without area are nothing either
      if (ring.isOuter) droppedPart = ring.part;
      continue;
    }
    if (ring.part !== part) {
      if (part >= 0) partEnds.push(turnPart(coords, ringEnds, partEnds.at(-1) ?? 0, partStart, counts));
      part = ring.part;
      partStart = at;
    }
    ringEnds.push(end);
    at = end;
  }
  if (ringEnds.length === 0) return null;
  partEnds.push(turnPart(coords, ringEnds, partEnds.at(-1) ?? 0, partStart, counts));
  if (Object.values(counts).every((count) => count === 0)) return polygon;
  return {
    coords: coords.slice(0, 2 * at),
    ringEnds: Uint32Array.from(ringEnds),
    partEnds: Uint32Array.from(partEnds),
  };
}

/** Writes a ring, closed, to vertex `to` of `out` and returns the vertex after it; `to` when it is only a line. */
function cleanRing(
  from: Float64Array,
  start: number,
  end: number,
  out: Float64Array,
  to: number,
  counts: Counts,
): number {
  const isClosed = from[2 * start] === from[2 * end - 2] && from[2 * start + 1] === from[2 * end - 1];
  if (!isClosed) counts.unclosed++;
  const last = isClosed ? end - 1 : end;
  let at = to;
  let spikes = 0;
  for (let v = start; v < last; v++) {
    const x = from[2 * v];
    const y = from[2 * v + 1];
    if (at > to && out[2 * at - 2] === x && out[2 * at - 1] === y) {
      counts.duplicateVertices++;
      continue;
    }
    while (at - to >= 2 && folds(out, at - 2, at - 1, x, y)) {
      spikes++;
      at--;
    }
    // out and back to the same vertex: it is there already
    if (at > to && out[2 * at - 2] === x && out[2 * at - 1] === y) continue;
    out[2 * at] = x;
    out[2 * at + 1] = y;
    at++;
  }
  const seam = cleanSeam(out, to, at, counts);
  spikes += seam.spikes;
  at = seam.end;
  if (at - to < 3 || isLine(out, to, at)) return to;
  counts.spike += spikes;
  out[2 * at] = out[2 * to];
  out[2 * at + 1] = out[2 * to + 1];
  return at + 1;
}

/** Where the open ring `[start, end)` comes round to its first vertex there may be repeats and spikes too. */
function cleanSeam(
  out: Float64Array,
  start: number,
  end: number,
  counts: Counts,
): { end: number; spikes: number } {
  let head = start;
  let at = end;
  let spikes = 0;
  while (at - head >= 2) {
    if (out[2 * at - 2] === out[2 * head] && out[2 * at - 1] === out[2 * head + 1]) {
      // what comes together once a spike is off was no repeat in the file
      if (spikes === 0) counts.duplicateVertices++;
      at--;
    } else if (at - head >= 3 && folds(out, at - 2, at - 1, out[2 * head], out[2 * head + 1])) {
      spikes++;
      at--;
    } else if (at - head >= 3 && folds(out, at - 1, head, out[2 * head + 2], out[2 * head + 3])) {
      spikes++;
      head++;
    } else break;
  }
  if (head > start) out.copyWithin(2 * start, 2 * head, 2 * at);
  return { end: start + at - head, spikes };
}

/** Whether the open ring is a line. Not by its own area, which is zero too for a figure of eight. */
function isLine(coords: Float64Array, start: number, end: number): boolean {
  const x0 = coords[2 * start];
  const y0 = coords[2 * start + 1];
  let reach = 0;
  let dx = 0;
  let dy = 0;
  for (let v = start + 1; v < end; v++) {
    const x = coords[2 * v] - x0;
    const y = coords[2 * v + 1] - y0;
    if (x * x + y * y <= reach) continue;
    reach = x * x + y * y;
    dx = x;
    dy = y;
  }
  const breadth = LINE_DEG * Math.sqrt(reach);
  for (let v = start + 1; v < end; v++) {
    const cross = dx * (coords[2 * v + 1] - y0) - dy * (coords[2 * v] - x0);
    if (Math.abs(cross) > breadth) return false;
  }
  return true;
}

/**
 * Turns the last part outer ring counter-clockwise, holes clockwise, if any hole turns like its outer ring.
 * Returns the ring index just past the part.
 */
function turnPart(
  coords: Float64Array,
  ringEnds: readonly number[],
  firstRing: number,
  partStart: number,
  counts: Counts,
): number {
  if (ringEnds.length - firstRing < 2) return ringEnds.length;
  const startOf = (ring: number) => (ring === firstRing ? partStart : ringEnds[ring - 1]);
  const signs = ringEnds.slice(firstRing).map((end, i) => turnOf(coords, startOf(firstRing + i), end));
  if (!signs.slice(1).some((sign) => sign === signs[0])) return ringEnds.length;
  signs.forEach((sign, i) => {
    if (sign === (i === 0 ? 1 : -1)) return;
    reverse(coords, startOf(firstRing + i), ringEnds[firstRing + i]);
    counts.orientation++;
  });
  return ringEnds.length;
}

/** +1 for a ring that runs counter-clockwise, −1 clockwise, 0 for a figure of eight of equal halves. */
function turnOf(coords: Float64Array, start: number, end: number): number {
  const x0 = coords[2 * start];
  const y0 = coords[2 * start + 1];
  let twice = 0;
  for (let v = start + 1; v < end - 1; v++) {
    twice +=
      (coords[2 * v] - x0) * (coords[2 * v + 3] - y0) - (coords[2 * v + 2] - x0) * (coords[2 * v + 1] - y0);
  }
  return Math.sign(twice);
}

function reverse(coords: Float64Array, start: number, end: number): void {
  for (let i = 2 * start, j = 2 * end - 2; i < j; i += 2, j -= 2) {
    const [x, y] = [coords[i], coords[i + 1]];
    coords[i] = coords[j];
    coords[i + 1] = coords[j + 1];
    coords[j] = x;
    coords[j + 1] = y;
  }
}
