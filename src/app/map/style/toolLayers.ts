import { LABEL_FONT } from './fontFaces.ts';
import type { Layer } from './spec.ts';
import type { Theme } from './stateExpressions.ts';

/** Townships' names, with the value of the choropleth under them where one is shown. */
export function townshipLabelLayer(theme: Theme): Layer {
  return {
    id: 'township-label',
    type: 'symbol',
    source: 'township-labels',
    maxzoom: 13,
    layout: {
      'text-field': ['get', 'label'],
      'text-font': LABEL_FONT,
      'text-size': ['interpolate', ['linear'], ['zoom'], 7, 11.5, 11, 15],
      'text-max-width': 8,
      'text-line-height': 1.25,
      'symbol-sort-key': ['get', 'order'],
      'text-padding': 6,
    },
    paint: {
      'text-color': theme === 'light' ? '#2b2640' : '#efecf8',
      'text-halo-color': theme === 'light' ? 'rgba(255,255,255,0.9)' : 'rgba(8,10,14,0.85)',
      'text-halo-width': 1.6,
      'text-opacity': ['interpolate', ['linear'], ['zoom'], 12, 1, 13, 0],
    },
  };
}

/** Site of the planner. */
export function siteLayers(): Layer[] {
  return [
    {
      id: 'site-fill',
      type: 'fill',
      source: 'site',
      paint: { 'fill-color': '#06b6d4', 'fill-opacity': 0.18 },
    },
    {
      id: 'site-casing',
      type: 'line',
      source: 'site',
      paint: { 'line-color': '#ffffff', 'line-width': 5, 'line-opacity': 0.9 },
    },
    {
      id: 'site-line',
      type: 'line',
      source: 'site',
      paint: { 'line-color': '#0891b2', 'line-width': 2.4 },
    },
  ];
}

/** What is being measured, and the place that a search found. */
export function sketchLayers(): Layer[] {
  return [
    {
      id: 'measure-fill',
      type: 'fill',
      source: 'measure',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': '#ff6d00', 'fill-opacity': 0.14 },
    },
    {
      id: 'measure-casing',
      type: 'line',
      source: 'measure',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': '#ffffff', 'line-width': 4.5, 'line-opacity': 0.9 },
    },
    {
      id: 'measure-line',
      type: 'line',
      source: 'measure',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': '#e65100', 'line-width': 2.2 },
    },
    {
      id: 'measure-vertex',
      type: 'circle',
      source: 'measure',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 4,
        'circle-color': '#ffffff',
        'circle-stroke-color': '#e65100',
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'measure-label',
      type: 'symbol',
      source: 'measure',
      filter: ['all', ['==', ['geometry-type'], 'Point'], ['has', 'label']],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': LABEL_FONT,
        'text-size': 12,
        'text-anchor': 'left',
        'text-offset': [0.8, 0],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': '#9a3412', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
    },
    {
      id: 'found-ring',
      type: 'circle',
      source: 'found',
      paint: {
        'circle-radius': 9,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 5,
      },
    },
    {
      id: 'found',
      type: 'circle',
      source: 'found',
      paint: {
        'circle-radius': 9,
        'circle-color': 'rgba(43,98,217,0.25)',
        'circle-stroke-color': '#2b62d9',
        'circle-stroke-width': 2.5,
      },
    },
  ];
}
