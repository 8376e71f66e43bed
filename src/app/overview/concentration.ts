import type { Township } from '../../api/catalog.ts';
import { overview } from '../../domain/overview.ts';
import type { PatchRow } from '../../domain/patch.ts';
import type { Text } from '../../domain/text.ts';
import type { Vocabulary } from '../../domain/verdict.ts';
import { MU_PER_M2 } from '../../geo/ellipsoid.ts';
import { formatMu } from '../../geo/mu.ts';
import type { Concentration } from '../map/contract.ts';
import { percent } from '../text/format.ts';
import type { Subject } from './figures.ts';
import { messages } from './messages.ts';

/**
 * A rate of fewer issued patches than this says more of chance than of the township (1 of 2 is not "50 %"): it is
 * drawn muted. Twenty is our own choice (a rate of 30 % is then known to about ±20 points), stated on screen.
 */
export const MIN_ISSUED = 20;

export type Measure = 'count' | 'area' | 'perPatch';
type Tr = (text: Text, values?: Record<string, string | number>) => string;

export type TownshipValue = {
  code: string;
  /** 宗, 亩 or percent of the issued patches, by the measure. */
  value: number;
  label: string;
  issued: number;
  muted: boolean;
};

/** The value of every township of the county, those without patches too; largest first. */
export function townshipValues(
  townships: readonly Township[],
  rows: readonly PatchRow[],
  vocabulary: Vocabulary,
  subject: Subject,
  measure: Measure,
  tr: Tr,
): TownshipValue[] {
  const groups = new Map(
    overview(rows, vocabulary, (row) => row.townshipCode).map((group) => [group.key, group]),
  );
  return townships
    .map(({ code }) => {
      const group = groups.get(code);
      const counted = group?.[subject] ?? { patches: 0, areaM2: 0 };
      const issued = group?.all.patches ?? 0;
      const { patches, areaM2 } = counted;
      if (measure === 'count') {
        return { code, value: patches, label: tr(messages.countLabel, { n: patches }), issued, muted: false };
      }
      if (measure === 'area') {
        const label = tr(messages.areaLabel, { n: formatMu(areaM2) });
        return { code, value: areaM2 * MU_PER_M2, label, issued, muted: false };
      }
      const label = issued ? `${percent(patches / issued)} (${patches}/${issued})` : tr(messages.noneIssued);
      const value = issued ? (100 * patches) / issued : 0;
      return { code, value, label, issued, muted: issued < MIN_ISSUED };
    })
    .sort((a, b) => Number(a.muted) - Number(b.muted) || b.value - a.value);
}

/** What each patch weighs on the heat map: itself, or its area in ㎡. The map scales the whole. */
export function heatWeights(rows: readonly PatchRow[], measure: Measure): Map<number, number> {
  return new Map(rows.map((row) => [row.id, measure === 'area' ? row.areaM2 : 1]));
}

export function heatConcentration(
  rows: readonly PatchRow[],
  subject: Subject,
  measure: Measure,
  tr: Tr,
): Concentration {
  const unit = tr(measure === 'area' ? messages.unitMu : messages.unitCount);
  const legend = { title: tr(messages.subject[subject]), unit };
  return { mode: 'heat', weights: heatWeights(rows, measure), legend };
}

export function townshipConcentration(
  values: readonly TownshipValue[],
  subject: Subject,
  measure: Measure,
  tr: Tr,
): Concentration {
  const unit = { count: messages.unitCount, area: messages.unitMu, perPatch: messages.unitPerPatch }[measure];
  return {
    mode: 'township',
    values: new Map(values.map(({ code, value, label, muted }) => [code, { value, label, muted }])),
    legend: { title: tr(messages.subject[subject]), unit: tr(unit) },
  };
}
