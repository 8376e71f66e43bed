import type { Concentration } from '../contract.ts';
import { GROUND_KERNEL_M } from '../patches/heat.ts';
import type { Expression, Layer } from './spec.ts';
import { zoneSource } from './zoneLayers.ts';

/**
 * Few to many: ever darker, so told apart by lightness alone (also by colour-blind eyes), and towards purple, which
 * no sand and no field has.
 */
export const SEQUENCE = ['#fff3b8', '#fdbb5d', '#ee6f57', '#b42d7e', '#4a0d67'] as const;

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

/** MapLibre's kernel is KERNEL_PEAK × exp(−4.5 (distance / radius)²). */
const KERNEL_PEAK = 0.3989;
const KERNEL_ZOOMS = [6, 8, 9.5, 11, 13, 15] as const;

/** Radius of the kernel on the screen: narrow over the whole county, so that single hot spots stay apart. */
function kernelPx(zoom: number): number {
  return 20 * 1.45 ** (zoom - 8);
}

/** The same on the ground, at the latitude of the heat map's scale. */
function kernelM(zoom: number): number {
  return (kernelPx(zoom) * GROUND_KERNEL_M) / (20 * 2 ** (zoom - 8));
}

/** Density at which each colour of the sequence stands; 1 is the hottest place. */
const HEAT_STEPS = [0.11, 0.24, 0.42, 0.68, 1] as const;

const byZoom = (value: (zoom: number) => number): Expression => [
  'interpolate',
  ['exponential', 1.45],
  ['zoom'],
  ...KERNEL_ZOOMS.flatMap((zoom) => [zoom, value(zoom)]),
];

function heatLayer(): Layer {
  return {
    id: 'heat',
    type: 'heatmap',
    source: 'heat',
    paint: {
      'heatmap-weight': ['get', 'w'],
      // Closer in the kernel covers less ground, so fewer patches add up: each then weighs more.
      'heatmap-intensity': byZoom((zoom) => (GROUND_KERNEL_M / kernelM(zoom)) ** 1.3 / KERNEL_PEAK),
      'heatmap-radius': byZoom(kernelPx),
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0.03,
        'rgba(255,243,184,0)',
        // Steps grow towards the top: a few very hot places must not leave the rest of the county one colour.
        ...SEQUENCE.flatMap((colour, i) => [HEAT_STEPS[i], colour]),
      ],
      'heatmap-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0.82, 12, 0.75, 15, 0.25],
    },
  };
}
