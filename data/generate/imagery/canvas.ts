import type { Point } from '../basis/plane.ts';

/** Size of a pixel of the detail images, metres. */
export const PIXEL_M = 2.5;

/** An image being painted. Positions are in pixels: column to the right, row down. Colours 0…255. */
export interface Canvas {
  width: number;
  height: number;
  /** Red, green, blue interleaved. */
  rgb: Float32Array;
  /** Plane point to pixel position. */
  toPixel(point: Point): Point;
  /** Pixel position to plane point. */
  toPlane(column: number, row: number): Point;
}

export type Colour = readonly [number, number, number];

/** Mix a colour into a pixel; `alpha` 0…1. */
export function blend({ rgb }: Canvas, at: number, colour: Colour, alpha: number): void {
  const i = at * 3;
  rgb[i]! += (colour[0] - rgb[i]!) * alpha;
  rgb[i + 1]! += (colour[1] - rgb[i + 1]!) * alpha;
  rgb[i + 2]! += (colour[2] - rgb[i + 2]!) * alpha;
}

export const mix = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
export const times = (a: Colour, k: number): Colour => [a[0] * k, a[1] * k, a[2] * k];

const SUB = 4;

/**
 * Visit the pixels a ring covers with the covered share of each, so that edges come out smooth.
 *
 * @param ring pixel positions, open or closed
 */
export function fillRing(
  canvas: Canvas,
  ring: readonly Point[],
  see: (at: number, column: number, row: number, coverage: number) => void,
): void {
  const { width, height } = canvas;
  let top = Infinity;
  let bottom = -Infinity;
  let leftmost = Infinity;
  let rightmost = -Infinity;
  for (const [x, y] of ring) {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    leftmost = Math.min(leftmost, x);
    rightmost = Math.max(rightmost, x);
  }
  const firstRow = Math.max(0, Math.floor(top));
  const lastRow = Math.min(height - 1, Math.floor(bottom));
  const firstColumn = Math.max(0, Math.floor(leftmost));
  const lastColumn = Math.min(width - 1, Math.floor(rightmost));
  if (lastRow < firstRow || lastColumn < firstColumn) return;
  const cover = new Float32Array(lastColumn - firstColumn + 1);
  const cuts: number[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    cover.fill(0);
    for (let s = 0; s < SUB; s++) {
      const y = row + (s + 0.5) / SUB;
      cuts.length = 0;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [xi, yi] = ring[i]!;
        const [xj, yj] = ring[j]!;
        if (yi > y !== yj > y) cuts.push(xi + ((y - yi) / (yj - yi)) * (xj - xi));
      }
      cuts.sort((a, b) => a - b);
      for (let k = 0; k + 1 < cuts.length; k += 2)
        addSpan(cover, cuts[k]! - firstColumn, cuts[k + 1]! - firstColumn);
    }
    for (let c = 0; c < cover.length; c++) {
      if (cover[c]! > 0) see(row * width + firstColumn + c, firstColumn + c, row, Math.min(1, cover[c]!));
    }
  }
}

function addSpan(cover: Float32Array, from: number, to: number): void {
  const a = Math.max(0, from);
  const b = Math.min(cover.length, to);
  if (b <= a) return;
  const first = Math.floor(a);
  const last = Math.min(cover.length - 1, Math.floor(b));
  if (first === last) {
    cover[first]! += (b - a) / SUB;
    return;
  }
  cover[first]! += (first + 1 - a) / SUB;
  for (let c = first + 1; c < last; c++) cover[c]! += 1 / SUB;
  cover[last]! += (b - last) / SUB;
}

/** Fill a ring with one colour. */
export function fillFlat(canvas: Canvas, ring: readonly Point[], colour: Colour, alpha = 1): void {
  fillRing(canvas, ring, (at, _c, _r, coverage) => blend(canvas, at, colour, coverage * alpha));
}

/** Coverage of a stroked line over the whole canvas, strongest wins: strokes may overlap without seams. */
export type Mask = Float32Array;

export const createMask = ({ width, height }: Canvas): Mask => new Float32Array(width * height);

/** Stroke a line into a mask; `halfWidth` in pixels. */
export function strokeMask(canvas: Canvas, mask: Mask, line: readonly Point[], halfWidth: number): void {
  const { width, height } = canvas;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const dx = bx - ax;
    const dy = by - ay;
    const square = dx * dx + dy * dy || 1e-9;
    const reach = halfWidth + 1;
    const c0 = Math.max(0, Math.floor(Math.min(ax, bx) - reach));
    const c1 = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach));
    const r0 = Math.max(0, Math.floor(Math.min(ay, by) - reach));
    const r1 = Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach));
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) {
        const px = c + 0.5 - ax;
        const py = r + 0.5 - ay;
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) / square));
        const coverage = halfWidth + 0.5 - Math.hypot(px - t * dx, py - t * dy);
        const at = r * width + c;
        if (coverage > mask[at]!) mask[at] = Math.min(1, coverage);
      }
    }
  }
}

/** Line moved sideways by `offset` pixels (to the right of its direction on screen when positive). */
export function offsetLine(line: readonly Point[], offset: number): Point[] {
  return line.map(([x, y], i): Point => {
    const [px, py] = line[Math.max(0, i - 1)]!;
    const [qx, qy] = line[Math.min(line.length - 1, i + 1)]!;
    const length = Math.hypot(qx - px, qy - py) || 1;
    return [x - ((qy - py) / length) * offset, y + ((qx - px) / length) * offset];
  });
}

/** Apply a mask: `paint` gets every touched pixel. */
export function eachMasked(mask: Mask, see: (at: number, coverage: number) => void): void {
  for (let at = 0; at < mask.length; at++) if (mask[at]! > 0) see(at, mask[at]!);
}
