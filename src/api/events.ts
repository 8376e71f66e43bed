import type { PatchRow } from '../domain/patch.ts';
import type { Job } from './jobs.ts';
import type { VerdictEvent } from './patches.ts';

/**
 * Server-sent events on GET /api/events. `patches` carries the changed rows and, for a verdict, its event;
 * `catalog` says that batches, layers or images changed (read the catalog and the table again).
 */
export type LiveEvent =
  | { type: 'patches'; rev: number; rows: PatchRow[]; event: VerdictEvent | null }
  | { type: 'job'; job: Job }
  | { type: 'catalog' };
