import type { FlatPolygon } from '../flat.ts';
import { decodeWkb } from '../wkbRead.ts';
import type { Geos } from './module.ts';

const TYPE_POLYGON = 3;
const TYPE_COLLECTION = 7;

/** The polygons of a geometry: itself, or what is polygonal in a multipolygon (6) or collection (7). */
export function polygonsIn(g: Geos, geometry: number): FlatPolygon[] {
  const found: FlatPolygon[] = [];
  collectPolygons(g, geometry, found);
  return found;
}

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
