import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import type { ImportReport, Job } from '../../api/jobs.ts';
import { api, keys } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { localTime } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import styles from './data.module.css';
import { messages } from './messages.ts';
import { Report } from './Report.tsx';

const MARKS = {
  waiting: '…',
  running: '▶',
  done: '✓',
  failed: '✕',
  cancelled: '–',
} as const;

/** One job: what, who, when; how far it is; what came of it. */
export function JobCard({ job, mayCancel }: { job: Job; mayCancel: boolean }) {
  const tr = useTr();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => api.cancelJob(job.id),
    onSettled: () => client.invalidateQueries({ queryKey: keys.jobs }),
  });
  const open = job.status === 'waiting' || job.status === 'running';
  const percent = job.total > 0 ? Math.floor((job.done / job.total) * 100) : undefined;
  const status =
    job.kind === 'overlay' && job.status === 'failed' ? messages.failedStatus : messages.status[job.status];
  return (
    <li className={styles.job}>
      <div className={styles.jobHead}>
        <span className={styles[job.status]}>
          <span aria-hidden="true">{MARKS[job.status]}</span> {tr(status)}
        </span>
        <strong>
          {job.kind === 'import' && `${tr(messages.jobKind.import)} · `}
          {tr(job.title)}
        </strong>
        {open && mayCancel && (
          <Button
            size="small"
            loading={cancel.isPending}
            aria-label={tr(messages.cancelJob, { title: tr(job.title) })}
            onClick={() => cancel.mutate()}
          >
            {tr(messages.cancel)}
          </Button>
        )}
      </div>
      <p className={styles.note}>
        {tr(messages.byAt, {
          by: job.by,
          at: localTime(job.finishedAt || job.createdAt),
        })}
      </p>
      {open && (
        <div role="status">
          <Progress
            size="small"
            percent={percent ?? 0}
            showInfo={percent !== undefined}
            status="active"
            aria-label={`${tr(job.title)} ${tr(job.step)}`}
          />
          <p className={styles.note}>
            {tr(job.step)}
            {job.total > 0 && ` ${job.done} / ${job.total}`}
          </p>
        </div>
      )}
      {job.error && (
        <p role="alert" className={styles.error}>
          {tr(job.error.text)}
        </p>
      )}
      {cancel.error && (
        <p role="alert" className={styles.error}>
          {cancel.error instanceof ApiFailure ? tr(cancel.error.error.text) : cancel.error.message}
        </p>
      )}
      {job.kind === 'import' && job.report ? <Report report={job.report as ImportReport} /> : null}
    </li>
  );
}
