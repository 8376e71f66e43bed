import { ANNOTATION_KINDS } from '../annotation.ts';
import { ANNOTATION_SYMBOLS } from '../symbology/annotationSymbols.ts';
import { DASHES } from '../symbology/dash.ts';
import { LABEL_FONT } from './fontFaces.ts';
import type { Expression, Layer } from './spec.ts';

export const annotationHatch = (kind: string) => `annotation-hatch-${kind}`;

const byKind = (
  value: (kind: (typeof ANNOTATION_KINDS)[number]) => unknown,
  otherwise: unknown,
): Expression => [
  'match',
  ['get', 'kind'],
  ...ANNOTATION_KINDS.flatMap((kind) => [kind, value(kind)]),
  otherwise,
];
const isType = (type: string): Expression => ['==', ['geometry-type'], type];
const NOT_POINT: Expression = ['!=', ['geometry-type'], 'Point'];

/** Gaps, overlaps, uncovered ground, axes and widths: hatched, outlined over a white casing, labelled. */
export function annotationLayers(): Layer[] {
  const source = 'annotation';
  const colour = byKind((kind) => ANNOTATION_SYMBOLS[kind].colour, '#111827');
  const hatched = ANNOTATION_KINDS.filter((kind) => ANNOTATION_SYMBOLS[kind].hatch !== 'none');
  return [
    {
      id: 'annotation-fill',
      type: 'fill',
      source,
      filter: isType('Polygon'),
      paint: { 'fill-color': colour, 'fill-opacity': 0.06, 'fill-antialias': false },
    },
    ...hatched.map(
      (kind): Layer => ({
        id: `annotation-hatch-${kind}`,
        type: 'fill',
        source,
        filter: ['all', isType('Polygon'), ['==', ['get', 'kind'], kind]],
        paint: { 'fill-pattern': annotationHatch(kind), 'fill-opacity': 0.8 },
      }),
    ),
    {
      // A sliver is thinner than a pixel: its outline is what can be seen of it.
      id: 'annotation-casing',
      type: 'line',
      source,
      filter: NOT_POINT,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': '#ffffff', 'line-width': 5, 'line-opacity': 0.9 },
    },
    {
      id: 'annotation-line',
      type: 'line',
      source,
      filter: NOT_POINT,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-width': byKind((kind) => (kind === 'widthMark' ? 3 : 2.2), 2.2),
        'line-dasharray': byKind(
          (kind) => ['literal', ANNOTATION_SYMBOLS[kind].dash ?? DASHES.solid],
          ['literal', DASHES.solid],
        ),
      },
    },
    {
      // From afar a road is a few pixels wide: the ring says where the label's line is.
      id: 'annotation-mark',
      type: 'circle',
      source,
      filter: isType('Point'),
      paint: {
        'circle-radius': 5,
        'circle-color': 'rgba(255,255,255,0.35)',
        'circle-stroke-color': colour,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'annotation-label',
      type: 'symbol',
      source,
      filter: ['all', isType('Point'), ['has', 'label']],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': LABEL_FONT,
        'text-size': 12.5,
        'text-variable-anchor-offset': [
          'case',
          ['==', ['get', 'side'], 'above'],
          ['literal', ['bottom', [0, -0.9], 'top', [0, 0.9], 'left', [0.9, 0], 'right', [-0.9, 0]]],
          ['literal', ['left', [0.9, 0], 'right', [-0.9, 0], 'bottom', [0, -0.9], 'top', [0, 0.9]]],
        ],
        'text-justify': 'auto',
        // All three widths are always written; where they are close they look for room first.
        'text-allow-overlap': true,
        'text-max-width': 20,
      },
      paint: { 'text-color': '#7a003d', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
    },
  ];
}
