export type Camera = { zoom: number; lat: number; lon: number };

/** Length of the equator in metres on the sphere of Web Mercator. */
const EQUATOR_M = 2 * Math.PI * 6378137;
/** Size of a screen pixel by which map services compute a scale (OGC WMTS): 0.28 mm. */
const PIXEL_M = 0.00028;

/** Reads `zoom/lat/lon`, e.g. `12.50/38.59710/108.84120`; null where it makes no sense. */
export function parseAt(text: string | undefined): Camera | null {
  const parts = text?.split('/') ?? [];
  if (parts.length !== 3 || parts.some((part) => part.trim() === '')) return null;
  const [zoom, lat, lon] = parts.map(Number) as [number, number, number];
  if (![zoom, lat, lon].every(Number.isFinite)) return null;
  if (zoom < 0 || zoom > 24 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null;
  return { zoom, lat, lon };
}

export function formatAt({ zoom, lat, lon }: Camera): string {
  return `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}

/** Metres on the ground per CSS pixel; zoom as MapLibre counts it (512 px tiles). */
export function metresPerPixel(zoom: number, lat: number): number {
  return (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** Denominator of the scale on a standard screen: 10000 for 1:10000. */
export function scaleDenominator(zoom: number, lat: number): number {
  return metresPerPixel(zoom, lat) / PIXEL_M;
}

/** Longest round length (1, 2, 5 × 10ⁿ m) that fits into `maxPx`, for the scale bar. */
export function scaleBar(zoom: number, lat: number, maxPx: number): { metres: number; px: number } {
  const perPx = metresPerPixel(zoom, lat);
  const longest = perPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= longest) ?? power;
  return { metres, px: metres / perPx };
}

/** Zoom level of 256 px tiles at which one pixel is no longer coarser than `resolutionM` on the ground. */
export function tileZoomFor(resolutionM: number, lat: number): number {
  const zoom = Math.ceil(Math.log2((EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (256 * resolutionM)));
  return Math.min(22, Math.max(0, zoom));
}
