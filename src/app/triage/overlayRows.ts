import type { OverlayLayer } from '../../api/patches.ts';

/** One line of the overlay table: a class of a layer, or what no zone covers. */
export type OverlayRow = {
  key: string;
  /** '' for the outside row. */
  classCode: string;
  className: string;
  /** Names of the zones behind the figure (approval numbers, protection pieces), for the title. */
  zones: string[];
  areaM2: number;
  share: number;
  outside: boolean;
};

export type OverlayGroup = {
  layer: OverlayLayer;
  rows: OverlayRow[];
  sumM2: number;
  /** Parts and outside add up to the patch. False where zones of the layer lie over each other. */
  closes: boolean;
};

/** Areas below are floating-point rest, not land. */
const REST_M2 = 0.005;
/** Relative: sums of many parts may differ in the last digits. */
const CLOSES_WITHIN = 1e-6;

/** The most serious layers first; what the patch does not touch comes apart, what is not measured yet too. */
export const LAYER_ORDER: readonly string[] = [
  'permanentFarmland',
  'ecologicalRedLine',
  'landUse',
  'planningZone',
  'urbanBoundary',
  'basicGrassland',
  'approval',
  'miningRight',
];

export function overlayGroup(layer: OverlayLayer, patchM2: number): OverlayGroup {
  const classes = new Map<string, OverlayRow>();
  for (const part of layer.parts) {
    const { classCode } = part;
    // Permits have no classes: there the name of the zone (approval number, mine) tells the lines apart.
    const className = part.className || (classCode ? '' : part.name);
    const key = `${classCode}|${className}`;
    let row = classes.get(key);
    if (!row) {
      row = { key, classCode, className, zones: [], areaM2: 0, share: 0, outside: false };
      classes.set(key, row);
    }
    row.areaM2 += part.areaM2;
    if (part.name && part.name !== className && !row.zones.includes(part.name)) row.zones.push(part.name);
  }
  const rows = [...classes.values()].sort((a, b) => b.areaM2 - a.areaM2);
  const coveredM2 = rows.reduce((sum, row) => sum + row.areaM2, 0);
  if (rows.length > 0 && layer.outsideM2 > REST_M2) {
    rows.push({
      key: 'outside',
      classCode: '',
      className: '',
      zones: [],
      areaM2: layer.outsideM2,
      share: 0,
      outside: true,
    });
  }
  for (const row of rows) row.share = patchM2 > 0 ? row.areaM2 / patchM2 : 0;
  const sumM2 = coveredM2 + (layer.outsideM2 > REST_M2 ? layer.outsideM2 : 0);
  const closes = Math.abs(sumM2 - patchM2) <= Math.max(REST_M2, patchM2 * CLOSES_WITHIN);
  return { layer, rows, sumM2, closes };
}

export function overlayGroups(layers: readonly OverlayLayer[], patchM2: number) {
  const rank = (kind: string) => {
    const at = LAYER_ORDER.indexOf(kind);
    return at < 0 ? LAYER_ORDER.length : at;
  };
  const ordered = [...layers].sort((a, b) => rank(a.kind) - rank(b.kind));
  const measured = ordered.filter((layer) => layer.status === 'measured');
  return {
    touched: measured.filter((layer) => layer.parts.length > 0).map((layer) => overlayGroup(layer, patchM2)),
    untouched: measured.filter((layer) => layer.parts.length === 0),
    waiting: ordered.filter((layer) => layer.status === 'waiting'),
  };
}
