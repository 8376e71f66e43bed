import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { LayerVersionInfo } from '../../../api/layers.ts';
import { may } from '../../../domain/role.ts';
import { localTime } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { useWorkspace } from '../../workspace.ts';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';
import { validityLogQuery } from './queries.ts';
import { ValidityDialog } from './ValidityDialog.tsx';
import { periodOf } from './validity.ts';

/** When a version is in force, who said so, and the way to change it. */
export function PeriodTab({ version }: { version: LayerVersionInfo }) {
  const tr = useTr();
  const { user } = useWorkspace();
  const [open, setOpen] = useState(false);
  const log = useQuery(validityLogQuery(version.versionId));
  const inWords = (from: string, to: string) => {
    const { text, values } = periodOf(from, to);
    return tr(text, values);
  };
  return (
    <div className={styles.body}>
      <p className={styles.period}>
        <strong>{inWords(version.validFrom, version.validTo)}</strong>
        {may(user.role, 'import') && (
          <Button size="small" onClick={() => setOpen(true)}>
            {tr(m.change)}
          </Button>
        )}
      </p>
      {!may(user.role, 'import') && <p className={styles.note}>{tr(m.mayNot)}</p>}
      <h3>{tr(m.log)}</h3>
      {log.isError && <Failure error={log.error} retry={() => void log.refetch()} />}
      {log.data?.changes.length === 0 && <p className={styles.note}>{tr(m.noLog)}</p>}
      <ol className={styles.log}>
        {log.data?.changes.map((change) => (
          <li key={`${change.at} ${change.validFrom} ${change.validTo}`}>
            <span>
              {tr(m.logLine, {
                was: inWords(change.wasFrom, change.wasTo),
                now: inWords(change.validFrom, change.validTo),
              })}
            </span>
            <span className={styles.note}>
              {tr(m[change.why])} · {change.by} · {localTime(change.at)}
            </span>
          </li>
        ))}
      </ol>
      {open && <ValidityDialog version={version} onClose={() => setOpen(false)} />}
    </div>
  );
}
