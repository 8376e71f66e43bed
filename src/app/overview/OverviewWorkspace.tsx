import { Button, Empty, Segmented } from 'antd';
import { useDeferredValue, useMemo } from 'react';
import { LAYER_KINDS } from '../../domain/layerKind.ts';
import { monthTrend, overview } from '../../domain/overview.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { type Figure, PROGRESS_FIGURES, SUBJECTS, sizeFigures } from './figures.ts';
import { GroupSection } from './GroupSection.tsx';
import { Headline } from './Headline.tsx';
import { type Grouping, landOn, landOnMonth } from './landing.ts';
import { MapControls } from './MapControls.tsx';
import { messages } from './messages.ts';
import styles from './overview.module.css';
import { ScopeStrip } from './ScopeStrip.tsx';
import { StateBar } from './StateBar.tsx';
import { TownshipRanking } from './TownshipRanking.tsx';
import { Trend } from './Trend.tsx';
import { useConcentration } from './useConcentration.ts';

/** 态势, for managers: how much, where it concentrates, who is slow; every figure leads to its patches. */
export default function OverviewWorkspace() {
  const tr = useTr();
  const { catalog, allRows, rows: liveRows, search, setSearch, goTo, theme } = useWorkspace();
  const rows = useDeferredValue(liveRows);
  const { vocabulary } = catalog;
  const subject = search.of ?? 'all';
  const total = useMemo(() => overview(rows, vocabulary, () => 'total')[0], [rows, vocabulary]);
  const months = useMemo(() => monthTrend(rows), [rows]);

  const open = (figure: Pick<Figure, 'bucket' | 'land'>, group?: { grouping: Grouping; key: string }) =>
    goTo('triage', landOn(search, rows, vocabulary, figure, group));
  const openTownship = (key: string) => open({ bucket: subject }, { grouping: 'township', key });
  const map = useConcentration(rows, subject, openTownship);

  const present = new Set(catalog.layers.map((layer) => layer.kind));
  const missingLayer = ({ layer }: Figure) =>
    layer && !present.has(layer) ? tr(LAYER_KINDS[layer].name) : undefined;

  if (allRows.length === 0) {
    return (
      <Empty className={styles.empty} description={tr(messages.emptyTitle)}>
        <p className={styles.note}>{tr(messages.emptyHint)}</p>
        <Button onClick={() => goTo('data')}>{tr(messages.toData)}</Button>
      </Empty>
    );
  }
  if (!total) {
    return (
      <div className={styles.page}>
        <ScopeStrip />
        <p className={styles.note}>{tr(messages.filteredEmpty)}</p>
      </div>
    );
  }
  const done = total.all.patches - total.undecided.patches;
  return (
    <div className={styles.page}>
      <h2 className="visuallyHidden">{tr(messages.title)}</h2>
      <ScopeStrip />
      <section aria-label={tr(messages.progress)}>
        <h3 className={styles.heading}>
          {tr(messages.progress)}
          <span className={styles.aside}>{tr(messages.decided, { done, all: total.all.patches })}</span>
        </h3>
        <StateBar
          rows={rows}
          vocabulary={vocabulary}
          theme={theme}
          onOpen={(state) => goTo('triage', { patch: undefined, state })}
        />
        <Headline
          figures={PROGRESS_FIGURES}
          total={total}
          title={tr(messages.progress)}
          missingLayer={missingLayer}
          onOpen={open}
        />
      </section>
      <section aria-label={tr(messages.size)}>
        <h3 className={styles.heading}>{tr(messages.size)}</h3>
        <Segmented
          size="small"
          block
          aria-label={tr(messages.subjectLabel)}
          value={subject}
          onChange={(of) => setSearch({ of: of === 'all' ? undefined : of })}
          options={SUBJECTS.map((value) => ({ value, label: tr(messages.subject[value]) }))}
        />
        <Headline
          figures={sizeFigures(subject)}
          total={total}
          title={tr(messages.size)}
          missingLayer={missingLayer}
          onOpen={open}
        />
        {total.unmeasured > 0 && (
          <p className={styles.warn} role="status">
            {tr(messages.unmeasured, { n: total.unmeasured })}
          </p>
        )}
        <p className={styles.note}>
          {tr(messages.subjectHint)} {tr(messages.grassNote)}
        </p>
      </section>
      <section aria-label={tr(messages.mapTitle)}>
        <h3 className={styles.heading}>{tr(messages.mapTitle)}</h3>
        <MapControls
          mode={map.mode}
          measure={map.measure}
          subject={subject}
          nothing={map.counted.length === 0}
          onMode={(heat) => setSearch({ heat })}
          onMeasure={(by) => setSearch({ by })}
        />
        <TownshipRanking values={map.values} townships={catalog.townships} onOpen={openTownship} />
      </section>
      <GroupSection rows={rows} total={total} subject={subject} missingLayer={missingLayer} onOpen={open} />
      <section aria-label={tr(messages.trend)}>
        <h3 className={styles.heading}>{tr(messages.trend)}</h3>
        <Trend
          points={months}
          theme={theme}
          canOpen={(month, of) => landOnMonth(search, month, of) !== null}
          onOpen={(month, of) => {
            const change = landOnMonth(search, month, of);
            if (change) goTo('triage', change);
          }}
        />
      </section>
    </div>
  );
}
