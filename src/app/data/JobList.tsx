import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../api/jobs.ts';
import { api, keys } from '../client/api.ts';
import { useTr } from '../text/lang.tsx';
import { Failure } from '../ui/Failure.tsx';
import styles from './data.module.css';
import { JobCard } from './JobCard.tsx';
import { messages } from './messages.ts';

/** Newest jobs shown; the report of older imports stays with their batch or layer. */
const SHOWN = 20;
/** Events tell of every change; this only helps while the event stream is down. */
const FALLBACK_MS = 3000;

export const isOpen = (job: Job) => job.status === 'waiting' || job.status === 'running';

export function JobList({ mayCancel }: { mayCancel: boolean }) {
  const tr = useTr();
  const jobs = useQuery({
    queryKey: keys.jobs,
    queryFn: api.jobs,
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? FALLBACK_MS : false),
  });
  if (jobs.isPending) {
    return (
      <p role="status" className={styles.note}>
        {tr(messages.loading)}
      </p>
    );
  }
  if (!jobs.data) return <Failure error={jobs.error} retry={() => jobs.refetch()} />;
  if (jobs.data.length === 0) return <p className={styles.note}>{tr(messages.noJobs)}</p>;
  const newest = [...jobs.data].sort((a, b) => b.id - a.id).slice(0, SHOWN);
  return (
    <>
      {jobs.isError && <Failure error={jobs.error} retry={() => jobs.refetch()} />}
      <ul className={styles.jobs}>
        {newest.map((job) => (
          <JobCard key={job.id} job={job} mayCancel={mayCancel} />
        ))}
      </ul>
    </>
  );
}
