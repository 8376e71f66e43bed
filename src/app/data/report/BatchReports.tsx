import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, keys } from '../../client/api.ts';
import { localTime } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { Failure } from '../../ui/Failure.tsx';
import data from '../data.module.css';
import { messages } from '../messages.ts';
import { reportMessages as m } from './messages.ts';
import { ReportBody } from './ReportBody.tsx';
import styles from './report.module.css';

/** The reports that stay with a batch: its first issue and every correction, the newest first. */
export function BatchReports(props: { id: string; name: string; onClose: () => void }) {
  const tr = useTr();
  const { id, name, onClose } = props;
  const issues = useQuery({
    queryKey: keys.batchIssues(id),
    queryFn: () => api.batchIssues(id),
    staleTime: 0,
  });
  const title = tr(m.reportOf, { name });
  const newest = [...(issues.data ?? [])].sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
  return (
    <section className={styles.batchReport} aria-label={title}>
      <header>
        <strong>{title}</strong>
        <Button size="small" onClick={onClose}>
          {tr(m.close)}
        </Button>
      </header>
      {issues.isPending && (
        <p role="status" className={data.note}>
          {tr(messages.loading)}
        </p>
      )}
      {issues.isError && <Failure error={issues.error} retry={() => issues.refetch()} />}
      {newest.map(({ fileName, importedBy, importedAt, report }, i) => (
        <details key={`${fileName} ${importedAt}`} className={styles.list} open={i === 0}>
          <summary>
            {fileName} · {importedBy} · {localTime(importedAt)}
          </summary>
          {report ? <ReportBody report={report} /> : <p className={data.note}>{tr(m.noReport)}</p>}
        </details>
      ))}
    </section>
  );
}
