import type { ImportReport } from '../../../api/jobs.ts';
import { Facts } from './Facts.tsx';
import { PatchLists } from './PatchLists.tsx';
import { RecordLists } from './RecordLists.tsx';
import styles from './report.module.css';

/** All of a report: the facts, the records that were mended or left out, the patches concerned. */
export function ReportBody({ report }: { report: ImportReport }) {
  return (
    <div className={styles.report}>
      <Facts report={report} />
      <PatchLists report={report} />
      <RecordLists report={report} />
    </div>
  );
}
