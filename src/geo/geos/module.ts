import type initGeosJs from 'geos-wasm';
import type { FlatPolygon } from '../flat.ts';
import { encodeWkb } from '../wkb.ts';

export type Geos = Awaited<ReturnType<typeof initGeosJs>>;

/** GEOS refused a geometry, or gave up on it. The message is its own. */
export class GeosFailure extends Error {
  override name = 'GeosFailure';
}

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

/** Hands a polygon to GEOS, its coordinates as they are. Throws `GeosFailure`. */
export function withGeometry<T>(polygon: FlatPolygon, use: (g: Geos, geometry: number) => T): T {
  const g = ready();
  return guarded(() => {
    const geometry = readPolygon(g, polygon);
    try {
      return use(g, geometry);
    } finally {
      if (geos === g) g.GEOSGeom_destroy(geometry);
    }
  });
}

/** What GEOS has made, handed on and freed. Throws `GeosFailure` where it made nothing. */
export function withMade<T>(g: Geos, made: number, use: (geometry: number) => T): T {
  if (made === 0) throw new GeosFailure(`几何库无法处理此图形 GEOS gives up on the geometry: ${lastError}`);
  try {
    return use(made);
  } finally {
    g.GEOSGeom_destroy(made);
  }
}

/** A polygon in the library's memory, for the caller to destroy. Throws `GeosFailure`. */
export function readPolygon(g: Geos, polygon: FlatPolygon): number {
  const wkb = encodeWkb(polygon);
  const at = g.Module._malloc(wkb.length);
  g.Module.HEAPU8.set(wkb, at);
  const reader = g.GEOSWKBReader_create();
  const geometry = g.GEOSWKBReader_read(reader, at as never, wkb.length) as unknown as number;
  g.GEOSWKBReader_destroy(reader);
  g.Module._free(at);
  if (geometry === 0) throw new GeosFailure(`几何库拒绝此图形 GEOS refuses the geometry: ${lastError}`);
  return geometry;
}

/** After a trap the library is not to be trusted: it is dropped, and `loadGeos` brings a fresh one. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    geos = null;
    loading = null;
    throw new GeosFailure(error.message, { cause: error });
  }
}
