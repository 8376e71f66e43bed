import { Select } from 'antd';
import { useId, useState } from 'react';
import type { PolygonJson } from '../../../api/common.ts';
import { formatMu } from '../../../geo/mu.ts';
import { useTr } from '../../text/lang.tsx';
import { siteFileMessages as m } from './messages.ts';
import { joined, type Shape } from './reading.ts';
import styles from './siteFile.module.css';

const ALL = -1;

type Props = { shapes: readonly Shape[]; onTake: (polygon: PolygonJson, shape: string) => void };

/** Several shapes in a file: one of them, or all as one site. */
export function ShapeChoice({ shapes, onTake }: Props) {
  const tr = useTr();
  const id = useId();
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const nameOf = ({ record, name }: Shape) => name || tr(m.shapeRecord, { n: record });
  const n = shapes.length;
  const all = tr(m.allShapes, { n, mu: formatMu(shapes.reduce((sum, { areaM2 }) => sum + areaM2, 0)) });
  const take = (index: number) => {
    setChosen(index);
    const shape = shapes[index];
    if (shape) onTake(shape.geometry, nameOf(shape));
    else onTake(joined(shapes), all);
  };
  return (
    <div className={chosen === undefined ? `${styles.question} ${styles.asked}` : styles.question}>
      <label htmlFor={id}>{tr(m.askShape, { n })}</label>
      <Select<number>
        id={id}
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        options={[
          { value: ALL, label: all },
          ...shapes.map((shape, index) => ({
            value: index,
            label: tr(m.shapeOption, { name: nameOf(shape), mu: formatMu(shape.areaM2) }),
          })),
        ]}
        onChange={take}
      />
    </div>
  );
}
