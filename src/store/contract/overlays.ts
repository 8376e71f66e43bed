import type { LayerKind } from '../../domain/layerKind.ts';

export type OverlayPartRow = {
  patchId: number;
  zoneId: number;
  classCode: string;
  className: string;
  name: string;
  areaM2: number;
};

export type OverlayTask = {
  batchId: string;
  kind: LayerKind;
  layerVersionId: number;
};

export interface OverlayStore {
  /**
   * Batch × current layer version pairs that are not measured yet, or by another version of the land class table.
   * Taken up after a crash, a layer's replacement, or an upgrade of the program.
   */
  pending(): Promise<OverlayTask[]>;
  /**
   * Replaces whatever was there for this task, in chunks, and marks it measured at the end; then updates the patch
   * figures. `unions` names the patches on which zones lie over each other; elsewhere the union is the sum.
   */
  save(task: OverlayTask, parts: readonly MeasuredPart[], unions?: readonly MeasuredUnion[]): Promise<void>;
  ofPatch(id: number): Promise<{
    measured: { kind: LayerKind; layerVersionId: number }[];
    parts: (OverlayPartRow & { kind: LayerKind; layerVersionId: number })[];
    unions: { layerVersionId: number; coveredM2: number }[];
  }>;
}

export type MeasuredPart = Pick<OverlayPartRow, 'patchId' | 'zoneId' | 'areaM2'>;

/** ㎡ of a patch under at least one zone, where that is less than the sum of its parts. */
export type MeasuredUnion = { patchId: number; coveredM2: number };
