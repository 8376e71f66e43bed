import type { ImportReport } from '../../api/jobs.ts';
import type { JobFailure } from './failure.ts';
import type { ImportRequest } from './importRequest.ts';
import type { JobProgress } from './progress.ts';

/** What a job thread is started with. */
export type JobInput = { folder: string } & (
  | { kind: 'import'; request: ImportRequest }
  | { kind: 'overlay' }
  | { kind: 'check' }
);

/** Thread → server. The last one is done, failed or cancelled. */
export type JobMessage =
  | { type: 'progress'; progress: JobProgress }
  | { type: 'done'; report: ImportReport | { tasks: number } | { checked: number } }
  | { type: 'failed'; failure: JobFailure }
  | { type: 'cancelled' };

/** Server → thread. */
export type JobCommand = 'cancel';
