import type { ImportReport } from '../../api/jobs.ts';
import { useTr } from '../text/lang.tsx';
import { reportMessages as m } from './report/messages.ts';
import { ReportBody } from './report/ReportBody.tsx';
import styles from './report/report.module.css';

/** What an import was and did, folded to its counts. */
export function Report({ report }: { report: ImportReport }) {
  const tr = useTr();
  const { features, repairs, skipped, samePlace, reissue } = report;
  const mended = repairs.reduce((sum, one) => sum + one.records, 0);
  const counts = [
    `${features} ${tr(m.features)}`,
    mended > 0 && `${tr(m.repairs)} ${mended}`,
    skipped && skipped.total > 0 && tr(m.skippedShort, { n: skipped.total }),
    samePlace && samePlace.total > 0 && tr(m.samePlace, { n: samePlace.total }),
    reissue && tr(m.reissue, { n: reissue.total }),
  ].filter(Boolean);
  return (
    <details className={styles.list}>
      <summary>
        {tr(m.report)} · {counts.join(' · ')}
      </summary>
      <ReportBody report={report} />
    </details>
  );
}
