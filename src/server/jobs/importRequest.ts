import { randomBytes } from 'node:crypto';
import type { Reading } from '../../api/inspection.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { FieldMapping } from '../../domain/schemas/columns.ts';
import type { ShapefileSiblings } from '../../formats/types.ts';

/** What to import, from where, as what. `path` is where the bytes lie, `fileName` what the person calls the file. */
export type ImportRequest = {
  path: string;
  fileName: string;
  by: string;
  /** Names this very import, so that one taken up after a crash can tell whether it was committed before. */
  importId?: string;
  /** What lies beside a loose .shp, on the command line; uploads bring it in an archive. */
  siblings?: ShapefileSiblings;
  /** The upload that the file is; it goes when the import is done and stays when it fails. */
  uploadId?: string;
  /** Taken up after a crash: what was committed just before it must not be imported again. */
  resumed?: boolean;
  /** Also where the very same bytes were imported before. */
  again?: boolean;
  /** What a person has settled where the file leaves it open. */
  reading?: Reading;
  /** Which field fills which of our columns; those left out are found by their published names. */
  mapping?: FieldMapping;
} & (
  | {
      target: 'patches';
      batchName: string;
      /** Of the demo county; else made from the time. */
      batchId?: string;
      /** Id of the batch that this is a corrected issue of. */
      reissueOf?: string;
      source?: string;
      period?: string;
      issuedOn?: string;
      deadline?: string;
    }
  | { target: 'layer'; kind: LayerKind; label?: string; validFrom?: string }
);
export type PatchRequest = Extract<ImportRequest, { target: 'patches' }>;
export type LayerRequest = Extract<ImportRequest, { target: 'layer' }>;

export const newImportId = (): string => `i${stamp()}${randomBytes(6).toString('hex')}`;
export const newBatchId = (): string => `b${stamp()}${randomBytes(2).toString('hex')}`;

const stamp = () => new Date().toISOString().replace(/\D/g, '').slice(0, 14);
