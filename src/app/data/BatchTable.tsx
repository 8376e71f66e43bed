import { useState } from 'react';
import { ExportButton } from '../export/ExportButton.tsx';
import { exportMessages } from '../export/messages.ts';
import { localTime } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import '../ui/table.css';
import styles from './data.module.css';
import { messages } from './messages.ts';
import { BatchReports } from './report/BatchReports.tsx';
import { reportMessages } from './report/messages.ts';

/** Every batch with its dates, its size and who brought it in. */
export function BatchTable() {
  const tr = useTr();
  const { catalog, goTo } = useWorkspace();
  const [opened, setOpened] = useState<string | null>(null);
  if (catalog.batches.length === 0) return <p className={styles.note}>{tr(messages.noBatches)}</p>;
  const newest = [...catalog.batches].sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1));
  const shown = newest.find(({ id }) => id === opened);
  return (
    <>
      <div className={styles.scroll}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{tr(messages.batchName)}</th>
              <th scope="col">{tr(messages.source)}</th>
              <th scope="col">{tr(messages.issuedOn)}</th>
              <th scope="col">{tr(messages.deadline)}</th>
              <th scope="col" className="num">
                {tr(messages.count)}
              </th>
              <th scope="col">{tr(messages.importedBy)}</th>
              <th scope="col">{tr(messages.importedAt)}</th>
              <th scope="col">{tr(exportMessages.export)}</th>
            </tr>
          </thead>
          <tbody>
            {newest.map((batch) => (
              <tr key={batch.id}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.link}
                    aria-label={tr(messages.openBatch, { name: batch.name })}
                    onClick={() => goTo('triage', { batch: batch.id, patch: undefined })}
                  >
                    {batch.name}
                  </button>
                </th>
                <td>{batch.source}</td>
                <td>{batch.issuedOn}</td>
                <td>{batch.deadline || '—'}</td>
                <td className="num">{batch.patches}</td>
                <td>{batch.importedBy}</td>
                <td>
                  <button
                    type="button"
                    className={styles.link}
                    aria-label={tr(reportMessages.reportOf, { name: batch.name })}
                    aria-expanded={opened === batch.id}
                    onClick={() => setOpened(opened === batch.id ? null : batch.id)}
                  >
                    {localTime(batch.importedAt)}
                  </button>
                </td>
                <td>
                  <ExportButton
                    size="small"
                    title={tr(exportMessages.batch, { name: batch.name, n: batch.patches })}
                    source={() => ({ of: 'batch', name: batch.name, batchId: batch.id })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown && (
        <BatchReports key={shown.id} id={shown.id} name={shown.name} onClose={() => setOpened(null)} />
      )}
    </>
  );
}
