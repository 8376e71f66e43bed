import type { FlatPolygon } from '../flat.ts';
import { GeosFailure } from '../geos/module.ts';
import { type GeosSession, type Handle, withGeos } from '../geos/session.ts';

/** Where GEOS cannot do it exactly it works on a grid of this size, metres. */
const GRID_M = 1e-6;

/**
 * Runs `use` on a polygon in plane metres with GEOS: exactly, else on a grid. Null when neither goes, for one bad
 * polygon must not stop the check of a layer. Needs `loadGeos` before.
 */
export function robustly<T>(
  polygon: FlatPolygon,
  use: (session: GeosSession, polygon: Handle) => T,
): T | null {
  for (const gridM of [0, GRID_M]) {
    try {
      return withGeos(polygon, gridM, use);
    } catch (error) {
      // Not loaded is the caller's mistake; but a library that broke down just now is not there for the grid either.
      if (gridM === 0 && !(error instanceof GeosFailure)) throw error;
    }
  }
  return null;
}
