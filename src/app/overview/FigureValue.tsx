import { Tooltip } from 'antd';
import type { OverviewGroup } from '../../domain/overview.ts';
import { formatMu } from '../../geo/mu.ts';
import { percent } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { type Figure, figureOf } from './figures.ts';
import { messages } from './messages.ts';
import styles from './overview.module.css';

type Props = {
  figure: Figure;
  group: OverviewGroup;
  groupName: string;
  /** The layer that the figure needs is not in the store. */
  missingLayer?: string;
  onOpen: () => void;
};

const format = {
  count: (n: number) => `${n}`,
  area: (n: number) => formatMu(n),
  rate: (n: number) => percent(n),
};

/** A figure as text with what it stands for; '—' where it cannot be known. */
export function figureText(figure: Figure, group: OverviewGroup, missingLayer?: string): string {
  const value = missingLayer ? null : figureOf(figure, group);
  return value === null ? '—' : format[figure.unit](value);
}

/** One figure: a way to its patches where there are any, else plain text that says why not. */
export function FigureValue({ figure, group, groupName, missingLayer, onOpen }: Props) {
  const tr = useTr();
  const text = figureText(figure, group, missingLayer);
  if (missingLayer) return <Muted text={text} why={tr(messages.noLayer, { layer: missingLayer })} />;
  const value = figureOf(figure, group);
  if (value === null) return <Muted text={text} why={tr(messages.noRate)} />;
  if (value === 0 && figure.unit !== 'rate') return <span className={styles.zero}>{text}</span>;
  const label = tr(messages.seePatches, {
    group: groupName,
    figure: tr(figure.name),
    value: figure.unit === 'rate' ? text : `${text} ${tr(unitOf(figure))}`,
  });
  return (
    <button type="button" className={styles.figure} aria-label={label} title={label} onClick={onOpen}>
      {text}
    </button>
  );
}

export const unitOf = (figure: Figure) => (figure.unit === 'count' ? messages.unitCount : messages.unitMu);

function Muted({ text, why }: { text: string; why: string }) {
  return (
    <Tooltip title={why}>
      <span className={styles.zero}>
        {text}
        <span className="visuallyHidden">{why}</span>
      </span>
    </Tooltip>
  );
}
