import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { type OverviewGroup, overview } from '../../domain/overview.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { NO_TOWNSHIP } from '../../domain/patchFilter.ts';
import { useTr } from '../text/lang.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useWorkspace } from '../workspace.ts';
import { figureText, unitOf } from './FigureValue.tsx';
import { type Figure, PROGRESS_FIGURES, type Subject, sizeFigures } from './figures.ts';
import { GroupTable } from './GroupTable.tsx';
import { GROUPINGS, type Grouping, groupKey } from './landing.ts';
import { messages } from './messages.ts';
import styles from './overview.module.css';
import { type Order, rankGroups } from './ranking.ts';

type Props = {
  rows: readonly PatchRow[];
  total: OverviewGroup;
  subject: Subject;
  missingLayer: (figure: Figure) => string | undefined;
  onOpen: (figure: Figure, group?: { grouping: Grouping; key: string }) => void;
};

/** The table by township, batch or kind: ranked, sortable, and copied as it stands into a spreadsheet. */
export function GroupSection({ rows, total, subject, missingLayer, onOpen }: Props) {
  const tr = useTr();
  const { catalog, search, setSearch } = useWorkspace();
  const grouping = search.group ?? 'township';
  const [order, setOrder] = useState<Order>({ figureId: 'found', descending: true });
  const figures = useMemo(() => [...PROGRESS_FIGURES, ...sizeFigures(subject)], [subject]);
  const groups = useMemo(
    () => overview(rows, catalog.vocabulary, (row) => groupKey(grouping, row)),
    [rows, catalog.vocabulary, grouping],
  );
  const nameOf = (key: string) => {
    if (grouping === 'kind') return key || tr(messages.noKind);
    if (grouping === 'batch') return catalog.batches.find((batch) => batch.id === key)?.name ?? key;
    const township = catalog.townships.find((item) => item.code === key);
    return township?.name ?? (key === NO_TOWNSHIP ? tr(messages.noTownship) : key);
  };
  const by = figures.find((figure) => figure.id === order.figureId) ?? figures[0]!;
  const ranked = rankGroups(groups, by, order.descending, nameOf);
  const title = tr(messages.grouping[grouping]);

  /** Tab-separated, the way spreadsheets take it; with units in the head and without thousands separators. */
  const asText = () => {
    const head = figures.map((figure) => {
      const unit = figure.unit === 'rate' ? '' : `(${tr(unitOf(figure))})`;
      return `${tr(figure.name)}${unit}`;
    });
    const line = (name: string, group: OverviewGroup) =>
      [name, ...figures.map((figure) => figureText(figure, group, missingLayer(figure)))].join('\t');
    const lines = ranked.map(({ group, name }) => line(name, group));
    return [[title, ...head].join('\t'), ...lines, line(tr(messages.whole), total)].join('\n');
  };

  return (
    <section aria-label={tr(messages.table)}>
      <h3 className={styles.heading}>
        {tr(messages.table)}
        <CopyButton text={asText} label={messages.copyTable} />
      </h3>
      <Segmented
        size="small"
        block
        aria-label={tr(messages.groupBy)}
        value={grouping}
        onChange={(group) => setSearch({ group: group === 'township' ? undefined : group })}
        options={GROUPINGS.map((value) => ({ value, label: tr(messages.grouping[value]) }))}
      />
      <GroupTable
        caption={`${tr(messages.table)} · ${title} · ${tr(messages.subject[subject])}`}
        groupTitle={title}
        figures={figures}
        rows={ranked}
        total={total}
        order={order}
        onOrder={setOrder}
        missingLayer={missingLayer}
        onOpen={(figure, key) => onOpen(figure, key === undefined ? undefined : { grouping, key })}
      />
    </section>
  );
}
