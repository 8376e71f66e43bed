import initGeosJs from 'geos-wasm';
import { planeX, planeY } from '../../../src/geo/ellipsoid.ts';
import type { FlatPolygon } from '../../../src/geo/flat.ts';
import { encodeWkb } from '../../../src/geo/wkb.ts';

/** GEOS asked directly for the area of an intersection, as an oracle beside our own engine. */
export type GeosOracle = {
  /** area of a ∩ b in ㎡, both taken to the equal-area plane near their first vertex; NaN where GEOS gives up */
  intersectionM2(a: FlatPolygon, b: FlatPolygon): number;
  /** a geometry kept for several calls; free it with `destroy` */
  read(polygon: FlatPolygon): number;
  intersectionOfReadM2(a: number, b: number): number;
  destroy(geometry: number): void;
};

/** The polygon in metres of the equal-area plane, from a local origin: subtracting it loses nothing. */
export function toPlane(polygon: FlatPolygon, originX: number, originY: number): FlatPolygon {
  const coords = polygon.coords.map((value, i) =>
    i % 2 === 0 ? planeX(value) - originX : planeY(value) - originY,
  );
  return { ...polygon, coords };
}

export async function geosOracle(): Promise<GeosOracle> {
  const g = await initGeosJs({ noticeHandler: () => {}, errorHandler: () => {} } as never);
  const areaAt = g.Module._malloc(8);
  const reader = g.GEOSWKBReader_create();
  const read = (polygon: FlatPolygon): number => {
    const wkb = encodeWkb(polygon);
    const at = g.Module._malloc(wkb.length);
    g.Module.HEAPU8.set(wkb, at);
    const geometry = g.GEOSWKBReader_read(reader, at as never, wkb.length) as unknown as number;
    g.Module._free(at);
    return geometry;
  };
  const destroy = (geometry: number) => {
    g.GEOSGeom_destroy(geometry);
  };
  const intersectionOfReadM2 = (a: number, b: number): number => {
    const common = g.GEOSIntersection(a, b) as unknown as number;
    if (common === 0) return NaN;
    g.GEOSArea(common, areaAt as never);
    g.GEOSGeom_destroy(common);
    return g.Module.getValue(areaAt, 'double') as number;
  };
  return {
    read,
    destroy,
    intersectionOfReadM2,
    intersectionM2(a, b) {
      const x = planeX(a.coords[0]);
      const y = planeY(a.coords[1]);
      const ga = read(toPlane(a, x, y));
      const gb = read(toPlane(b, x, y));
      try {
        return intersectionOfReadM2(ga, gb);
      } finally {
        destroy(ga);
        destroy(gb);
      }
    },
  };
}
