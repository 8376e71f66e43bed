import { noise } from '../basis/noise.ts';
import type { Point, Ring } from '../basis/plane.ts';
import type { Rng } from '../basis/random.ts';
import { rectangle, strip } from '../basis/shapes.ts';

function placed(local: readonly Point[], cx: number, cy: number, angle: number): Ring {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return local.map(([u, v]): Point => [cx + u * cos - v * sin, cy + u * sin + v * cos]);
}

/** Gas well pad: a small rectangle, mostly with its stub of access road, as one outline. */
export function wellOutline(cx: number, cy: number, angle: number, rng: Rng): Ring {
  const w = rng.between(24, 68);
  const h = w * rng.between(0.62, 0.85);
  if (rng.chance(0.25)) return rectangle(cx, cy, w, h, angle);
  const length = rng.between(25, 190);
  const half = rng.between(2.4, 3.6);
  const at = rng.between(-w / 3, w / 3);
  const bend = rng.between(-0.3, 0.3) * length;
  const middle = (t: number): Point => [at + bend * t * t, -h / 2 - length * t];
  const steps = Math.max(3, Math.round(length / 22));
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 0; i <= steps; i++) {
    const [u, v] = middle(i / steps);
    const [u2, v2] = middle(i / steps + 0.01);
    const long = Math.hypot(u2 - u, v2 - v);
    const nx = i === 0 ? -1 : (v2 - v) / long;
    const ny = i === 0 ? 0 : -(u2 - u) / long;
    left.push([u + nx * half, v + ny * half]);
    right.push([u - nx * half, v - ny * half]);
  }
  return placed(
    [...left, ...right.reverse(), [w / 2, -h / 2], [w / 2, h / 2], [-w / 2, h / 2], [-w / 2, -h / 2]],
    cx,
    cy,
    angle,
  );
}

/** Photovoltaic array: blocks of rows side by side, stepped at top and bottom as the land allows. */
export function solarOutline(
  cx: number,
  cy: number,
  angle: number,
  rng: Rng,
  columns: number,
  rows: number,
): Ring {
  const blockW = 96;
  const blockH = 62;
  const top: Point[] = [];
  const bottom: Point[] = [];
  let up = rows / 2;
  let down = rows / 2;
  for (let c = 0; c < columns; c++) {
    up = Math.max(1, Math.round(rows / 2 + rng.between(-0.28, 0.28) * rows));
    down = Math.max(1, Math.round(rows / 2 + rng.between(-0.22, 0.22) * rows));
    const u0 = (c - columns / 2) * blockW;
    bottom.push([u0, -down * blockH], [u0 + blockW, -down * blockH]);
    top.push([u0, up * blockH], [u0 + blockW, up * blockH]);
  }
  const ring = [...bottom, ...top.reverse()];
  const lean = ring.filter(([u, v], i) => {
    const [pu, pv] = ring[(i + ring.length - 1) % ring.length]!;
    const [nu, nv] = ring[(i + 1) % ring.length]!;
    const repeated = u === pu && v === pv;
    const straight = (u === pu && u === nu) || (v === pv && v === nv);
    return !repeated && !straight;
  });
  return placed(lean, cx, cy, angle);
}

/** Dug or heaped ground: irregular, longer one way. */
export function raggedOutline(
  cx: number,
  cy: number,
  r: number,
  angle: number,
  seed: number,
  stretch = 1.4,
): Ring {
  const count = Math.max(14, Math.min(48, Math.round(r / 2.6)));
  const local = Array.from({ length: count }, (_, i): Point => {
    const a = (i / count) * Math.PI * 2;
    const k =
      r *
      (1 +
        0.34 * noise(Math.cos(a) * 1.2 + 9, Math.sin(a) * 1.2, seed) +
        0.14 * noise(Math.cos(a) * 3.6, Math.sin(a) * 3.6, seed + 1));
    return [Math.cos(a) * k * Math.sqrt(stretch), (Math.sin(a) * k) / Math.sqrt(stretch)];
  });
  return placed(local, cx, cy, angle);
}

/** Rectangle, sometimes with one corner cut out so that an L remains. */
export function buildingOutline(
  cx: number,
  cy: number,
  width: number,
  height: number,
  angle: number,
  rng: Rng,
): Ring {
  if (rng.chance(0.6)) return rectangle(cx, cy, width, height, angle);
  const w = width / 2;
  const h = height / 2;
  const u = rng.between(-0.1, 0.4) * w;
  const v = rng.between(-0.1, 0.4) * h;
  return placed(
    [
      [-w, -h],
      [w, -h],
      [w, v],
      [u, v],
      [u, h],
      [-w, h],
    ],
    cx,
    cy,
    angle,
  );
}

/** Road strip along a gently bending line from a start in a direction. */
export function roadOutline(
  x: number,
  y: number,
  heading: number,
  lengthM: number,
  halfWidthM: number,
  seed: number,
): { ring: Ring; line: Point[] } {
  const line: Point[] = [[x, y]];
  let direction = heading;
  let px = x;
  let py = y;
  for (let done = 0; done < lengthM; done += 45) {
    direction = heading + 0.55 * noise(done / 700, 1.5, seed) + 0.22 * noise(done / 210, 4.5, seed);
    px += Math.cos(direction) * 45;
    py += Math.sin(direction) * 45;
    line.push([px, py]);
  }
  return { ring: strip(line, halfWidthM), line };
}

/** Circle of a new pivot, as many short chords. */
export function pivotOutline(cx: number, cy: number, r: number): Ring {
  return Array.from(
    { length: 72 },
    (_, i): Point => [cx + r * Math.cos((i / 72) * 2 * Math.PI), cy + r * Math.sin((i / 72) * 2 * Math.PI)],
  );
}
