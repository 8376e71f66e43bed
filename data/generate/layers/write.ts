import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { LonLatPolygon } from '../topology/rings.ts';

export type Attributes = Record<string, string | number | null>;

export interface Row {
  attributes: Attributes;
  polygons: LonLatPolygon[];
}

/** Gzip with nothing in it that depends on the day or the machine. Returns the size in bytes. */
export function writeGzip(path: string, text: string): number {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255; // "made on an unknown system", whichever it is
  writeFileSync(path, bytes);
  return bytes.length;
}

/** GeoJSON text of some rows; coordinates are CGCS2000 degrees as they are. */
export function featureCollection(name: string, rows: readonly Row[]): string {
  const features = rows.map(({ attributes, polygons }) =>
    JSON.stringify({
      type: 'Feature',
      properties: attributes,
      geometry:
        polygons.length === 1
          ? { type: 'Polygon', coordinates: polygons[0] }
          : { type: 'MultiPolygon', coordinates: polygons },
    }),
  );
  const head = `{"type":"FeatureCollection","name":${JSON.stringify(name)},"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"note":"示意数据 synthetic data"`;
  return `${head},"features":[\n${features.join(',\n')}\n]}\n`;
}
