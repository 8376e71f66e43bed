import type { OverlayLayer } from '../../api/patches.ts';
import { LAYER_KIND_LIST, type LayerKind } from '../../domain/layerKind.ts';
import { TOUCH_TOLERANCE_M2 } from '../../domain/patch.ts';
import { MU_PER_M2 } from '../../geo/ellipsoid.ts';
import { apportion, roundedMu, roundHalfUp } from '../../geo/mu.ts';

/** One class (or zone) of a layer under the site. ㎡ unrounded; `m2` and `mu` as shown, rounded so that they add up. */
export type AccountLine = {
  kind: 'part' | 'outside';
  code: string;
  name: string;
  areaM2: number;
  m2: number;
  mu: number;
  share: number;
  zones: number;
};

/**
 * What one layer says of the site: its lines, what it leaves uncovered, and how the sum stands to the site. `overlapM2` is above zero
 * where zones lie over one another (two approvals for one plot): then the lines add up to more than the site.
 */
export type LayerAccount = {
  layer: OverlayLayer;
  lines: AccountLine[];
  coveredM2: number;
  zones: number;
  overlapM2: number;
};

/** Far below the 0.01 ㎡ that is shown. */
const HAIR_M2 = 1e-4;

/** Read zone by zone (批文, 许可证); the others by class. */
const BY_ZONE: readonly LayerKind[] = ['approval', 'miningRight', 'township'];

/** The layers that a planner asks for first; the order of the report. */
const ORDER: readonly LayerKind[] = [
  'permanentFarmland',
  'ecologicalRedLine',
  'urbanBoundary',
  'planningZone',
  'landUse',
  'basicGrassland',
  'approval',
  'miningRight',
  'township',
];

export function accountOf(layer: OverlayLayer, siteM2: number): LayerAccount {
  const lines = new Map<string, Omit<AccountLine, 'm2' | 'mu' | 'share'>>();
  const byZone = BY_ZONE.includes(layer.kind);
  for (const part of layer.parts) {
    const name = byZone ? part.name || part.className : part.className || part.name;
    const key = byZone ? `${part.zoneId}` : part.classCode || name;
    const line = lines.get(key);
    if (line) {
      line.areaM2 += part.areaM2;
      line.zones += 1;
    } else {
      const code = byZone && part.name ? '' : part.classCode;
      lines.set(key, { kind: 'part', code, name, areaM2: part.areaM2, zones: 1 });
    }
  }
  const parts = [...lines.values()].sort((a, b) => b.areaM2 - a.areaM2);
  const coveredM2 = parts.reduce((sum, line) => sum + line.areaM2, 0);
  const outsideM2 = siteM2 - coveredM2;
  const overlaps = outsideM2 < -TOUCH_TOLERANCE_M2;
  // Parts that cover the site leave a hair of binary rounding, which is nothing that lies uncovered.
  const restM2 = outsideM2 > HAIR_M2 ? outsideM2 : 0;
  const rest = { kind: 'outside', code: '', name: '', areaM2: restM2, zones: 0 } as const;
  return {
    layer,
    lines: rounded(overlaps ? parts : [...parts, rest], siteM2, !overlaps),
    coveredM2: Math.min(coveredM2, siteM2),
    zones: layer.parts.length,
    overlapM2: overlaps ? -outsideM2 : 0,
  };
}

/** Shown areas: by largest remainder where the lines make up the site, else each by itself. */
function rounded(
  lines: readonly Omit<AccountLine, 'm2' | 'mu' | 'share'>[],
  siteM2: number,
  closes: boolean,
): AccountLine[] {
  const m2 = lines.map((line) => line.areaM2);
  const mu = m2.map((area) => area * MU_PER_M2);
  const total = closes ? siteM2 : m2.reduce((sum, area) => sum + area, 0);
  const shownM2 = apportion(m2, total, 0.01);
  const shownMu = apportion(mu, total * MU_PER_M2, 0.01);
  return lines.map((line, i) => ({
    ...line,
    m2: shownM2[i]!,
    mu: shownMu[i]!,
    share: siteM2 > 0 ? line.areaM2 / siteM2 : 0,
  }));
}

/** Accounts of all layers, what matters to a planner first. */
export function accountsOf(overlays: readonly OverlayLayer[], siteM2: number): LayerAccount[] {
  const place = (kind: LayerKind) => ORDER.indexOf(kind);
  return [...overlays].sort((a, b) => place(a.kind) - place(b.kind)).map((layer) => accountOf(layer, siteM2));
}

export const FLAGGED = ['permanentFarmland', 'ecologicalRedLine'] as const satisfies readonly LayerKind[];

/** How the site stands to a control line. 'edge': less than the tolerance, digitising noise. 'unknown': no layer. */
export type Flag = {
  kind: (typeof FLAGGED)[number];
  state: 'touches' | 'edge' | 'clear' | 'unknown';
  /** As the layer's own table shows it, so that one report never gives two figures for one thing. */
  m2: number;
  mu: number;
  share: number;
  zones: number;
};

/** Says what touches, never whether it is allowed: that is for a person to decide. */
export function flagsOf(accounts: readonly LayerAccount[], siteM2: number): Flag[] {
  return FLAGGED.map((kind) => {
    const account = accounts.find(({ layer }) => layer.kind === kind && layer.status === 'measured');
    if (!account) return { kind, state: 'unknown', m2: 0, mu: 0, share: 0, zones: 0 };
    const { coveredM2, zones, overlapM2, lines } = account;
    const state = coveredM2 > TOUCH_TOLERANCE_M2 ? 'touches' : coveredM2 > 0 ? 'edge' : 'clear';
    const parts = lines.filter((line) => line.kind === 'part');
    const shown = (unit: 'm2' | 'mu') =>
      roundHalfUp(
        parts.reduce((sum, line) => sum + line[unit], 0),
        2,
      );
    // Where zones overlap, their sum is more than what is touched.
    const m2 = overlapM2 > 0 ? roundHalfUp(coveredM2, 2) : shown('m2');
    const mu = overlapM2 > 0 ? roundedMu(coveredM2) : shown('mu');
    return { kind, state, m2, mu, share: siteM2 > 0 ? coveredM2 / siteM2 : 0, zones };
  });
}

/** Kinds of which the store has no version: not checked, and said so. */
export function uncheckedKinds(accounts: readonly LayerAccount[]): LayerKind[] {
  const checked = new Set(accounts.map(({ layer }) => layer.kind));
  return LAYER_KIND_LIST.filter((kind) => !checked.has(kind));
}
