import { AutoComplete } from 'antd';
import { useId } from 'react';
import { useTr } from '../../text/lang.tsx';
import { withReading } from './choices.ts';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import styles from './preview.module.css';
import { Section } from './Section.tsx';

const NAMES = ['wkt', 'x', 'y', 'parcel', 'ring'] as const;

/** Which columns of a table hold the coordinates: by heading, or by number where there is none. Shown where the headings do not tell, or somebody has chosen. */
export function ColumnsSection({ preview, choices, choose, question }: PartProps) {
  const tr = useTr();
  const id = useId();
  const { layer } = preview.inspection;
  const columns = choices.reading.columns;
  if (!question && !columns) return null;
  const options = (layer?.fields ?? []).map(({ name, samples }) => ({
    value: name,
    label: samples.length > 0 ? `${name}（${samples.slice(0, 2).join('，')}）` : name,
  }));
  return (
    <Section title={tr(m.columns)} question={question}>
      <p className={styles.quiet}>{tr(m.columnsHint)}</p>
      <div className={styles.columns}>
        {NAMES.map((name) => (
          <div key={name}>
            <label htmlFor={`${id}-${name}`}>{tr(m.column[name])}</label>
            <AutoComplete<string>
              id={`${id}-${name}`}
              allowClear
              placeholder={tr(m.none)}
              value={columns?.[name]}
              options={options}
              onChange={(field?: string) =>
                choose(withReading(choices, { columns: { ...columns, [name]: field } }))
              }
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
