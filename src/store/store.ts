import type { AccountStore } from './contract/accounts.ts';
import type { BatchStore } from './contract/batches.ts';
import type { CheckStore } from './contract/checks.ts';
import type { ExportStore } from './contract/exports.ts';
import type { ImageStore } from './contract/images.ts';
import type { ImportStore, UploadStore } from './contract/imports.ts';
import type { JobStore } from './contract/jobs.ts';
import type { LayerStore } from './contract/layers.ts';
import type { MetaStore } from './contract/meta.ts';
import type { OverlayStore } from './contract/overlays.ts';
import type { PatchStore } from './contract/patches.ts';
import type { VerdictStore } from './contract/verdicts.ts';

export type * from './contract/accounts.ts';
export type * from './contract/batches.ts';
export type * from './contract/checks.ts';
export type * from './contract/common.ts';
export type * from './contract/exports.ts';
export type * from './contract/images.ts';
export type * from './contract/imports.ts';
export type * from './contract/jobs.ts';
export type * from './contract/layers.ts';
export type * from './contract/meta.ts';
export type * from './contract/overlays.ts';
export type * from './contract/patches.ts';
export type * from './contract/verdicts.ts';

/**
 * The one interface behind which a county's data lives. The GeoPackage store implements it; a PostGIS store will.
 * Times are UTC ISO 8601 text. Geometry is CGCS2000 lon/lat. What a promise has resolved is durable.
 */
export interface Store {
  /** Folder that holds the store file and the images. */
  readonly folder: string;
  readonly meta: MetaStore;
  readonly accounts: AccountStore;
  readonly batches: BatchStore;
  readonly layers: LayerStore;
  readonly patches: PatchStore;
  readonly overlays: OverlayStore;
  readonly checks: CheckStore;
  readonly verdicts: VerdictStore;
  readonly images: ImageStore;
  readonly jobs: JobStore;
  readonly uploads: UploadStore;
  readonly imports: ImportStore;
  readonly exports: ExportStore;
  close(): Promise<void>;
}
