import type { Vocabulary } from '../../domain/verdict.ts';
import type { BBox } from './common.ts';

export interface MetaStore {
  /** County code and name, bbox, whether the data is the synthetic demo; null on a store with no county yet. */
  county(): Promise<County | null>;
  setCounty(county: County): Promise<void>;
  /** The newest vocabulary; and any one by version, for events signed under an older one. */
  vocabulary(version?: string): Promise<Vocabulary>;
  addVocabulary(vocabulary: Vocabulary): Promise<void>;
}

export type County = {
  code: string;
  name: string;
  bbox: BBox;
  synthetic: boolean;
};
