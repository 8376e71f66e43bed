import type { StateSymbol } from '../../../domain/verdict.ts';

export type Hatch = StateSymbol['hatch'];
export type Rgb = [red: number, green: number, blue: number];

/** Edge of a pattern tile in device pixels; MapLibre wants a power of two for seamless fills. */
export const HATCH_SIZE = 16;

const SAMPLES = 4;

/** Reads `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Distance to the nearest multiple of `period`. */
const toLine = (value: number, period: number) => {
  const rest = ((value % period) + period) % period;
  return Math.min(rest, period - rest);
};

/** Whether a point of the tile (0..size) is inked. Every rule repeats at the tile's edges, so fills have no seam. */
function inked(hatch: Hatch, x: number, y: number, size: number): boolean {
  const half = size / 2;
  const stroke = size / 12;
  switch (hatch) {
    case 'diagonal':
      return toLine(x + y, half) < stroke;
    case 'back':
      return toLine(x - y, half) < stroke;
    case 'cross':
      return toLine(x + y, size) < stroke || toLine(x - y, size) < stroke;
    case 'horizontal':
      return toLine(y - half / 2, half) < stroke * 0.75;
    case 'dots':
      return (
        Math.hypot(toLine(x - half / 2, size), toLine(y - half / 2, size)) < size / 8 ||
        Math.hypot(toLine(x + half / 2, size), toLine(y + half / 2, size)) < size / 8
      );
    case 'none':
      return false;
  }
}

/** RGBA pixels (not premultiplied, row by row) of one seamless pattern tile, smoothed by supersampling. */
export function hatchPixels(hatch: Hatch, [red, green, blue]: Rgb, size = HATCH_SIZE): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let hits = 0;
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const dx = ((s % SAMPLES) + 0.5) / SAMPLES;
        const dy = (Math.floor(s / SAMPLES) + 0.5) / SAMPLES;
        if (inked(hatch, x + dx, y + dy, size)) hits++;
      }
      pixels.set([red, green, blue, Math.round((255 * hits) / (SAMPLES * SAMPLES))], (y * size + x) * 4);
    }
  }
  return pixels;
}
