import type { Coverage } from '../../api/account.ts';
import type { Width } from '../../api/width.ts';
import { MU_PER_M2 } from '../../geo/ellipsoid.ts';
import { apart } from './figures.ts';

/**
 * Figures that reviewers compare with: 套合 ≥ 95 % and 未套合耕地 < 0.5 亩 (出入口 plots above 2 亩), and 2.0–8.0 m for
 * a northern 农村道路. Facts beside the figures, never a verdict: a person decides.
 */
export const COVERED_AT_LEAST_PERCENT = 95;
export const FARMLAND_BELOW_MU = 0.5;
export const ROAD_WIDTH_M = { from: 2, to: 8 };

/** A figure beside its threshold: both compared unrounded and written so that they do not contradict each other. */
export type Fact = { shown: string; reached: boolean };

export function coveredFact(coverage: Coverage): Fact {
  const percent = coverage.coveredShare * 100;
  return { shown: apart(percent, COVERED_AT_LEAST_PERCENT), reached: percent >= COVERED_AT_LEAST_PERCENT };
}

/** Null while land use is not measured: then nobody knows how much farmland remains. */
export function farmlandFact(coverage: Coverage): Fact | null {
  if (coverage.uncoveredFarmlandM2 === null) return null;
  const mu = coverage.uncoveredFarmlandM2 * MU_PER_M2;
  return { shown: apart(mu, FARMLAND_BELOW_MU), reached: mu < FARMLAND_BELOW_MU };
}

export type WidthFact = {
  /** The three widths as they are written, in m, everywhere. */
  shown: Record<'min' | 'median' | 'max', string>;
  tooNarrow: boolean;
  tooWide: boolean;
};

/** How the narrowest and the widest place stand to the width of a farm road. */
export function roadFact({ minM, medianM, maxM }: Pick<Width, 'minM' | 'medianM' | 'maxM'>): WidthFact {
  const { from, to } = ROAD_WIDTH_M;
  return {
    shown: {
      min: apart(minM, from),
      median: medianM.toFixed(2),
      // Just above 8 m must not be written "8.00".
      max: maxM > to ? apart(-maxM, -to).slice(1) : apart(maxM, to),
    },
    tooNarrow: minM < from,
    tooWide: maxM > to,
  };
}
