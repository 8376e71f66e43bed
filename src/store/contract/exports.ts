import type { PatchRow } from '../../domain/patch.ts';
import type { FlatPolygon } from '../../geo/flat.ts';
import type { RawAttributes } from './common.ts';

/** Which patches: some by id, in that order, or all of a batch, or all. */
export type PatchChoice = { ids?: readonly number[]; batchId?: string };

/** One patch with all that is said of it elsewhere. Texts are '' where there is nothing. */
export type ExportedPatch = {
  row: PatchRow;
  beforeName: string;
  townshipName: string;
  beforeDate: string;
  afterDate: string;
  withdrawnAt: string;
  note: string;
  /** Who signed the verdict in force. */
  signedBy: string;
  raw: RawAttributes;
  polygon: FlatPolygon;
};

export type ExportedZone = { raw: RawAttributes; polygon: FlatPolygon };

/** Rows in chunks, so that any number of them can leave without being held in memory. */
export interface ExportStore {
  patches(choice: PatchChoice): AsyncIterable<ExportedPatch[]>;
  /** The attributes alone, as issued. */
  patchAttributes(choice: PatchChoice): AsyncIterable<RawAttributes[]>;
  /** Of a version, also of one no longer in force; none of an unknown one. */
  zones(versionId: number): AsyncIterable<ExportedZone[]>;
  zoneAttributes(versionId: number): AsyncIterable<RawAttributes[]>;
}
