import { type Point, type Ring, toLonLat } from '../basis/plane.ts';
import type { LonLatPolygon } from '../topology/rings.ts';
import type { Place } from '../world/grid.ts';

/** What was built or done; finer than the image class TBLX, it decides how the after image is painted. */
export type Works =
  | 'well'
  | 'solar'
  | 'minePit'
  | 'spoil'
  | 'earthworks'
  | 'building'
  | 'yard'
  | 'paved'
  | 'pens'
  | 'road'
  | 'dirtRoad'
  | 'newPivot'
  | 'pond';

export type BatchId = '2026-1' | '2026-2' | '2026-3';

/** One change before it becomes a row of a batch: its outline and how it came about. */
export interface Change {
  works: Works;
  /** Image class after the change (TBLX). */
  tblx: string;
  /** 图斑特征 and 备注. */
  feature: string;
  remark: string;
  /** Outline, open, counter-clockwise, metres of the working plane. Exactly what the after image shows. */
  ring: Ring;
  angle: number;
  seed: number;
  /** Centre line and half width where the change is a road. */
  line?: Point[];
  halfWidthM?: number;
  place: Place | undefined;
  batch: BatchId;
}

export type Draft = Omit<Change, 'place' | 'batch'>;

/** Closed polygon in degrees of a change's outline. */
export const outlineOf = ({ ring }: Change): LonLatPolygon[] => [[[...ring, ring[0]!].map(toLonLat)]];
