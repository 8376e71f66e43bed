import type { PatchRow } from '../../domain/patch.ts';

export type StoredEvent = {
  seq: number;
  patchId: number;
  version: number;
  baseVersion: number;
  verdict: string;
  second: string;
  note: string;
  vocabularyVersion: string;
  userId: number;
  userName: string;
  at: string;
  undoes: number | null;
  seen: unknown;
};

export type NewEvent = Omit<StoredEvent, 'seq' | 'version'>;

export interface VerdictStore {
  /** Appends when `baseVersion` is the patch's version, in one transaction; else writes nothing and answers null. */
  append(event: NewEvent): Promise<{ event: StoredEvent; row: PatchRow } | null>;
  /** Many at once, for the demo county's history and for imports; `at` of each is kept. All or nothing. */
  appendMany(events: NewEvent[]): Promise<void>;
  history(patchId: number): Promise<StoredEvent[]>;
  event(seq: number): Promise<StoredEvent | null>;
  /** Newest seq, 0 on an empty log. */
  rev(): Promise<number>;
}
