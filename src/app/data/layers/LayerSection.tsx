import { WarningFilled } from '@ant-design/icons';
import type { LayerVersionInfo } from '../../../api/layers.ts';
import { LAYER_KIND_LIST, LAYER_KINDS } from '../../../domain/layerKind.ts';
import { formatMu } from '../../../geo/mu.ts';
import { localDate, localTime } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { useWorkspace } from '../../workspace.ts';
import '../../ui/table.css';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';
import { useVersions } from './useVersions.ts';
import { periodOf } from './validity.ts';

/** Every kind of layer with its versions over time, the newest first, and the kinds that are missing. */
export function LayerSection() {
  const tr = useTr();
  const versions = useVersions();
  if (versions.isPending) {
    return (
      <p role="status" className={styles.note}>
        {tr(m.loading)}
      </p>
    );
  }
  if (!versions.data) return <Failure error={versions.error} retry={() => void versions.refetch()} />;
  const all = versions.data.versions;
  const byKind = LAYER_KIND_LIST.map((kind) => ({ kind, members: all.filter((one) => one.kind === kind) }));
  const missing = byKind.filter(({ members }) => members.length === 0);
  const kinds = missing.map(({ kind }) => tr(LAYER_KINDS[kind].name)).join('、');
  return (
    <>
      {all.length === 0 ? (
        <p className={styles.note}>{tr(m.none)}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={`table ${styles.versions}`}>
            <thead>
              <tr>
                <th scope="col">{tr(m.version)}</th>
                <th scope="col">{tr(m.period)}</th>
                <th scope="col" className={`num ${styles.roomy}`}>
                  {tr(m.zones)}
                </th>
                <th scope="col" className={`num ${styles.roomy}`}>
                  {tr(m.areaMu)}
                </th>
                <th scope="col">{tr(m.faults)}</th>
                <th scope="col" className={styles.roomy}>
                  {tr(m.imported)}
                </th>
              </tr>
            </thead>
            {byKind.map(({ kind, members }) => {
              if (members.length === 0) return null;
              return (
                <tbody key={kind}>
                  <tr>
                    <th scope="rowgroup" colSpan={6} className={styles.kind}>
                      {tr(LAYER_KINDS[kind].name)}
                    </th>
                  </tr>
                  {members.map((version) => (
                    <VersionRow key={version.versionId} version={version} />
                  ))}
                </tbody>
              );
            })}
          </table>
        </div>
      )}
      {kinds && <p className={styles.note}>{tr(m.missingKinds, { kinds })}</p>}
    </>
  );
}

function VersionRow({ version }: { version: LayerVersionInfo }) {
  const tr = useTr();
  const { catalog, setSearch } = useWorkspace();
  const { versionId, label, name } = version;
  const isCurrent = catalog.layers.some((layer) => layer.versionId === versionId);
  const period = periodOf(version.validFrom, version.validTo);
  const open = () => setSearch({ version: versionId }, { push: true });
  return (
    <tr className={isCurrent ? undefined : styles.past}>
      <th scope="row">
        <button
          type="button"
          className={styles.link}
          aria-label={tr(m.openVersion, { layer: tr(name), label })}
          onClick={open}
        >
          {label}
        </button>{' '}
        {isCurrent && <span className={styles.current}>{tr(m.current)}</span>}
      </th>
      <td>{tr(period.text, period.values)}</td>
      <td className={`num ${styles.roomy}`}>{version.zones}</td>
      <td className={`num ${styles.roomy}`}>{formatMu(version.areaM2)}</td>
      <td>
        {version.faults ? (
          <button type="button" className={styles.link} onClick={open}>
            <FaultMark faults={version.faults} />
          </button>
        ) : (
          <FaultMark faults={version.faults} />
        )}
      </td>
      <td className={styles.roomy} title={localTime(version.importedAt)}>
        {version.importedBy} {localDate(version.importedAt)}
      </td>
    </tr>
  );
}

/** Outcome of a check in a word: a sign and text, never colour alone. */
export function FaultMark({ faults }: { faults: number | null }) {
  const tr = useTr();
  if (faults === null) return <span className={styles.note}>… {tr(m.waiting)}</span>;
  if (faults === 0) return <span className={styles.ok}>✓ {tr(m.noFaults)}</span>;
  return (
    <span className={styles.warn}>
      <WarningFilled aria-hidden="true" /> {tr(m.faultCount, { n: faults })}
    </span>
  );
}
