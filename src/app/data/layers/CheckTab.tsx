import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FaultKind, LayerCheck, LayerVersionInfo } from '../../../api/layers.ts';
import type { Text } from '../../../domain/text.ts';
import { localTime } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { PanelSkeleton } from '../../ui/PanelSkeleton.tsx';
import { useWorkspace } from '../../workspace.ts';
import { Downloads } from './Downloads.tsx';
import { FaultKinds } from './FaultKinds.tsx';
import { FaultList } from './FaultList.tsx';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';
import { checkQuery } from './queries.ts';
import { useFaultDrawn } from './useFaultDrawn.ts';
import { useFaults } from './useFaults.ts';

/** The check of a version: counts by kind of fault, and the faults one by one, each on the map. */
export function CheckTab({ version }: { version: LayerVersionInfo }) {
  const tr = useTr();
  const check = useQuery(checkQuery(version.versionId));
  if (check.isPending) return <PanelSkeleton />;
  if (!check.data) return <Failure error={check.error} retry={() => void check.refetch()} />;
  if (check.data.state === 'waiting') {
    return (
      <p className={styles.empty} role="status">
        {tr(m.checkWaiting)}
      </p>
    );
  }
  return <Checked version={version} check={check.data} />;
}

function Checked({ version, check }: { version: LayerVersionInfo; check: LayerCheck }) {
  const tr = useTr();
  const { search, setSearch } = useWorkspace();
  const { versionId } = version;
  const found = check.counts.filter(({ count }) => count > 0);
  const filter = found.some(({ kind }) => kind === search.faultKind) ? search.faultKind : undefined;
  const faults = useFaults(versionId, filter);
  const labelOf = useCallback(
    (kind: FaultKind): Text => check.counts.find((one) => one.kind === kind)?.label ?? { zh: kind, en: kind },
    [check],
  );
  const { look, gone } = useFaultDrawn(versionId, labelOf);
  return (
    <div className={styles.check}>
      <p className={styles.note}>
        {tr(m.checkedAt, { at: localTime(check.checkedAt) })} · {tr(check.covers ? m.covers : m.coversNot)}
        {check.stated &&
          ` ${tr(m.stated, { field: check.stated.field, unit: tr(m.units[check.stated.unit]) })}`}
        {check.remarks.map((remark) => ` ${tr(remark)}`)}
      </p>
      {found.length === 0 ? (
        <p className={styles.clean}>✓ {tr(m.clean)}</p>
      ) : (
        <>
          <FaultKinds
            counts={found}
            filter={filter}
            onFilter={(faultKind) => setSearch({ faultKind, fault: undefined })}
          />
          <Downloads version={version} />
          {gone && (
            <p className={styles.error} role="alert">
              {tr(m.faultGone)}
            </p>
          )}
          {faults.query.isError ? (
            <Failure error={faults.query.error} retry={() => void faults.query.refetch()} />
          ) : (
            <FaultList faults={faults} selected={search.fault} labelOf={labelOf} onLook={look} />
          )}
        </>
      )}
    </div>
  );
}
