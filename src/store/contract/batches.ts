import type { FlatPolygon } from '../../geo/flat.ts';
import type { Intake, RawAttributes } from './common.ts';
import type { NewPredecessor } from './patches.ts';

export type BatchRecord = {
  id: string;
  name: string;
  source: string;
  period: string;
  issuedOn: string;
  deadline: string;
  importedBy: string;
  importedAt: string;
  patches: number;
  report: unknown;
};

export type NewPatch = {
  code: string;
  kind: string;
  beforeClass: string;
  beforeName: string;
  townshipCode: string;
  areaM2: number;
  lon: number;
  lat: number;
  /** 图斑特征 and 备注, for the text search. */
  text: string;
  /** 前时相, 后时相 as YYYY-MM-DD, '' where the issue names none. */
  beforeDate?: string;
  afterDate?: string;
  /** As the issue states it; null where it does not. */
  statedAreaM2?: number | null;
  raw: RawAttributes;
  polygon: FlatPolygon;
};

export interface PatchIntake extends Intake<NewPatch, BatchRecord> {
  /** Keeps what was found at the places of patches that were added; seen with the commit. */
  relate(found: readonly NewPredecessor[], at: string): Promise<void>;
  /** Ids of the patches added so far, by code. */
  ids(): Promise<Map<string, number>>;
}

export interface BatchStore {
  list(): Promise<BatchRecord[]>;
  begin(batch: Omit<BatchRecord, 'patches' | 'report'>): Promise<PatchIntake>;
  /**
   * Brings a batch to a corrected issue of it, by patch code, in one transaction: what differs is archived before it
   * is changed, what is new is added, what is missing is kept and marked withdrawn. Verdicts stay.
   */
  reissue(issue: Reissue): Promise<{ batch: BatchRecord; outcome: ReissueOutcome }>;
  /** Codes of all patches of every batch, or of one. */
  codes(batchId?: string): Promise<{ batchId: string; code: string }[]>;
  /** Files imported for a batch, the first one first. */
  issues(batchId: string): Promise<BatchIssue[]>;
  /** Removes what a crash left half-way. Called at start. */
  sweep(): Promise<void>;
}

export type BatchIssue = {
  id: number;
  batchId: string;
  fileName: string;
  fileSha256: string;
  importedBy: string;
  importedAt: string;
  report: unknown;
};

export type Reissue = Pick<
  BatchIssue,
  'batchId' | 'fileName' | 'fileSha256' | 'importedBy' | 'importedAt'
> & {
  rows: Iterable<NewPatch>;
  /** What lies at the places of patches that are new or have another outline, by code. */
  predecessors: readonly NewPredecessor[];
  /** The report that stays with the issue, once it is known what changed. */
  report: (outcome: ReissueOutcome) => unknown;
};

export type ReissueOutcome = { unchanged: number; changes: PatchChange[] };

export type PatchChange = {
  patchId: number;
  code: string;
  what: 'added' | 'geometry' | 'attributes' | 'both' | 'withdrawn' | 'restored';
  /** Names of the fields that differ. */
  fields: string[];
  areaBeforeM2: number | null;
  areaAfterM2: number | null;
  /** Verdicts signed on it before. */
  verdicts: number;
};
