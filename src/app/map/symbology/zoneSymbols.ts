import type { LayerKind } from '../../../domain/layerKind.ts';
import type { Hatch } from './hatch.ts';

/**
 * How a control layer is drawn, by the trade's conventions: 永农 yellow, 红线 green with a red outline, 城镇开发边界
 * magenta. `fill: 'class'` takes the colour from the class table. `fillShare` is the part of the layer's opacity
 * that its fill gets; lines stay stronger than fills so that the ground under them can be read.
 */
export type ZoneSymbol = {
  fill: string | 'class' | null;
  fillShare: number;
  line: { colour: string; widthPx: number; dash?: number[] };
  hatch?: { pattern: Hatch; colour: string };
  /** Lowest zoom (MapLibre's) at which it makes sense to draw it. */
  minZoom: number;
  /** Zone names are written from this zoom up; none where they would only crowd. */
  label?: { field: 'n' | 'cn'; minZoom: number };
};

export const ZONE_SYMBOLS: Record<Exclude<LayerKind, 'township'>, ZoneSymbol> = {
  permanentFarmland: {
    fill: '#fff000',
    fillShare: 1,
    line: { colour: '#b8a400', widthPx: 0.8 },
    minZoom: 6,
  },
  ecologicalRedLine: {
    fill: '#2e9f4b',
    fillShare: 0.8,
    line: { colour: '#e02020', widthPx: 1.8 },
    minZoom: 6,
    label: { field: 'n', minZoom: 11 },
  },
  urbanBoundary: {
    fill: '#ff8ad8',
    fillShare: 0.3,
    line: { colour: '#d6009a', widthPx: 2.2 },
    minZoom: 6,
    label: { field: 'cn', minZoom: 12 },
  },
  planningZone: {
    fill: 'class',
    fillShare: 1,
    line: { colour: '#6b7078', widthPx: 0.7 },
    minZoom: 6,
    label: { field: 'cn', minZoom: 12.5 },
  },
  landUse: {
    fill: 'class',
    fillShare: 1,
    line: { colour: '#7b7468', widthPx: 0.4 },
    minZoom: 10,
    label: { field: 'cn', minZoom: 14.5 },
  },
  basicGrassland: {
    fill: '#9acd32',
    fillShare: 0.55,
    line: { colour: '#4d7c0f', widthPx: 1, dash: [6, 2] },
    hatch: { pattern: 'dots', colour: '#4d7c0f' },
    minZoom: 6,
  },
  approval: {
    fill: '#60a5fa',
    fillShare: 0.6,
    line: { colour: '#1d4ed8', widthPx: 1.5 },
    minZoom: 9,
    label: { field: 'n', minZoom: 13.5 },
  },
  miningRight: {
    fill: '#b07a4a',
    fillShare: 0.25,
    line: { colour: '#7c3f12', widthPx: 1.8, dash: [5, 1.5, 1, 1.5] },
    hatch: { pattern: 'diagonal', colour: '#7c3f12' },
    minZoom: 7,
    label: { field: 'n', minZoom: 10.5 },
  },
};
