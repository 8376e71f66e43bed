import type { Text } from '../../domain/text.ts';
import type { FlatPolygon } from '../../geo/flat.ts';
import type { BBox } from './common.ts';

/** The check of a layer version; `rules` is the version of what it looks for. */
export type NewLayerCheck = {
  rules: number;
  /** Version of the townships that it was checked against; 0 for none. */
  townshipVersionId: number;
  checkedAt: string;
  covers: boolean;
  stated: { field: string; unit: string } | null;
  /** Of each kind that occurs: all, and how many are kept one by one. */
  counts: { kind: string; count: number; areaM2: number; kept: number }[];
  remarks: Text[];
};

export type LayerCheckRecord = NewLayerCheck & { faults: number };

export type NewFault = {
  kind: string;
  areaM2: number;
  bbox: BBox;
  zoneIds: number[];
  text: Text;
  polygon: FlatPolygon | null;
};

export type FaultRecord = Omit<NewFault, 'polygon'> & { id: number };

export type FaultWithShape = FaultRecord & { polygon: FlatPolygon | null };

export interface CheckStore {
  /**
   * Versions that are not checked yet, or by other rules, or against other townships than those in force; those in
   * force first. Taken up after a crash, an import or an upgrade of the program.
   */
  pending(rules: number): Promise<number[]>;
  /** Replaces the check of a version; its faults are seen when all are written. */
  save(versionId: number, check: NewLayerCheck, faults: readonly NewFault[]): Promise<void>;
  of(versionId: number): Promise<LayerCheckRecord | undefined>;
  /** Number of faults of each version that is checked. */
  counts(): Promise<Map<number, number>>;
  /** Faults of a version, the largest first; with their shapes where asked for. */
  faults(
    versionId: number,
    page: { kind?: string; offset: number; limit: number; shapes?: boolean },
  ): Promise<{ total: number; faults: FaultWithShape[] }>;
  fault(versionId: number, id: number): Promise<FaultWithShape | null>;
}
