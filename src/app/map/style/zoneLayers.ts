import type { Layer as CatalogLayer } from '../../../api/catalog.ts';
import { classFillExpression } from '../symbology/classFills.ts';
import { ZONE_SYMBOLS } from '../symbology/zoneSymbols.ts';
import type { LayerSetting } from '../view/layersText.ts';
import { LABEL_FONT } from './fontFaces.ts';
import type { Expression, Layer } from './spec.ts';
import type { Theme } from './stateExpressions.ts';

export const zoneSource = (kind: string) => `zone-${kind}`;
export const zoneHatchImage = (kind: string) => `zone-hatch-${kind}`;

/** Style layers of one control layer, from the bottom up. */
export function zoneLayers(setting: LayerSetting, layer: CatalogLayer, theme: Theme): Layer[] {
  const { kind } = setting;
  if (kind === 'township') return townshipLines(setting.opacity / 100, theme);
  const symbol = ZONE_SYMBOLS[kind];
  const opacity = setting.opacity / 100;
  // Lines keep their strength longer than fills: a faint layer must still show where it ends.
  const lineOpacity = Math.min(1, opacity * 1.8);
  const zone = { source: zoneSource(kind), 'source-layer': kind, minzoom: symbol.minZoom };
  const layers: Layer[] = [];
  if (symbol.fill)
    layers.push({
      id: `${kind}-fill`,
      type: 'fill',
      ...zone,
      paint: {
        'fill-color': symbol.fill === 'class' ? classFillExpression(kind, layer.classes) : symbol.fill,
        'fill-opacity': fillOpacity(opacity * symbol.fillShare),
        // Neighbours share their edges exactly: smoothing each would draw a seam between them.
        'fill-antialias': false,
      },
    });
  if (symbol.hatch)
    layers.push({
      id: `${kind}-hatch`,
      type: 'fill',
      ...zone,
      paint: { 'fill-pattern': zoneHatchImage(kind), 'fill-opacity': opacity * 0.8 },
    });
  const { widthPx } = symbol.line;
  layers.push({
    id: `${kind}-line`,
    type: 'line',
    ...zone,
    minzoom: kind === 'landUse' ? 12 : symbol.minZoom,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': symbol.line.colour,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, widthPx * 0.6, 13, widthPx, 17, widthPx * 1.5],
      'line-opacity': lineOpacity,
      ...(symbol.line.dash && { 'line-dasharray': symbol.line.dash }),
    },
  });
  return layers;
}

/** Close up, where the ground inside a zone is what one looks at, its fill steps back and its outline remains. */
const fillOpacity = (opacity: number): Expression => [
  'interpolate',
  ['linear'],
  ['zoom'],
  13.5,
  opacity,
  15.5,
  opacity * 0.45,
];

/** 行政界: dash-dot over a pale casing. */
function townshipLines(opacity: number, theme: Theme): Layer[] {
  const zone = { source: zoneSource('township'), 'source-layer': 'township' };
  return [
    {
      id: 'township-casing',
      type: 'line',
      ...zone,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': theme === 'light' ? '#ffffff' : '#000000',
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 2.4, 12, 4.5],
        'line-opacity': opacity * 0.6,
      },
    },
    {
      id: 'township-line',
      type: 'line',
      ...zone,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': theme === 'light' ? '#3f3a52' : '#d5d0ea',
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1.1, 12, 2],
        'line-dasharray': [6, 2, 1, 2],
        'line-opacity': opacity,
      },
    },
  ];
}

/** Names of zones; kept above all fills. */
export function zoneLabelLayers(settings: readonly LayerSetting[], theme: Theme): Layer[] {
  return settings.flatMap(({ kind }): Layer[] => {
    const label = kind === 'township' ? undefined : ZONE_SYMBOLS[kind].label;
    if (!label || kind === 'township') return [];
    return [
      {
        id: `${kind}-label`,
        type: 'symbol',
        source: zoneSource(kind),
        'source-layer': kind,
        minzoom: label.minZoom,
        layout: {
          'text-field': ['to-string', ['get', label.field]],
          'text-font': LABEL_FONT,
          'text-size': kind === 'landUse' ? 10.5 : 12,
          'text-max-width': 9,
          // A zone is cut into tiles and would be named in each of them: keep the names apart.
          'text-padding': 24,
        },
        paint: {
          'text-color': theme === 'light' ? darken(ZONE_SYMBOLS[kind].line.colour) : '#f1f1f1',
          'text-halo-color': theme === 'light' ? 'rgba(255,255,255,0.85)' : 'rgba(0,0,0,0.75)',
          'text-halo-width': 1.3,
        },
      },
    ];
  });
}

/** A text colour of the same hue that stays readable on a white halo. */
function darken(hex: string): string {
  const value = Number.parseInt(hex.slice(1), 16);
  const part = (shift: number) => Math.round(((value >> shift) & 255) * 0.72);
  return `rgb(${part(16)},${part(8)},${part(0)})`;
}
