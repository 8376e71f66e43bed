import type { Job } from '../../api/jobs.ts';
import type { JobRecord } from '../../store/store.ts';

/** A job row as the API shows it: without its parameters, which name files of this machine. */
export function jobOf({ params: _, ...job }: JobRecord): Job {
  return job;
}
