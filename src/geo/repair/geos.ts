import type { FlatPolygon } from '../flat.ts';
import { decodeWkb } from '../wkbRead.ts';
import { type Geos, withGeometry, withMade } from './geosModule.ts';

/** The "structure" method: rings keep their role, what overlaps is united, nothing is counted out. */
const METHOD_STRUCTURE = 1;
const TYPE_POLYGON = 3;
const TYPE_COLLECTION = 7;

/** Whether GEOS finds a polygon valid in the sense of OGC simple features. Throws `GeosFailure`. */
export function geosIsValid(polygon: FlatPolygon): boolean {
  return withGeometry(polygon, (g, geometry) => g.GEOSisValid(geometry) === 1);
}

/** The polygon made valid, its polygonal parts only; `null` when no area is left. Throws `GeosFailure`. */
export function geosMakeValid(polygon: FlatPolygon): FlatPolygon | null {
  return withGeometry(polygon, (g, geometry) => {
    const params = g.GEOSMakeValidParams_create();
    g.GEOSMakeValidParams_setMethod(params, METHOD_STRUCTURE as never);
    g.GEOSMakeValidParams_setKeepCollapsed(params, 0);
    const made = g.GEOSMakeValidWithParams(geometry, params) as unknown as number;
    g.GEOSMakeValidParams_destroy(params);
    return withMade(g, made, () => {
      const found: FlatPolygon[] = [];
      collectPolygons(g, made, found);
      return joinParts(found);
    });
  });
}

/** Of a multipolygon (6) or collection (7), what is polygonal within. */
function collectPolygons(g: Geos, geometry: number, found: FlatPolygon[]): void {
  const type = g.GEOSGeomTypeId(geometry) as number;
  if (type === TYPE_POLYGON && g.GEOSisEmpty(geometry) !== 1) found.push(readBack(g, geometry));
  if (type <= TYPE_POLYGON || type > TYPE_COLLECTION) return;
  const count = g.GEOSGetNumGeometries(geometry);
  for (let i = 0; i < count; i++) {
    collectPolygons(g, g.GEOSGetGeometryN(geometry, i) as unknown as number, found);
  }
}

function readBack(g: Geos, geometry: number): FlatPolygon {
  const writer = g.GEOSWKBWriter_create();
  g.GEOSWKBWriter_setOutputDimension(writer, 2);
  const sizeAt = g.Module._malloc(4);
  const at = g.GEOSWKBWriter_write(writer, geometry, sizeAt as never) as unknown as number;
  const size = g.Module.getValue(sizeAt, 'i32') as number;
  const wkb = g.Module.HEAPU8.slice(at, at + size);
  g.GEOSFree(at as never);
  g.Module._free(sizeAt);
  g.GEOSWKBWriter_destroy(writer);
  return decodeWkb(wkb);
}

function joinParts(polygons: readonly FlatPolygon[]): FlatPolygon | null {
  if (polygons.length === 0) return null;
  if (polygons.length === 1) return polygons[0];
  const coords = new Float64Array(polygons.reduce((n, p) => n + p.coords.length, 0));
  const ringEnds: number[] = [];
  const partEnds: number[] = [];
  let at = 0;
  for (const p of polygons) {
    coords.set(p.coords, 2 * at);
    const rings = ringEnds.length;
    for (const end of p.ringEnds) ringEnds.push(at + end);
    for (const end of p.partEnds) partEnds.push(rings + end);
    at += p.coords.length / 2;
  }
  return { coords, ringEnds: Uint32Array.from(ringEnds), partEnds: Uint32Array.from(partEnds) };
}
