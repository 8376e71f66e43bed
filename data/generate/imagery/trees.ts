import type { Point } from '../basis/plane.ts';
import { hashUnit } from '../basis/random.ts';
import { blend, type Canvas, fillRing, times } from './canvas.ts';
import type { Season } from './season.ts';

/** A tree crown of `radius` pixels with its shadow. */
export function tree(
  canvas: Canvas,
  season: Season,
  column: number,
  row: number,
  radius: number,
  tint: number,
): void {
  const { width, height } = canvas;
  const disc = (
    cx: number,
    cy: number,
    r: number,
    see: (at: number, cover: number, dx: number, dy: number) => void,
  ) => {
    for (let y = Math.max(0, Math.floor(cy - r - 1)); y <= Math.min(height - 1, Math.ceil(cy + r)); y++) {
      for (let x = Math.max(0, Math.floor(cx - r - 1)); x <= Math.min(width - 1, Math.ceil(cx + r)); x++) {
        const cover = Math.min(1, Math.max(0, r + 0.5 - Math.hypot(x + 0.5 - cx, y + 0.5 - cy)));
        if (cover > 0) see(y * width + x, cover, x + 0.5 - cx, y + 0.5 - cy);
      }
    }
  };
  const reach = radius * 1.7;
  disc(column + season.shadow[0] * reach, row + season.shadow[1] * reach, radius, (at, cover) =>
    blend(canvas, at, [44, 44, 40], cover * 0.5),
  );
  disc(column, row, radius, (at, cover, dx, dy) => {
    const lit = 1 + 0.18 * ((-season.shadow[0] * dx - season.shadow[1] * dy) / (radius * 0.6 + 0.1));
    blend(
      canvas,
      at,
      times(season.tree, (0.86 + 0.28 * tint) * Math.max(0.7, Math.min(1.3, lit))),
      cover * 0.92,
    );
  });
}

/** Trees along a line every few pixels, now and then one missing. */
export function treeRow(
  canvas: Canvas,
  season: Season,
  line: readonly Point[],
  everyPx: number,
  radius: number,
  seed: number,
): void {
  let carry = 0;
  let serial = 0;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const length = Math.hypot(bx - ax, by - ay);
    while (carry < length) {
      const t = carry / length;
      const draw = hashUnit(serial++, i, seed);
      const x = ax + (bx - ax) * t;
      const y = ay + (by - ay) * t;
      if (draw > 0.16 && x > -4 && y > -4 && x < canvas.width + 4 && y < canvas.height + 4) {
        tree(
          canvas,
          season,
          x + (draw - 0.5) * 0.8,
          y,
          radius * (0.75 + 0.5 * hashUnit(serial, i, seed + 1)),
          draw,
        );
      }
      carry += everyPx;
    }
    carry -= length;
  }
}

/** Trees scattered over a ring. */
export function treesIn(
  canvas: Canvas,
  season: Season,
  ring: readonly Point[],
  everyPx: number,
  radius: number,
  seed: number,
): void {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const spots: Point[] = [];
  fillRing(canvas, ring, (_at, c, r, coverage) => {
    const step = Math.max(1, Math.round(everyPx));
    if (
      coverage > 0.6 &&
      (c - Math.floor(Math.min(...xs))) % step === 0 &&
      (r - Math.floor(Math.min(...ys))) % step === 0
    )
      spots.push([c, r]);
  });
  for (const [x, y] of spots) {
    const draw = hashUnit(x, y, seed);
    if (draw < 0.14) continue;
    tree(
      canvas,
      season,
      x + (draw - 0.5) * everyPx * 0.7,
      y + (hashUnit(x, y, seed + 1) - 0.5) * everyPx * 0.7,
      radius * (0.7 + 0.6 * draw),
      draw,
    );
  }
}
