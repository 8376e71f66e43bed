import type { StateSymbol } from '../../../domain/verdict.ts';

/** Dashes and gaps in line widths, as MapLibre takes them. */
export const DASHES: Record<StateSymbol['line'], number[]> = {
  solid: [1, 0],
  dash: [4, 2],
  dot: [1, 1.5],
  dashdot: [5, 1.5, 1, 1.5],
};
