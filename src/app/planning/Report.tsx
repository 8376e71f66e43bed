import { Button } from 'antd';
import type { SiteReport } from '../../api/jobs.ts';
import { LAYER_KINDS, type LayerKind } from '../../domain/layerKind.ts';
import { SiteMeasures } from '../account/SiteMeasures.tsx';
import { useTr } from '../text/lang.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { saveText } from '../ui/copy.ts';
import { accountsOf, uncheckedKinds } from './account.ts';
import { Flags } from './Flags.tsx';
import { LayerTable } from './LayerTable.tsx';
import { withClosedAccount } from './landUseLines.ts';
import { messages } from './messages.ts';
import styles from './planning.module.css';
import { reportAsCsv, reportAsText } from './reportText.ts';

/** Layers that the closed account and the coverage show: not a second time as tables. */
const ELSEWHERE: readonly LayerKind[] = ['landUse', 'approval'];

/** What the site touches: control lines first, then every layer with areas that close. */
export function Report({ report, inCounty }: { report: SiteReport; inCounty: boolean }) {
  const tr = useTr();
  const { areaM2 } = report;
  const accounts = accountsOf(report.overlays, areaM2);
  const unchecked = uncheckedKinds(accounts).map((kind) => tr(LAYER_KINDS[kind].name));
  const copied = () => withClosedAccount(accounts, report.account, tr);
  const csv = () => reportAsCsv(copied(), tr);
  return (
    <section aria-label={tr(messages.result)} className={styles.report}>
      {report.repairs.length > 0 && (
        <p className={styles.warn}>
          {tr(messages.repairs)}
          {report.repairs.map((repair) => tr(repair)).join('；')}
        </p>
      )}
      {/* Elsewhere the layers have nothing to say: "not touched" would be read as an answer. */}
      {inCounty && <Flags accounts={accounts} siteM2={areaM2} />}
      <p className={styles.note}>{tr(messages.disclaimer)}</p>
      <div className={styles.actions}>
        <CopyButton label={messages.copyText} text={() => reportAsText(areaM2, copied(), tr)} />
        <CopyButton label={messages.copyCsv} text={csv} />
        <Button size="small" onClick={() => saveText(`${tr(messages.csvName)}.csv`, csv(), 'text/csv')}>
          {tr(messages.saveCsv)}
        </Button>
      </div>
      <SiteMeasures report={report} name={tr(messages.reportTitle)} />
      {accounts
        .filter(({ layer }) => !ELSEWHERE.includes(layer.kind))
        .map((account) => (
          <LayerTable key={account.layer.layerVersionId} account={account} siteM2={areaM2} />
        ))}
      {unchecked.length > 0 && (
        <p className={styles.note}>{tr(messages.unchecked, { layers: unchecked.join('、') })}</p>
      )}
    </section>
  );
}
