import { gzipSync } from 'node:zlib';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { EXTENT, type RingPoints } from './tileGeometry.ts';

export type TileFeature = { id: number; rings: RingPoints[]; tags: Record<string, string | number> };

/** A gzipped Mapbox vector tile with one layer; empty bytes where there is no feature. */
export function encodeTile(layerName: string, features: TileFeature[]): Uint8Array {
  if (features.length === 0) return new Uint8Array(0);
  const tile = {
    features: features.map(({ id, rings, tags }) => ({ id, type: 3 as const, geometry: rings, tags })),
  };
  const bytes = fromGeojsonVt({ [layerName]: tile as never }, { version: 2, extent: EXTENT });
  return gzipSync(bytes, { level: 3 });
}
