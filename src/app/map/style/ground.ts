import type { Layer } from './spec.ts';
import type { Theme } from './stateExpressions.ts';

/** The plain ground under everything. */
export const GROUND: Record<Theme, string> = { light: '#e9e6df', dark: '#161b21' };

/** A wash over all that lies outside the county, so that the county stands out of its imagery. */
export const outsideLayer = (theme: Theme): Layer => ({
  id: 'outside',
  type: 'raster',
  source: 'outside',
  // The tiles are white: the theme only turns their brightness, so that they need not be drawn again.
  paint: {
    'raster-opacity': 0.66,
    'raster-brightness-max': theme === 'light' ? 0.9 : 0.09,
    'raster-fade-duration': 0,
  },
});
