import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { BBox } from '../../store/store.ts';

/** Where the demo county's files lie in the program's folder. */
export const DEMO_FOLDER = fileURLToPath(new URL('../../../data/demo/', import.meta.url));

/** The table of contents of the demo county, `data/demo/county.json`. */
export type DemoCounty = {
  code: string;
  name: string;
  bbox: BBox;
  batches: {
    id: string;
    name: string;
    source: string;
    period: string;
    issuedOn: string;
    deadline: string;
    file: string;
  }[];
  layers: { kind: LayerKind; version: string; validFrom: string; file: string }[];
  images: { date: string; placeName: string; resolutionM: number; epsg: number; file: string }[];
  decisions: string;
};

/** One decision of the history that comes with the demo county. */
export type DemoDecision = {
  batchId: string;
  patchCode: string;
  verdict: string;
  /** Second-level class by its Chinese name. */
  second: string;
  note: string;
  at: string;
  by: string;
};

export function readDemoCounty(): DemoCounty {
  return JSON.parse(readFileSync(`${DEMO_FOLDER}county.json`, 'utf8')) as DemoCounty;
}
