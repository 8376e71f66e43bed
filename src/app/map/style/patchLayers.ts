import type { Vocabulary } from '../../../domain/verdict.ts';
import { LABEL_FONT } from './fontFaces.ts';
import type { Expression, Layer } from './spec.ts';
import { stateColour, stateDash, stateHatch, stateMark, type Theme } from './stateExpressions.ts';

/** Outlines appear here (MapLibre zoom); below, patches are points. */
export const OUTLINE_ZOOM = 11;
/** From here up a patch is hollow, so that the ground inside it can be judged. */
const HOLLOW_ZOOM = 14.5;
const POINTS_END_ZOOM = 13.5;

const is = (name: string, yes: unknown, no: unknown): Expression => [
  'case',
  ['boolean', ['feature-state', name], false],
  yes,
  no,
];
const byZoom = (...stops: unknown[]): Expression => ['interpolate', ['linear'], ['zoom'], ...stops];

const patch = { source: 'patch', 'source-layer': 'patch', minzoom: OUTLINE_ZOOM };

/** Patches as outlines: fill and hatch from afar, hollow at close range, halo round the selected one. */
export function patchOutlineLayers(vocabulary: Vocabulary, theme: Theme): Layer[] {
  const colour = stateColour(vocabulary, theme);
  const casing = theme === 'light' ? '#ffffff' : '#0b0f14';
  const width = (extra: number) =>
    byZoom(
      11,
      1.3 + extra,
      15,
      is('hover', 3.4 + extra, 2.3 + extra),
      18,
      is('hover', 4.2 + extra, 3 + extra),
    );
  return [
    {
      id: 'patch-fill',
      type: 'fill',
      ...patch,
      paint: {
        'fill-color': colour,
        'fill-opacity': byZoom(
          OUTLINE_ZOOM,
          0.5,
          HOLLOW_ZOOM - 1,
          is('hover', 0.5, 0.3),
          HOLLOW_ZOOM,
          is('hover', 0.14, 0),
        ),
        'fill-antialias': false,
      },
    },
    {
      id: 'patch-hatch',
      type: 'fill',
      ...patch,
      minzoom: 12,
      maxzoom: HOLLOW_ZOOM + 0.2,
      paint: {
        'fill-pattern': stateHatch(vocabulary, theme),
        'fill-opacity': byZoom(12, 0.7, HOLLOW_ZOOM - 0.5, 0.8, HOLLOW_ZOOM + 0.2, 0),
      },
    },
    {
      id: 'patch-halo',
      type: 'line',
      ...patch,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': theme === 'light' ? '#2b62d9' : '#7aa5ff',
        'line-width': byZoom(11, 8, 15, 11, 18, 14),
        'line-blur': 1.5,
        'line-opacity': is('sel', 0.95, 0),
      },
    },
    {
      id: 'patch-casing',
      type: 'line',
      ...patch,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': casing,
        'line-width': is2(width(2), width(3)),
        'line-opacity': is('sel', 1, 0.75),
      },
    },
    {
      id: 'patch-line',
      type: 'line',
      ...patch,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-width': width(0),
        'line-dasharray': stateDash(vocabulary),
      },
    },
  ];
}

/** Zoom expressions must stand outside: merges two of the same stops into one that depends on the selection. */
function is2(plain: Expression, selected: Expression): Expression {
  return plain.map((part, i) => (i > 3 && i % 2 === 0 ? is('sel', selected[i], part) : part));
}

/** 图斑编号 beside the outline, where there is room for it. */
export function patchLabelLayers(vocabulary: Vocabulary, theme: Theme): Layer[] {
  return [
    {
      id: 'patch-label',
      type: 'symbol',
      // From the points: an outline is cut into tiles and would be named in each of them.
      source: 'patch-points',
      minzoom: 14.6,
      layout: {
        'text-field': ['get', 'code'],
        'text-font': LABEL_FONT,
        'text-size': 11.5,
        'text-variable-anchor': ['center', 'top', 'bottom'],
        'text-radial-offset': 0.4,
        'text-max-width': 30,
      },
      paint: {
        'text-color': stateColour(vocabulary, theme),
        'text-halo-color': theme === 'light' ? '#ffffff' : '#0b0f14',
        'text-halo-width': 1.6,
      },
    },
  ];
}

/** Patches as points, for the whole county: sized gently by area, with the mark of the state inside. */
export function patchPointLayers(vocabulary: Vocabulary, theme: Theme): Layer[] {
  const byArea = (zoomed: number): Expression => [
    'interpolate',
    ['linear'],
    ['sqrt', ['get', 'a']],
    0,
    2.2 * zoomed,
    7,
    4 * zoomed,
    30,
    7 * zoomed,
  ];
  // A patch whose outline is large enough on the screen (some 14 px) needs no point on top of it.
  const small: Expression = ['<', ['get', 'a'], ['step', ['zoom'], 1e9, 11, 260, 12, 65, 13, 16]];
  const points = { source: 'patch-points', maxzoom: POINTS_END_ZOOM, filter: small };
  const fade = byZoom(POINTS_END_ZOOM - 0.7, 1, POINTS_END_ZOOM, 0);
  return [
    {
      id: 'point-halo',
      type: 'circle',
      ...points,
      paint: {
        'circle-radius': byZoom(7, 12, 12, 18),
        'circle-color': theme === 'light' ? '#2b62d9' : '#7aa5ff',
        'circle-blur': 0.35,
        'circle-opacity': is('sel', 0.75, 0),
      },
    },
    {
      id: 'patch-point',
      type: 'circle',
      ...points,
      layout: { 'circle-sort-key': ['-', 0, ['get', 'a']] },
      paint: {
        'circle-radius': byZoom(6.5, byArea(0.45), 8, byArea(0.85), 10, byArea(1.35), 13, byArea(1.7)),
        'circle-color': stateColour(vocabulary, theme),
        'circle-stroke-color': theme === 'light' ? '#ffffff' : '#0b0f14',
        'circle-stroke-width': byZoom(7, is('hover', 2, 0.6), 10, is('sel', 2.5, is('hover', 2.5, 1))),
        'circle-opacity': fade,
        'circle-stroke-opacity': fade,
      },
    },
    {
      id: 'patch-mark',
      type: 'symbol',
      ...points,
      minzoom: 9.5,
      layout: {
        'text-field': stateMark(vocabulary),
        'text-font': LABEL_FONT,
        'text-size': byZoom(9.5, 7, 12, 11),
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: {
        'text-color': theme === 'light' ? '#ffffff' : '#0b0f14',
        'text-opacity': fade,
      },
    },
  ];
}
