import { overlappingPairsSync } from './coveragePairs.ts';
import { areaM2 } from './ellipsoid.ts';
import { bbox, type FlatPolygon, fromRings, joinPolygons } from './flat.ts';
import { GeosFailure, loadGeos } from './geos/module.ts';
import { type GeosSession, type Handle, withGeos } from './geos/session.ts';
import { fromPlane, originOf, type PlaneOrigin, toPlane } from './plane.ts';

/** How zones cover a patch together. Ground under several zones counts once. */
export type UnionCoverage = {
  /** ㎡ of the patch under at least one zone */
  coveredM2: number;
  /** Σ of the zones' parts − `coveredM2`, ㎡: ground counted more than once */
  overlapM2: number;
  /** the patch without the zones, degrees; null where nothing remains */
  uncovered: FlatPolygon | null;
  /** what lies under two zones or more, degrees; null for nothing */
  overlapped: FlatPolygon | null;
};

/** Where GEOS cannot do it exactly it works on a grid of this size, metres. */
const GRID_M = 1e-6;
/** Shapes are put on a grid that no survey sees, metres; hairs that rounding leaves along edges are thinner. */
const SHAPE_GRID_M = 1e-8;
/** Zones are looked at so far beyond the patch's box, metres: their corners there do not touch the patch. */
const MARGIN_M = 1;
/** A piece of ground smaller than this, ㎡ (a square centimetre), is what rounding leaves along an edge: not drawn. */
const LEAST_SHAPE_M2 = 1e-4;

/** Loads what the functions here need; await it before them. */
export function initCoverage(): Promise<void> {
  return loadGeos();
}

/** Area in ㎡ of the patch under at least one of the zones; null where GEOS cannot tell, on a grid neither. */
export function unionM2(patch: FlatPolygon, zones: readonly FlatPolygon[]): number | null {
  return robustly(patch, zones, (session, whole, near) =>
    session.area(session.intersection(whole, session.union(near))),
  );
}

/** Union coverage with its shapes; null where GEOS cannot tell, on a grid neither. Polygons must be valid. */
export function coverage(patch: FlatPolygon, zones: readonly FlatPolygon[]): UnionCoverage | null {
  const origin = originOf(patch);
  const { a, b } = overlappingPairsSync(zones);
  return robustly(patch, zones, (session, whole, near) => {
    const together = session.union(near);
    const coveredM2 = session.area(session.intersection(whole, together));
    const partsM2 = near.reduce((sum, zone) => sum + session.area(session.intersection(whole, zone)), 0);
    const common = Array.from(a, (first, i) => session.intersection(near[first], near[b[i]]));
    // Without the zones rather than without its parts, whose corners are rounded and would leave hairs along its edge.
    const shape = (geometry: Handle) =>
      fromPieces(session.polygons(session.onGrid(geometry, SHAPE_GRID_M)), origin);
    return {
      coveredM2,
      overlapM2: Math.max(0, partsM2 - coveredM2),
      uncovered: shape(session.difference(whole, together)),
      overlapped: shape(session.intersection(whole, session.union(common))),
    };
  });
}

/**
 * Works on the patch and what lies near it of the zones, in a local plane: exactly, else on the grid. Null when
 * neither goes, for one bad polygon must not stop a batch of a hundred thousand.
 */
function robustly<T>(
  patch: FlatPolygon,
  zones: readonly FlatPolygon[],
  work: (session: GeosSession, whole: Handle, near: Handle[]) => T,
): T | null {
  const origin = originOf(patch);
  const local = toPlane(patch, origin);
  const frame = frameAround(local);
  for (const gridM of [0, GRID_M]) {
    try {
      return withGeos(local, gridM, (session, whole) => {
        const window = session.read(frame);
        const near = zones.map((zone) => session.intersection(window, session.read(toPlane(zone, origin))));
        return work(session, whole, near);
      });
    } catch (error) {
      // Not loaded is the caller's mistake; but a library that broke down just now is not there for the grid either.
      if (gridM === 0 && !(error instanceof GeosFailure)) throw error;
    }
  }
  return null;
}

/** A window a little larger than the patch, so that of a zone with a million vertices only the near ones are worked on. */
function frameAround(local: FlatPolygon): FlatPolygon {
  const [w, s, e, n] = bbox(local) ?? [0, 0, 0, 0];
  const [x1, y1, x2, y2] = [w - MARGIN_M, s - MARGIN_M, e + MARGIN_M, n + MARGIN_M];
  return fromRings([
    [
      [
        [x1, y1],
        [x2, y1],
        [x2, y2],
        [x1, y2],
        [x1, y1],
      ],
    ],
  ]);
}

/** The pieces with an area worth drawing as one polygon in degrees; null when there are none. */
function fromPieces(pieces: readonly FlatPolygon[], origin: PlaneOrigin): FlatPolygon | null {
  return joinPolygons(
    pieces.map((piece) => fromPlane(piece, origin)).filter((piece) => areaM2(piece) >= LEAST_SHAPE_M2),
  );
}
