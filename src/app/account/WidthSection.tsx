import { AimOutlined, CheckOutlined, MinusOutlined } from '@ant-design/icons';
import { useId } from 'react';
import type { Width } from '../../api/width.ts';
import { useTr } from '../text/lang.tsx';
import type { WidthPlace } from './annotations.ts';
import { ROAD_WIDTH_M, roadFact } from './criteria.ts';
import { accountMessages as m } from './messages.ts';
import './account.css';

type Props = {
  width: Width;
  shown: boolean;
  onToggle: () => void;
  /** Draws it and goes to one of the three places. */
  onPlace: (kind: WidthPlace['kind']) => void;
};

/** 宽度 of a narrow patch along its axis, beside the width that a farm road may have. */
export function WidthSection({ width, shown, onToggle, onPlace }: Props) {
  const tr = useTr();
  const titleId = useId();
  const fact = roadFact(width);
  const within = !fact.tooNarrow && !fact.tooWide;
  const values = fact.shown;
  return (
    <section className="block account" aria-labelledby={titleId}>
      <div className="account-head">
        <h3 className="block-title" id={titleId}>
          {tr(m.width)}
        </h3>
        <button type="button" className="account-line" aria-pressed={shown} onClick={onToggle}>
          <AimOutlined aria-hidden="true" />
          {tr(m.drawWidth)}
        </button>
      </div>
      <dl className="width-figures">
        {(['min', 'median', 'max'] as const).map((kind) => (
          <div key={kind}>
            <dt>{tr(m[kind])}</dt>
            <dd>
              <button
                type="button"
                className="width-figure"
                aria-label={tr(m.zoomToPlace, { name: tr(m[kind]), m: values[kind] })}
                onClick={() => onPlace(kind)}
              >
                {values[kind]}
                <span className="unit">m</span>
              </button>
            </dd>
          </div>
        ))}
        <div>
          <dt>{tr(m.length)}</dt>
          <dd>
            {width.lengthM.toFixed(2)}
            <span className="unit">m</span>
          </dd>
        </div>
      </dl>
      <p className="facts-list facts-line">
        <span>{tr(m.road, ROAD_WIDTH_M)}</span>
        <span className="facts-mark">
          {within ? <CheckOutlined aria-hidden="true" /> : <MinusOutlined aria-hidden="true" />}{' '}
          {[
            within && tr(m.roadWithin),
            fact.tooNarrow && tr(m.roadTooNarrow, { m: values.min }),
            fact.tooWide && tr(m.roadTooWide, { m: values.max }),
          ]
            .filter(Boolean)
            .join('；')}
        </span>
      </p>
    </section>
  );
}
