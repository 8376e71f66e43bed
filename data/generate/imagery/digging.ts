import { noise } from '../basis/noise.ts';
import type { Point } from '../basis/plane.ts';
import { createRng, hashUnit } from '../basis/random.ts';
import { blend, type Canvas, type Colour, fillRing, mix, times } from './canvas.ts';
import type { Season } from './season.ts';
import { castShadow, edgeDistance, heap } from './strokes.ts';

/** Pit with benches: walls lit or shaded by the way they face, flat floors between, a haul ramp, machines. */
export function paintPit(
  canvas: Canvas,
  season: Season,
  ring: readonly Point[],
  style: number,
  rock: Colour,
  floor: Colour,
): void {
  const centre: Point = [
    ring.reduce((s, p) => s + p[0], 0) / ring.length,
    ring.reduce((s, p) => s + p[1], 0) / ring.length,
  ];
  const bench = 7 + 4 * hashUnit(style, 1, 561);
  const ramp = hashUnit(style, 2, 561) * 2 * Math.PI;
  const sunLength = Math.hypot(...season.shadow);
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const x = c + 0.5;
    const y = r + 0.5;
    const d = edgeDistance(ring, x, y) + 1.4 * noise(x / 14, y / 14, 562 + (style % 50));
    const level = d / bench;
    const step = level - Math.floor(level);
    const outward = Math.atan2(y - centre[1], x - centre[0]);
    // A pit wall looks inwards: it is lit where the outward direction runs with the shadow.
    const facing = (Math.cos(outward) * season.shadow[0] + Math.sin(outward) * season.shadow[1]) / sunLength;
    const depth = Math.min(1, level / 4);
    let colour = mix(rock, floor, depth);
    colour = times(colour, 0.97 + 0.08 * noise(x / 8, y / 8, 563) + 0.06 * (hashUnit(c, r, 564) - 0.5));
    if (step < 0.4 && level < 4.4) colour = times(colour, 0.82 + 0.32 * facing);
    const turn = Math.abs(((outward - ramp + level * 0.5 + 5 * Math.PI) % (2 * Math.PI)) - Math.PI);
    if (turn < 1.6 / (Math.hypot(x - centre[0], y - centre[1]) + 3))
      colour = mix(colour, [206, 190, 156], 0.7);
    blend(canvas, at, colour, coverage * 0.98);
  });
}

/** Disturbed ground: scraped, streaked by blades and tracks, with small fresh heaps. */
export function paintScraped(
  canvas: Canvas,
  season: Season,
  ring: readonly Point[],
  angleCos: number,
  angleSin: number,
  style: number,
  colour: Colour,
): void {
  const rng = createRng(style + 21);
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const u = c * angleCos + r * angleSin;
    const v = -c * angleSin + r * angleCos;
    const streak =
      0.06 * noise(u / 16, v / 1.6, 571 + (style % 40)) +
      0.06 * noise(u / 7, v / 7, 572) +
      0.05 * (hashUnit(c, r, 573) - 0.5);
    blend(canvas, at, times(colour, 1 + streak), coverage * 0.95);
  });
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const centre: Point = [
    xs.reduce((a, b) => a + b, 0) / xs.length,
    ys.reduce((a, b) => a + b, 0) / ys.length,
  ];
  const size = Math.sqrt((Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys)));
  for (let k = 0; k < Math.min(9, size / 4); k++) {
    const a = rng.between(0, 6.283);
    const d = rng.next() * size * 0.22;
    heap(
      canvas,
      season,
      centre[0] + Math.cos(a) * d,
      centre[1] + Math.sin(a) * d,
      rng.between(0.8, 1.8),
      times(colour, 0.95),
    );
  }
}

/** Piled material: a body with a lit and a shaded flank and gullies, over its whole outline. */
export function paintSpoil(
  canvas: Canvas,
  season: Season,
  ring: readonly Point[],
  style: number,
  colour: Colour,
): void {
  castShadow(canvas, season, ring, 4);
  const centre: Point = [
    ring.reduce((s, p) => s + p[0], 0) / ring.length,
    ring.reduce((s, p) => s + p[1], 0) / ring.length,
  ];
  const sunLength = Math.hypot(...season.shadow);
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const d = edgeDistance(ring, c + 0.5, r + 0.5);
    const outward = Math.atan2(r + 0.5 - centre[1], c + 0.5 - centre[0]);
    const facing = -(Math.cos(outward) * season.shadow[0] + Math.sin(outward) * season.shadow[1]) / sunLength;
    const flank = Math.max(0, 1 - d / 6);
    const gully = 0.09 * noise(outward * 9, d / 12, 581 + (style % 40)) + 0.07 * noise(c / 5, r / 5, 582);
    blend(canvas, at, times(colour, 1 + 0.34 * facing * flank + gully), coverage * 0.98);
  });
}
