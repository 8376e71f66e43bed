import { type Samples, turn } from './samples.ts';

/** One closed loop of nodes, each at a sample; a sample may be passed more than once. */
export type Loop = { sample: Int32Array; next: Int32Array; previous: Int32Array; size: number };

/**
 * The outer ring with every hole joined to it by a bridge that is walked to and fro, so that what is inside lies to
 * the left of a single loop.
 */
export function makeLoop(samples: Samples): Loop {
  const { ringEnds } = samples;
  const room = samples.x.length + 2 * (ringEnds.length - 1);
  const loop: Loop = {
    sample: new Int32Array(room),
    next: new Int32Array(room),
    previous: new Int32Array(room),
    size: samples.x.length,
  };
  ringEnds.forEach((end, r) => {
    const start = r === 0 ? 0 : ringEnds[r - 1];
    for (let v = start; v < end; v++) {
      loop.sample[v] = v;
      loop.next[v] = v + 1 < end ? v + 1 : start;
      loop.previous[v] = v > start ? v - 1 : end - 1;
    }
  });
  const easternmost = ringEnds.slice(1).map((end, h) => {
    let best = ringEnds[h];
    for (let v = best + 1; v < end; v++) if (samples.ix[v] > samples.ix[best]) best = v;
    return best;
  });
  // From east to west: the ray to the east then only meets what is already joined.
  easternmost.sort((a, b) => samples.ix[b] - samples.ix[a]);
  for (const hole of easternmost) joinHole(samples, loop, hole);
  return loop;
}

function joinHole(samples: Samples, loop: Loop, hole: number): void {
  const anchor = anchorFor(samples, loop, hole);
  if (anchor < 0) return;
  const hole2 = loop.size++;
  const anchor2 = loop.size++;
  loop.sample[hole2] = loop.sample[hole];
  loop.sample[anchor2] = loop.sample[anchor];
  const link = (a: number, b: number) => {
    loop.next[a] = b;
    loop.previous[b] = a;
  };
  const after = loop.next[anchor];
  const before = loop.previous[hole];
  link(anchor, hole);
  link(before, hole2);
  link(hole2, anchor2);
  link(anchor2, after);
}

/** A node of the loop that a hole's easternmost vertex sees; -1 when there is none (a broken outline). */
function anchorFor(samples: Samples, loop: Loop, hole: number): number {
  const { ix, iy } = samples;
  const hx = ix[hole];
  const hy = iy[hole];
  let best = -1;
  let bestX = Infinity;
  for (let a = loop.next[0], first = true; first || a !== loop.next[0]; a = loop.next[a], first = false) {
    const p = loop.sample[a];
    const q = loop.sample[loop.next[a]];
    // what is inside lies left of an edge, so the ones seen from inside go up in the east
    if (iy[p] > hy || iy[q] < hy || iy[p] === iy[q]) continue;
    const x = ix[p] + ((hy - iy[p]) / (iy[q] - iy[p])) * (ix[q] - ix[p]);
    if (x < hx || x >= bestX) continue;
    bestX = x;
    best = ix[p] > ix[q] ? a : loop.next[a];
  }
  return best < 0 ? best : nearestInWedge(samples, loop, hole, best, bestX);
}

/** The ray's edge is seen, its end may not be: the reflex node in between that is least off the ray is. */
function nearestInWedge(samples: Samples, loop: Loop, hole: number, found: number, hitX: number): number {
  const { ix, iy } = samples;
  const hx = ix[hole];
  const hy = iy[hole];
  const p = loop.sample[found];
  const side = Math.sign(iy[p] - hy);
  if (side === 0) return found;
  let best = found;
  let bestSlope = Math.abs(iy[p] - hy) / (ix[p] - hx || 1e-9);
  for (let a = loop.next[found]; a !== found; a = loop.next[a]) {
    const v = loop.sample[a];
    const up = (iy[v] - hy) * side;
    if (up < 0 || ix[v] <= hx || ix[v] > Math.max(ix[p], hitX)) continue;
    if (turn(samples, loop.sample[loop.previous[a]], v, loop.sample[loop.next[a]]) > 0) continue;
    // inside the triangle of hole vertex, hit and end of the edge
    const edge = (ix[p] - hitX) * (iy[v] - hy) - (iy[p] - hy) * (ix[v] - hitX);
    const slope = up / (ix[v] - hx);
    if (edge * side < 0 || slope > bestSlope) continue;
    if (slope < bestSlope || ix[v] < ix[loop.sample[best]]) {
      best = a;
      bestSlope = slope;
    }
  }
  return best;
}
