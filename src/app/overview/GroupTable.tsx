import type { OverviewGroup } from '../../domain/overview.ts';
import { useTr } from '../text/lang.tsx';
import { FigureValue, unitOf } from './FigureValue.tsx';
import type { Figure } from './figures.ts';
import { messages } from './messages.ts';
import '../ui/table.css';
import styles from './overview.module.css';
import type { Order, Ranked } from './ranking.ts';

type Props = {
  caption: string;
  groupTitle: string;
  figures: readonly Figure[];
  rows: readonly Ranked[];
  total: OverviewGroup;
  order: Order;
  onOrder: (order: Order) => void;
  missingLayer: (figure: Figure) => string | undefined;
  /** `key` undefined: the totals row. */
  onOpen: (figure: Figure, key?: string) => void;
};

/** One row a group, ranked by the sorted column; the totals row is computed from all patches, never summed up. */
export function GroupTable(props: Props) {
  const { caption, groupTitle, figures, rows, total, order, onOrder, missingLayer, onOpen } = props;
  const tr = useTr();
  const cells = (group: OverviewGroup, name: string, key?: string) =>
    figures.map((figure) => (
      <td key={figure.id}>
        <FigureValue
          figure={figure}
          group={group}
          groupName={name}
          missingLayer={missingLayer(figure)}
          onOpen={() => onOpen(figure, key)}
        />
      </td>
    ));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className={styles.tableScroll} aria-label={caption} tabIndex={0}>
      <table className={`table ${styles.table}`}>
        <caption className="visuallyHidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.sticky}>
              {groupTitle}
            </th>
            {figures.map((figure) => (
              <HeadCell key={figure.id} figure={figure} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, name, rank }) => (
            <tr key={group.key}>
              <th scope="row" className={styles.sticky}>
                <span className={styles.rank} title={tr(messages.rank)}>
                  {rank ?? '·'}
                </span>
                {name}
              </th>
              {cells(group, name, group.key)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.sticky}>
              {tr(messages.whole)}
            </th>
            {cells(total, tr(messages.whole))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function HeadCell({ figure, order, onOrder }: { figure: Figure; order: Order; onOrder: (o: Order) => void }) {
  const tr = useTr();
  const sorted = order.figureId === figure.id;
  const direction = order.descending ? 'descending' : 'ascending';
  const name = tr(figure.name);
  return (
    <th scope="col" aria-sort={sorted ? direction : 'none'}>
      <button
        type="button"
        className={styles.sort}
        title={figure.hint ? tr(figure.hint) : tr(messages.sortBy, { name })}
        aria-label={tr(messages.sortBy, { name })}
        onClick={() => onOrder({ figureId: figure.id, descending: sorted ? !order.descending : true })}
      >
        <span>{name}</span>
        <span className={styles.headUnit}>
          {figure.unit !== 'rate' && tr(unitOf(figure))}
          {sorted ? (order.descending ? ' ↓' : ' ↑') : ''}
        </span>
      </button>
    </th>
  );
}
