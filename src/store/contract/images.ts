import type { BBox } from './common.ts';

export type ImageRecord = {
  id: number;
  date: string;
  name: string;
  /** Path below the store's folder. */
  path: string;
  bbox: BBox;
  epsg: number;
  resolutionM: number;
};

export interface ImageStore {
  list(): Promise<ImageRecord[]>;
  add(image: Omit<ImageRecord, 'id'>): Promise<ImageRecord>;
}
