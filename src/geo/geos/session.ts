import type { FlatPolygon } from '../flat.ts';
import { type Geos, GeosFailure, readPolygon, withGeometry } from './module.ts';
import { polygonsIn } from './polygons.ts';

/** A geometry in the library's memory. */
export type Handle = number;

const COLLECTION = 7;

/**
 * GEOS geometries that live until the end of one piece of work: `withGeos` frees them all, whatever happens.
 * With `gridM` > 0 every operation is done on a grid of that size, which cannot fail for want of precision.
 * Every method throws `GeosFailure` where GEOS gives up.
 */
export type GeosSession = {
  read(polygon: FlatPolygon): Handle;
  intersection(a: Handle, b: Handle): Handle;
  difference(a: Handle, b: Handle): Handle;
  union(geometries: readonly Handle[]): Handle;
  /** The same with its corners on a grid: hairs thinner than it are gone. */
  onGrid(geometry: Handle, sizeM: number): Handle;
  area(geometry: Handle): number;
  /** Its polygons, each a part; what has no area is left out. */
  polygons(geometry: Handle): FlatPolygon[];
};

/** Runs `use` on a polygon with a session of its own. Needs `loadGeos` first. */
export function withGeos<T>(
  polygon: FlatPolygon,
  gridM: number,
  use: (session: GeosSession, polygon: Handle) => T,
): T {
  return withGeometry(polygon, (g, geometry) => run(g, gridM, (session) => use(session, geometry)));
}

function run<T>(g: Geos, gridM: number, use: (session: GeosSession) => T): T {
  const held: Handle[] = [];
  const keep = (made: unknown): Handle => {
    if (!made) throw new GeosFailure('GEOS gives up on the geometry');
    held.push(made as Handle);
    return made as Handle;
  };
  const session: GeosSession = {
    read: (polygon) => keep(readPolygon(g, polygon)),
    intersection: (a, b) => keep(gridM > 0 ? g.GEOSIntersectionPrec(a, b, gridM) : g.GEOSIntersection(a, b)),
    difference: (a, b) => keep(gridM > 0 ? g.GEOSDifferencePrec(a, b, gridM) : g.GEOSDifference(a, b)),
    union: (geometries) => {
      const all = keep(collect(g, geometries));
      return keep(gridM > 0 ? g.GEOSUnaryUnionPrec(all, gridM) : g.GEOSUnaryUnion(all));
    },
    onGrid: (geometry, sizeM) => keep(g.GEOSGeom_setPrecision(geometry, sizeM, 0)),
    area: (geometry) => areaOf(g, geometry),
    polygons: (geometry) => polygonsIn(g, geometry),
  };
  try {
    return use(session);
  } finally {
    for (const geometry of held) g.GEOSGeom_destroy(geometry);
  }
}

/** A collection takes what is put into it for its own: it gets copies. */
function collect(g: Geos, geometries: readonly Handle[]): unknown {
  const copies = geometries.map((geometry) => g.GEOSGeom_clone(geometry) as unknown as Handle);
  const at = g.Module._malloc(4 * Math.max(1, copies.length));
  // The view is made last: copying may move the library's memory.
  new Uint32Array(g.Module.HEAPU8.buffer, at, copies.length).set(copies);
  const made = g.GEOSGeom_createCollection(COLLECTION, at as never, geometries.length);
  g.Module._free(at);
  return made;
}

function areaOf(g: Geos, geometry: Handle): number {
  const at = g.Module._malloc(8);
  const ok = g.GEOSArea(geometry, at as never);
  const area = g.Module.getValue(at, 'double') as number;
  g.Module._free(at);
  if (!ok) throw new GeosFailure('GEOS finds no area');
  return area;
}
