import type initGeosJs from 'geos-wasm';
import type { FlatPolygon } from '../flat.ts';
import { encodeWkb } from '../wkb.ts';
import { decodeWkb } from '../wkbRead.ts';

type Geos = Awaited<ReturnType<typeof initGeosJs>>;
/** The "structure" method: rings keep their role, what overlaps is united, nothing is counted out. */
const METHOD_STRUCTURE = 1;
const TYPE_POLYGON = 3;
const TYPE_COLLECTION = 7;

let geos: Geos | null = null;
let loading: Promise<void> | null = null;
let lastError = '';

/** Loads GEOS (WebAssembly); again and again is one load. */
export function loadGeos(): Promise<void> {
  loading ??= import('geos-wasm').then(async (module) => {
    // validity notices are not for the console; what went wrong is in the error thrown
    geos = await module.default({
      noticeHandler: () => {},
      errorHandler: (text: string) => (lastError = text),
    } as never);
  });
  return loading;
}

function ready(): Geos {
  if (geos === null) {
    throw new Error(
      '几何修复尚未就绪，请先 await initRepair()  geometry repair not ready: await initRepair() first',
    );
  }
  return geos;
}

function withGeometry<T>(polygon: FlatPolygon, use: (g: Geos, geometry: number) => T): T {
  const g = ready();
  const wkb = encodeWkb(polygon);
  const at = g.Module._malloc(wkb.length);
  g.Module.HEAPU8.set(wkb, at);
  const reader = g.GEOSWKBReader_create();
  const geometry = g.GEOSWKBReader_read(reader, at as never, wkb.length) as unknown as number;
  g.GEOSWKBReader_destroy(reader);
  g.Module._free(at);
  if (geometry === 0) throw new Error(`几何库拒绝此图形 GEOS refuses the geometry: ${lastError}`);
  try {
    return use(g, geometry);
  } finally {
    g.GEOSGeom_destroy(geometry);
  }
}

/** Whether GEOS finds a polygon valid in the sense of OGC simple features. */
export function geosIsValid(polygon: FlatPolygon): boolean {
  return withGeometry(polygon, (g, geometry) => g.GEOSisValid(geometry) === 1);
}

/** The polygon made valid, its polygonal parts only; `null` when nothing with an area is left. */
export function geosMakeValid(polygon: FlatPolygon): FlatPolygon | null {
  return withGeometry(polygon, (g, geometry) => {
    const params = g.GEOSMakeValidParams_create();
    g.GEOSMakeValidParams_setMethod(params, METHOD_STRUCTURE as never);
    g.GEOSMakeValidParams_setKeepCollapsed(params, 0);
    const made = g.GEOSMakeValidWithParams(geometry, params) as unknown as number;
    g.GEOSMakeValidParams_destroy(params);
    if (made === 0) throw new Error(`几何库无法修复此图形 GEOS cannot make it valid: ${lastError}`);
    try {
      return joinParts(polygonsIn(g, made));
    } finally {
      g.GEOSGeom_destroy(made);
    }
  });
}

function polygonsIn(g: Geos, geometry: number): FlatPolygon[] {
  const type = g.GEOSGeomTypeId(geometry) as number;
  if (type === TYPE_POLYGON) return g.GEOSisEmpty(geometry) === 1 ? [] : [readBack(g, geometry)];
  // multipolygon 6 or collection 7: take what is polygonal from within
  if (type < TYPE_POLYGON || type > TYPE_COLLECTION) return [];
  const found: FlatPolygon[] = [];
  const count = g.GEOSGetNumGeometries(geometry);
  for (let i = 0; type >= 4 && i < count; i++) {
    found.push(...polygonsIn(g, g.GEOSGetGeometryN(geometry, i) as unknown as number));
  }
  return found;
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
