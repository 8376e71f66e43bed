import { Button } from 'antd';
import type { LonLatBox } from '../../map/contract.ts';
import { useTr } from '../../text/lang.tsx';
import '../../ui/table.css';
import { previewMessages as m } from './messages.ts';
import styles from './preview.module.css';

export type RecordRow = {
  record: number;
  what: string;
  /** Where it lies, if it lies anywhere. */
  box: LonLatBox | null;
  /** Area before and after, as shown. */
  areas?: readonly [before: string, after: string];
};

/** Records of the file, one a line, each with the way to its place on the map. */
export function RecordTable(props: {
  rows: readonly RecordRow[];
  onRecord: (record: number, box: LonLatBox) => void;
}) {
  const tr = useTr();
  const withAreas = props.rows.some((row) => row.areas);
  return (
    <div className={styles.scroll}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{tr(m.record)}</th>
            <th scope="col">{tr(m.what)}</th>
            {withAreas && (
              <>
                <th scope="col" className="num">
                  {tr(m.before)}
                </th>
                <th scope="col" className="num">
                  {tr(m.after)}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ record, what, box, areas }) => (
            <tr key={`${record} ${what}`}>
              <th scope="row">
                {box ? (
                  <Button
                    size="small"
                    type="link"
                    aria-label={tr(m.zoom, { n: record })}
                    onClick={() => props.onRecord(record, box)}
                  >
                    {record} ⌖
                  </Button>
                ) : (
                  record
                )}
              </th>
              <td className={styles.wraps}>{what}</td>
              {withAreas && (
                <>
                  <td className="num">{areas?.[0]}</td>
                  <td className="num">{areas?.[1]}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
