import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { MultiPolygon, Polygon } from 'geojson';

const FOLDER = new URL('../../../data/demo/', import.meta.url);
const REFERENCE = new URL('../../../data/reference/', import.meta.url);

export interface DemoFeature {
  properties: Record<string, string | number | null>;
  geometry: Polygon | MultiPolygon;
}

export interface County {
  code: string;
  label: string;
  synthetic: boolean;
  bbox: [number, number, number, number];
  townships: { code: string; name: string; nameEn: string }[];
  batches: {
    id: string;
    status: 'decided' | 'open';
    file: string;
    count: number;
    issuedOn: string;
    deadline: string;
  }[];
  layers: { kind: string; file: string; count: number; version: string; validFrom: string }[];
  images: {
    id: string;
    place: string;
    date: string;
    resolutionM: number;
    epsg: number;
    file: string;
    bbox: [number, number, number, number];
  }[];
}

export interface Decision {
  batchId: string;
  patchCode: string;
  verdict: string;
  second: string;
  note: string;
  at: string;
  by: string;
}

export const demoPath = (file: string) => new URL(file, FOLDER);
export const readCounty = (): County => JSON.parse(readFileSync(demoPath('county.json'), 'utf8'));
export const readFeatures = (file: string): DemoFeature[] =>
  JSON.parse(gunzipSync(readFileSync(demoPath(file))).toString('utf8')).features;
export const readDecisions = (): Decision[] =>
  JSON.parse(gunzipSync(readFileSync(demoPath('decisions.json.gz'))).toString('utf8'));
export const readReference = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(file, REFERENCE), 'utf8'));

/** All rings of a feature, outer and inner alike. */
export const ringsOf = ({ geometry }: DemoFeature): number[][][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
