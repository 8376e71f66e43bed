import { localTime } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import '../ui/table.css';
import styles from './data.module.css';
import { messages } from './messages.ts';

/** Every batch with its dates, its size and who brought it in. */
export function BatchTable() {
  const tr = useTr();
  const { catalog, goTo } = useWorkspace();
  if (catalog.batches.length === 0) return <p className={styles.note}>{tr(messages.noBatches)}</p>;
  const newest = [...catalog.batches].sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1));
  return (
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
              <td>{localTime(batch.importedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
