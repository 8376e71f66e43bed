import type { Concentration } from '../contract.ts';
import type { Expression, Layer } from './spec.ts';
import { zoneSource } from './zoneLayers.ts';

/** Few to many: one hue from pale to dark, told apart by lightness alone (also for colour-blind eyes). */
export const SEQUENCE = ['#ffffcc', '#fed976', '#fd8d3c', '#e31a1c', '#800026'] as const;

const MUTED = '#9aa3af';

/** Colour of a share 0..1 of the highest value. */
export function sequenceColour(share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (SEQUENCE.length - 1);
  const low = Math.min(SEQUENCE.length - 2, Math.floor(at));
  const mix = at - low;
  const part = (hex: string, shift: number) => (Number.parseInt(hex.slice(1), 16) >> shift) & 255;
  const channel = (shift: number) =>
    Math.round(part(SEQUENCE[low]!, shift) * (1 - mix) + part(SEQUENCE[low + 1]!, shift) * mix);
  return `rgb(${channel(16)},${channel(8)},${channel(0)})`;
}

export function highestValue(values: Concentration['values']): number {
  let highest = 0;
  for (const { value, muted } of values?.values() ?? []) if (!muted) highest = Math.max(highest, value);
  return highest;
}

/** Under the control lines: the fill of the townships, or the heat map of the patches. */
export function concentrationLayers(concentration: Concentration): Layer[] {
  return concentration.mode === 'heat' ? [heatLayer()] : choropleth(concentration);
}

function choropleth(concentration: Concentration): Layer[] {
  const highest = highestValue(concentration.values);
  const pairs = [...(concentration.values ?? [])].flatMap(([code, { value, muted }]) => [
    code,
    muted ? MUTED : sequenceColour(highest > 0 ? value / highest : 0),
  ]);
  if (pairs.length === 0) return [];
  const muted = [...(concentration.values ?? [])].filter(([, entry]) => entry.muted).map(([code]) => code);
  const township = { source: zoneSource('township'), 'source-layer': 'township' };
  const isMuted: Expression = ['in', ['get', 'c'], ['literal', muted]];
  return [
    {
      id: 'choropleth-fill',
      type: 'fill',
      ...township,
      paint: {
        'fill-color': ['match', ['to-string', ['get', 'c']], ...pairs, 'rgba(0,0,0,0)'],
        'fill-opacity': ['case', isMuted, 0.35, 0.72],
      },
    },
    {
      id: 'choropleth-muted',
      type: 'fill',
      ...township,
      filter: isMuted,
      paint: { 'fill-pattern': 'muted-hatch', 'fill-opacity': 0.6 },
    },
  ];
}

function heatLayer(): Layer {
  const ramp = SEQUENCE.flatMap((colour, i) => [0.12 + (0.88 * i) / (SEQUENCE.length - 1), colour]);
  return {
    id: 'heat',
    type: 'heatmap',
    source: 'heat',
    paint: {
      'heatmap-weight': ['get', 'w'],
      'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 7, 0.8, 11, 2, 14, 3],
      'heatmap-radius': ['interpolate', ['exponential', 1.6], ['zoom'], 7, 17, 10, 38, 13, 80],
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0,
        'rgba(255,255,204,0)',
        0.03,
        'rgba(255,255,204,0.25)',
        ...ramp,
      ],
      'heatmap-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.85, 15, 0.25],
    },
  };
}
