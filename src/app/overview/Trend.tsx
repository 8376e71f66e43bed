import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MonthPoint } from '../../domain/overview.ts';
import { useTr } from '../text/lang.tsx';
import { messages } from './messages.ts';
import '../ui/table.css';
import styles from './overview.module.css';
import { type MonthOf, SERIES } from './series.ts';
import type { TrendChart } from './trendChart.ts';

type Props = {
  points: readonly MonthPoint[];
  theme: string;
  /** False for a bar that the present filter has no room for. */
  canOpen: (month: string, of: MonthOf) => boolean;
  onOpen: (month: string, of: MonthOf) => void;
};

/** Bars by month, and the same figures as a table for keyboard and screen reader. */
export function Trend({ points, theme, canOpen, onOpen }: Props) {
  const tr = useTr();
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<TrendChart | null>(null);
  const [failed, setFailed] = useState(false);
  const open = useEffectEvent(onOpen);
  const empty = points.length === 0;

  useEffect(() => {
    if (empty) return;
    let gone = false;
    let made: TrendChart | null = null;
    // ECharts is a large package that only this panel needs.
    import('./trendChart.ts')
      .then(({ trendChart }) => {
        if (gone || !box.current) return;
        made = trendChart(box.current, (month, of) => open(month, of));
        setChart(made);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      made?.dispose();
      setChart(null);
    };
  }, [empty]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the document, by theme
  useEffect(() => {
    const names = Object.fromEntries(
      Object.entries(messages.series).map(([of, text]) => [of, tr(text)]),
    ) as Record<MonthOf, string>;
    chart?.draw(points, names, tr(messages.unitCount));
  }, [chart, points, theme, tr]);

  if (empty) return <p className={styles.note}>{tr(messages.noTrend)}</p>;
  return (
    <>
      {failed ? (
        <p className={styles.note}>{tr(messages.chartFailed)}</p>
      ) : (
        <div ref={box} className={styles.chart} role="img" aria-label={tr(messages.trend)} />
      )}
      <p className={styles.note}>{tr(messages.trendHint)}</p>
      <details open={failed}>
        <summary>{tr(messages.trendTable)}</summary>
        <MonthTable points={points} canOpen={canOpen} onOpen={onOpen} />
      </details>
    </>
  );
}

function MonthTable({ points, canOpen, onOpen }: Omit<Props, 'theme'>) {
  const tr = useTr();
  return (
    <table className={`table ${styles.table}`}>
      <thead>
        <tr>
          <th scope="col">{tr(messages.month)}</th>
          {SERIES.map(({ of }) => (
            <th scope="col" key={of} className={styles.plainHead}>
              {tr(messages.series[of])}
              <span className="unit">{tr(messages.unitCount)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.month}>
            <th scope="row">{point.month}</th>
            {SERIES.map(({ of, field }) => {
              const label = tr(messages.seePatches, {
                group: point.month,
                figure: tr(messages.series[of]),
                value: point[field],
              });
              return (
                <td key={of}>
                  {point[field] === 0 || !canOpen(point.month, of) ? (
                    <span className={styles.zero}>{point[field]}</span>
                  ) : (
                    <button
                      type="button"
                      className={styles.figure}
                      aria-label={label}
                      onClick={() => onOpen(point.month, of)}
                    >
                      {point[field]}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
