import type { FaultKind, LayerCheck } from '../../../api/layers.ts';
import { formatM2, formatMu } from '../../../geo/mu.ts';
import { useTr } from '../../text/lang.tsx';
import '../../ui/table.css';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';

type Props = {
  counts: LayerCheck['counts'];
  filter: FaultKind | undefined;
  onFilter: (kind: FaultKind | undefined) => void;
};

/** How many faults of each kind and how much ground; pressing a kind lists it alone. */
export function FaultKinds({ counts, filter, onFilter }: Props) {
  const tr = useTr();
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const button = (kind: FaultKind | undefined, name: string) => (
    <button
      type="button"
      className={styles.kindButton}
      aria-pressed={filter === kind}
      onClick={() => onFilter(filter === kind ? undefined : kind)}
    >
      {name}
    </button>
  );
  return (
    <table className={`table ${styles.kinds}`} aria-label={tr(m.filter)}>
      <thead>
        <tr>
          <th scope="col">{tr(m.filter)}</th>
          <th scope="col" className="num">
            {tr(m.count)}
          </th>
          <th scope="col" className="num">
            ㎡
          </th>
          <th scope="col" className="num">
            {tr(m.units.mu)}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.length > 1 && (
          <tr>
            <th scope="row">{button(undefined, tr(m.all))}</th>
            <td className="num">{all}</td>
            <td />
            <td />
          </tr>
        )}
        {counts.map(({ kind, label, count, areaM2, kept }) => (
          <tr key={kind}>
            <th scope="row">
              {button(kind, tr(label))}
              {kept < count && <span className={styles.note}> {tr(m.kept, { n: kept })}</span>}
            </th>
            <td className="num">{count}</td>
            <td className="num">{formatM2(areaM2)}</td>
            <td className="num">{formatMu(areaM2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
