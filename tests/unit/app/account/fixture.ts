import type { Account, AccountLine, Coverage } from '../../../../src/api/account.ts';
import { fill } from '../../../../src/app/text/lang.tsx';
import { MU_PER_M2 } from '../../../../src/geo/ellipsoid.ts';
import { apportion, formatMu } from '../../../../src/geo/mu.ts';

export const tr = (text: { zh: string; en: string }, values?: Record<string, string | number>) =>
  fill(text, 'zh', values);

type Ground = Partial<Record<AccountLine['key'], number | [code: string, name: string, areaM2: number][]>>;
const KEYS = [
  'farmland',
  'otherAgricultural',
  'unused',
  'construction',
  'unclassified',
  'noBase',
  'baseOverlap',
] as const;

/** An account as the server closes it: 亩 by largest remainder over the lines. */
export function accountOf(ground: Ground, change: Partial<Account> = {}): Account {
  const lines = KEYS.map((key) => {
    const given = ground[key] ?? 0;
    const classes =
      typeof given === 'number' ? [] : given.map(([code, name, areaM2]) => ({ code, name, areaM2 }));
    const areaM2 = typeof given === 'number' ? given : given.reduce((sum, one) => sum + one[2], 0);
    return { key, areaM2, classes };
  });
  const totalM2 = lines.reduce((sum, line) => sum + line.areaM2, 0);
  // The overlap is taken off: kept apart, so that this fixture needs no negative part.
  const positive = lines.filter((line) => line.areaM2 >= 0);
  const offMu = lines.filter((line) => line.areaM2 < 0).map((line) => Number(formatMu(line.areaM2)));
  const off = offMu.reduce((sum, mu) => sum + mu, 0);
  const shown = apportion(
    positive.map((line) => line.areaM2 * MU_PER_M2),
    Number(formatMu(totalM2)) - off,
  );
  return {
    layerVersionId: 5,
    label: '2025年度',
    tableVersion: '2026.1',
    codeSystem: 'survey3',
    totalM2,
    totalMu: formatMu(totalM2),
    residualM2: 1.25e-10,
    lines: lines.map((line) => ({
      ...line,
      shownMu: line.areaM2 < 0 ? formatMu(line.areaM2) : shown[positive.indexOf(line)]!.toFixed(2),
    })),
    within: [],
    doubtful: false,
    ...change,
  };
}

export const coverageOf = (change: Partial<Coverage>): Coverage => ({
  kind: 'approval',
  layerVersionId: 9,
  label: '截至2026年10月',
  zones: [],
  coveredM2: 0,
  coveredShare: 0,
  uncoveredM2: 0,
  uncoveredFarmlandM2: 0,
  overlapM2: 0,
  ...change,
});
