import { noise, smoothstep } from '../basis/noise.ts';
import type { Point } from '../basis/plane.ts';
import type { Feature } from '../world/feature.ts';
import { halfWidthAt } from '../world/world.ts';
import { blend, type Canvas, type Colour, fillRing, mix, PIXEL_M, times } from './canvas.ts';
import type { Season } from './season.ts';
import { edgeDistance } from './strokes.ts';

/** Braided channel in a pale flood bed: bars and threads follow the flow. */
export function paintRiver(canvas: Canvas, season: Season, river: Feature, bed: Feature): void {
  if (river.shape.type !== 'line' || bed.shape.type !== 'line') return;
  const { width, height } = canvas;
  const line = river.shape.points.map(canvas.toPixel);
  const reach = (bed.shape.halfWidthM * 1.7) / PIXEL_M;
  const nearest = new Map<number, [distance: number, along: number, side: number]>();
  let travelled = 0;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const dx = bx - ax;
    const dy = by - ay;
    const length = Math.hypot(dx, dy) || 1e-9;
    const c0 = Math.max(0, Math.floor(Math.min(ax, bx) - reach));
    const c1 = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach));
    const r0 = Math.max(0, Math.floor(Math.min(ay, by) - reach));
    const r1 = Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach));
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) {
        const px = c + 0.5 - ax;
        const py = r + 0.5 - ay;
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (length * length)));
        const d = Math.hypot(px - t * dx, py - t * dy);
        if (d > reach) continue;
        const at = r * width + c;
        const known = nearest.get(at);
        if (!known || d < known[0])
          nearest.set(at, [d, travelled + t * length, px * dy - py * dx > 0 ? 1 : -1]);
      }
    }
    travelled += length;
  }
  const wetSand: Colour = mix(season.sand, [120, 108, 86], 0.45);
  for (const [at, [distance, along, side]] of nearest) {
    const [x, y] = canvas.toPlane((at % width) + 0.5, Math.floor(at / width) + 0.5);
    const d = distance * PIXEL_M;
    const s = along * PIXEL_M;
    const across = d * side;
    const bedHalf = halfWidthAt(bed, x, y, 0);
    const channelHalf = halfWidthAt(river, x, y, 0);
    const inBed = 1 - smoothstep(bedHalf - 6, bedHalf + 1, d);
    if (inBed <= 0) continue;
    const streak = noise(s / 120, across / 13, 471) * 0.6 + noise(s / 40, across / 6, 472) * 0.4;
    const green = smoothstep(0.35, 0.95, d / bedHalf + 0.4 * streak);
    blend(canvas, at, mix(mix(season.sand, wetSand, 0.5 + 0.5 * streak), season.marsh, green * 0.8), inBed);
    const braid = noise(s / 170, across / 24, 473) + 0.45 * noise(s / 60, across / 11, 474);
    const flow = 1 - smoothstep(channelHalf - 5, channelHalf + 2, d + 5 * streak);
    const bar = smoothstep(0.3, 0.42, braid) * smoothstep(2, 9, d);
    const wet = flow * (1 - 0.92 * bar);
    const depth = smoothstep(0.45, -0.35, braid) * (1 - smoothstep(0.3, 1, d / channelHalf));
    blend(canvas, at, mix(season.shallow, season.water, depth), wet * 0.95);
  }
}

/** A small water body: damp rim, then deeper towards the middle. */
export function paintPond(canvas: Canvas, season: Season, ring: readonly Point[], lined = false): void {
  const centre = [
    ring.reduce((s, p) => s + p[0], 0) / ring.length,
    ring.reduce((s, p) => s + p[1], 0) / ring.length,
  ] as const;
  const grown = ring.map(
    ([x, y]) => [centre[0] + (x - centre[0]) * 1.16, centre[1] + (y - centre[1]) * 1.16] as const,
  );
  if (!lined)
    fillRing(canvas, grown, (at, c, r, coverage) =>
      blend(canvas, at, season.marsh, coverage * (0.5 + 0.4 * noise(c / 6, r / 6, 482))),
    );
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const d = edgeDistance(ring, c + 0.5, r + 0.5);
    const depth = smoothstep(0.5, 9, d + 3 * noise(c / 11, r / 11, 481));
    const colour =
      d < 2 && lined ? ([96, 92, 88] as const) : mix(season.shallow, season.water, lined ? 0.85 : depth);
    blend(canvas, at, times(colour, 1 + 0.05 * noise(c / 7, r / 3, 483)), coverage);
  });
}
