import { Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { CRS_LIST, crsName } from '../../../geo/crs.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import { word } from '../word.ts';
import { withReading } from './choices.ts';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import styles from './place.module.css';
import preview from './preview.module.css';

/** Any system of the trade, and which of the two coordinates comes first. */
export function OtherSystem({ preview: { inspection }, choices, choose, question }: PartProps) {
  const tr = useTr();
  const { lang } = useLang();
  const systems = useMemo(
    () => CRS_LIST.map(({ epsg }) => ({ value: epsg, label: `${crsName(epsg, lang)} · ${epsg}` })),
    [lang],
  );
  const found = inspection.layer?.axisOrder ?? null;
  const order = choices.reading.axisOrder ?? found?.order;
  return (
    <div className={preview.line}>
      <Select<number>
        size="small"
        className={styles.otherCrs}
        aria-label={tr(m.otherCrs)}
        placeholder={tr(m.otherCrs)}
        showSearch={{ optionFilterProp: 'label' }}
        value={inspection.layer ? null : (choices.reading.epsg ?? null)}
        options={systems}
        onChange={(epsg) => choose(withReading(choices, { epsg, axisOrder: undefined }))}
      />
      {(found || question) && (
        <span className={preview.line}>
          <Segmented<'xy' | 'yx' | ''>
            size="small"
            aria-label={tr(m.axisOrder)}
            value={order ?? ''}
            onChange={(next) => next && choose(withReading(choices, { axisOrder: next }))}
            options={(['xy', 'yx'] as const).map((one) => ({ value: one, label: tr(m.candidateAxis[one]) }))}
          />
          {found && <span className={preview.quiet}>{tr(word(m.axisHow, found.how))}</span>}
        </span>
      )}
    </div>
  );
}
