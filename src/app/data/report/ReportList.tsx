import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ImportList } from '../../../api/jobs.ts';
import { useTr } from '../../text/lang.tsx';
import '../../ui/table.css';
import { reportMessages as m } from './messages.ts';
import styles from './report.module.css';
import { useList } from './useList.ts';

type Props<T> = {
  title: string;
  importId: string | undefined;
  list: ImportList;
  items: readonly T[];
  total: number;
  /** Said above the entries. */
  summary?: string;
  heads: readonly { text: string; num?: boolean }[];
  row: (item: T) => { key: string; cells: readonly ReactNode[] };
};

/** One list of the report, folded: what happened to which record or patch. */
export function ReportList<T>(props: Props<T>) {
  const tr = useTr();
  const { title, importId, list, items, total, summary, heads, row } = props;
  const { shown, more, loading } = useList(importId, list, items, total);
  return (
    <details className={styles.list}>
      <summary>{title}</summary>
      {summary && <p className={styles.summary}>{summary}</p>}
      <div className={styles.scroll}>
        <table className="table">
          <thead>
            <tr>
              {heads.map(({ text, num }) => (
                <th key={text} scope="col" className={num ? 'num' : undefined}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => {
              const { key, cells } = row(item);
              return (
                <tr key={key}>
                  {cells.map((cell, i) => (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a row never change places
                      key={i}
                      className={heads[i]?.num ? 'num' : styles.wraps}
                    >
                      {cell}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown.length < total && (
        <p className={styles.more}>
          {tr(m.shown, { n: shown.length, total })}{' '}
          {more && (
            <Button size="small" type="link" loading={loading} onClick={() => void more()}>
              {tr(m.more)}
            </Button>
          )}
        </p>
      )}
    </details>
  );
}
