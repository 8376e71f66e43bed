import type { PolygonJson } from '../../api/common.ts';
import type { ExportFormat } from '../../api/exports.ts';
import type { PatchChoice } from '../../store/store.ts';

/** What is to leave the house. */
export type ExportSource =
  | ({ of: 'patches' } & PatchChoice)
  | { of: 'layer'; versionId: number }
  | { of: 'site'; name: string; geometry: PolygonJson };

/** One export: what, and how it is written. `epsg` and `encoding` as in formats/write. */
export type ExportOrder = {
  source: ExportSource;
  format: ExportFormat;
  epsg?: number;
  encoding?: 'gbk' | 'utf-8';
};
