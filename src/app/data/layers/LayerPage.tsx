import { AimOutlined, ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ImportReport } from '../../../api/jobs.ts';
import type { LayerVersionInfo } from '../../../api/layers.ts';
import { formatMu } from '../../../geo/mu.ts';
import { ExportButton } from '../../export/ExportButton.tsx';
import { localTime } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { PanelSkeleton } from '../../ui/PanelSkeleton.tsx';
import { useWorkspace } from '../../workspace.ts';
import { Report } from '../Report.tsx';
import { CheckTab } from './CheckTab.tsx';
import { FaultMark } from './LayerSection.tsx';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';
import { PeriodTab } from './PeriodTab.tsx';
import { useVersions } from './useVersions.ts';
import { periodOf } from './validity.ts';

type Tab = 'check' | 'period' | 'report';

/** One layer version: what it is, when it is in force, how good it is, how it came in. */
export function LayerPage({ versionId }: { versionId: number }) {
  const tr = useTr();
  const { setSearch } = useWorkspace();
  const versions = useVersions();
  const [tab, setTab] = useState<Tab>('check');
  const back = () => setSearch({ version: undefined, fault: undefined, faultKind: undefined });
  const version = versions.data?.versions.find((one) => one.versionId === versionId);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Button type="text" size="small" icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={back}>
          {tr(m.back)}
        </Button>
        {version && <Facts version={version} />}
        {version && (
          <Segmented<Tab>
            block
            aria-label={tr(m.view)}
            value={tab}
            onChange={setTab}
            options={[
              { value: 'check', label: tr(m.checkTab) },
              { value: 'period', label: tr(m.periodTab) },
              { value: 'report', label: tr(m.reportTab) },
            ]}
          />
        )}
      </header>
      {versions.isPending && <PanelSkeleton />}
      {versions.isError && !versions.data && (
        <Failure error={versions.error} retry={() => void versions.refetch()} />
      )}
      {versions.data && !version && <p className={styles.empty}>{tr(m.gone)}</p>}
      {version && tab === 'check' && <CheckTab key={versionId} version={version} />}
      {version && tab === 'period' && <PeriodTab version={version} />}
      {version && tab === 'report' && (
        <div className={styles.body}>
          {isReport(version.report) ? (
            <Report report={version.report} />
          ) : (
            <p className={styles.note}>{tr(m.noReport)}</p>
          )}
        </div>
      )}
    </div>
  );
}

function Facts({ version }: { version: LayerVersionInfo }) {
  const tr = useTr();
  const { catalog, map } = useWorkspace();
  const { versionId, label } = version;
  const layer = tr(version.name);
  const isCurrent = catalog.layers.some((one) => one.versionId === versionId);
  const period = periodOf(version.validFrom, version.validTo);
  return (
    <>
      <div className={styles.title}>
        <h2>
          {layer} <span className={styles.label}>{label}</span>
        </h2>
        {isCurrent && <span className={styles.current}>{tr(m.current)}</span>}
        <span className={styles.grow} />
        <Button
          size="small"
          icon={<AimOutlined aria-hidden="true" />}
          aria-label={tr(m.zoom)}
          title={tr(m.zoom)}
          onClick={() => map()?.showBox(version.bbox)}
        />
        <ExportButton
          size="small"
          title={tr(m.exportLayer, { layer, label })}
          source={() => ({ of: 'layer', name: `${layer}_${label}`, versionId })}
        />
      </div>
      <p className={styles.facts}>
        <span>{tr(period.text, period.values)}</span>
        <span>{tr(m.zoneCount, { n: version.zones })}</span>
        <span>
          {formatMu(version.areaM2)} {tr(m.units.mu)}
        </span>
        <FaultMark faults={version.faults} />
        <span>
          {version.importedBy} {localTime(version.importedAt)}
        </span>
      </p>
    </>
  );
}

/** Layers of the demo county came without a file and so without a report. */
const isReport = (report: unknown): report is ImportReport =>
  typeof report === 'object' && report !== null && Object.hasOwn(report, 'fileSha256');
