import { MU_PER_M2 } from '../ellipsoid.ts';

/**
 * From how much on something in a base layer is a fault. The trade leaves what is below about a square metre out of
 * account (边角细缝); it is told all the same, as a sliver.
 */

/** A gap or overlap below this, ㎡, is a sliver. */
export const LEAST_WHOLE_M2 = 1;
/** A zone or gap thinner than this in the mean (2 × area / perimeter), metres, is a sliver: no ditch is so narrow. */
export const SLIVER_WIDTH_M = 0.5;
/** Below this, ㎡ (a hand's breadth square), nothing is told: rounded coordinates leave as much along one edge. */
export const LEAST_FAULT_M2 = 0.01;
/** What is thinner in the mean, metres, was left by rounding: national databases keep coordinates to a millimetre. */
export const RESOLUTION_M = 0.001;
/** Two zones with this share of both in common are one zone that came twice. */
export const SAME_SHARE = 0.9999;
/** 审计 compare areas to 0.01 亩: what differs by more, ㎡, is told. */
export const AREA_DIFFERS_M2 = 0.01 / MU_PER_M2;
/** Side of a cell of the grid on which the account of a covering layer is closed, metres. */
export const CELL_M = 1000;
/** Cells at most; a larger county gets larger cells. */
export const MOST_CELLS = 40_000;
/** Faults of a kind that are kept one by one, the largest; all are counted. */
export const KEPT_A_KIND = 5000;
