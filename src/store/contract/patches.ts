import type { PatchRow } from '../../domain/patch.ts';
import type { FlatPolygon } from '../../geo/flat.ts';
import type { BatchIssue } from './batches.ts';
import type { BBox, RawAttributes } from './common.ts';

/** Where a patch lies in relation to one of an earlier batch, told once, at its import. */
export type PatchRelation = 'same' | 'grown' | 'shrunk' | 'partly';

export type NewPredecessor = {
  /** Code of the patch that is coming in. */
  code: string;
  earlierId: number;
  relation: PatchRelation;
  /** The earlier patch was closed (整改到位, 合法, 其他), and here something is again. */
  returned: boolean;
  earlierState: string;
  commonM2: number;
  areaM2: number;
  earlierAreaM2: number;
};

export type Predecessor = Omit<NewPredecessor, 'code'> & {
  patchId: number;
  at: string;
  earlier: { code: string; batchId: string; batchName: string };
};

/** A patch as it was before a corrected issue changed it. */
export type PatchRevision = {
  id: number;
  what: 'changed' | 'withdrawn' | 'restored';
  geometryChanged: boolean;
  fields: string[];
  /** Number of verdicts that had been signed on the patch as it was. */
  verdictVersion: number;
  issue: Pick<BatchIssue, 'fileName' | 'fileSha256' | 'importedBy' | 'importedAt'>;
  before: {
    kind: string;
    beforeClass: string;
    areaM2: number;
    beforeDate: string;
    afterDate: string;
    withdrawnAt: string;
    raw: RawAttributes;
    polygon: FlatPolygon;
  };
};

export interface PatchStore {
  /** Every visible patch with its state and measured figures, by id. Rows are shared: never alter one. */
  rows(ids?: number[]): Promise<PatchRow[]>;
  detail(id: number): Promise<{
    raw: RawAttributes;
    polygon: FlatPolygon;
    beforeName: string;
    beforeDate: string;
    afterDate: string;
    statedAreaM2: number | null;
    withdrawnAt: string;
  } | null>;
  /** What corrected issues changed of a patch, the newest first. */
  revisions(id: number): Promise<PatchRevision[]>;
  /** Patches of earlier batches at the place of this one; and of later ones that were found at its place. */
  predecessors(id: number): Promise<Predecessor[]>;
  successors(id: number): Promise<Predecessor[]>;
  /** `standing`: without those that a corrected issue has withdrawn. */
  polygons(filter: {
    batchId?: string;
    exceptBatch?: string;
    bbox?: BBox;
    standing?: boolean;
  }): Promise<{ id: number; polygon: FlatPolygon }[]>;
  /** Centres within a distance, nearest first. */
  nearby(id: number, distanceM: number, limit: number): Promise<{ id: number; distanceM: number }[]>;
  /** Grows with every change of patch geometry. */
  tilesVersion(): Promise<number>;
}
