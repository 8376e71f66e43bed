import { hash2 } from './random.ts';

const GRADIENT_X = new Float64Array(16);
const GRADIENT_Y = new Float64Array(16);
for (let i = 0; i < 16; i++) {
  GRADIENT_X[i] = Math.cos((i / 16) * 2 * Math.PI);
  GRADIENT_Y[i] = Math.sin((i / 16) * 2 * Math.PI);
}

/** Gradient noise at (x, y), about −1…1, period-free; `seed` chooses the field. */
export function noise(x: number, y: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const fx = x - ix;
  const fy = y - iy;
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const g00 = hash2(ix, iy, seed) & 15;
  const g10 = hash2(ix + 1, iy, seed) & 15;
  const g01 = hash2(ix, iy + 1, seed) & 15;
  const g11 = hash2(ix + 1, iy + 1, seed) & 15;
  const n00 = GRADIENT_X[g00]! * fx + GRADIENT_Y[g00]! * fy;
  const n10 = GRADIENT_X[g10]! * (fx - 1) + GRADIENT_Y[g10]! * fy;
  const n01 = GRADIENT_X[g01]! * fx + GRADIENT_Y[g01]! * (fy - 1);
  const n11 = GRADIENT_X[g11]! * (fx - 1) + GRADIENT_Y[g11]! * (fy - 1);
  const low = n00 + u * (n10 - n00);
  return 1.5 * (low + v * (n01 + u * (n11 - n01) - low));
}

/** Sum of `octaves` noises, each half as strong and twice as fine as the one before; about −1…1. */
export function fbm(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let strength = 1;
  let total = 0;
  for (let i = 0; i < octaves; i++) {
    sum += strength * noise(x, y, seed + i * 101);
    total += strength;
    strength *= 0.5;
    x = x * 2 + 17.3;
    y = y * 2 - 9.1;
  }
  return sum / total;
}

/** 0 below `low`, 1 above `high`, a smooth step between. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
