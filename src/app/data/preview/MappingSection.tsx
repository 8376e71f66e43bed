import { Select } from 'antd';
import { useId } from 'react';
import { useTr } from '../../text/lang.tsx';
import '../../ui/table.css';
import { mappingOf } from './choices.ts';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import styles from './preview.module.css';
import { Section } from './Section.tsx';

/** No field; antd has no null value. A field's name cannot be empty. */
const NONE = '';

/** Which field of the file fills which of our columns, with samples to judge by. */
export function MappingSection({ preview, choices, choose }: PartProps) {
  const tr = useTr();
  const id = useId();
  const { layer } = preview.inspection;
  const { columns, how } = preview.mapping;
  if (!layer || columns.length === 0) return null;
  const mapping = mappingOf(preview, choices);
  const fields = new Map(layer.fields.map((field) => [field.name, field]));
  const used = new Set(Object.values(mapping));
  const unused = layer.fields.filter(({ name }) => !used.has(name)).length;
  const options = [
    { value: NONE, label: tr(m.none) },
    ...layer.fields.map(({ name }) => ({ value: name, label: name })),
  ];
  return (
    <Section title={tr(m.mapping)}>
      <p className={styles.quiet}>{tr(how === 'remembered' ? m.remembered : m.guessed)}</p>
      <div className={styles.scrollX}>
        <table className={`table ${styles.mapping}`}>
          <thead>
            <tr>
              <th scope="col">{tr(m.ours)}</th>
              <th scope="col">{tr(m.theirs)}</th>
              <th scope="col">{tr(m.samples)}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, label, required }) => {
              const chosen = mapping[name] ?? null;
              const field = chosen === null ? undefined : fields.get(chosen);
              const missing = required && chosen === null;
              return (
                <tr key={name}>
                  <th scope="row">
                    {tr(label)}
                    {required && <span className={styles.required}> *{tr(m.required)}</span>}
                  </th>
                  <td>
                    <Select<string>
                      size="small"
                      className={styles.field}
                      showSearch={{ optionFilterProp: 'label' }}
                      aria-label={tr(m.fieldFor, { column: tr(label) })}
                      aria-invalid={missing || undefined}
                      aria-describedby={`${id}-${name}`}
                      status={missing ? 'error' : undefined}
                      value={chosen ?? NONE}
                      options={options}
                      onChange={(value) =>
                        choose({
                          ...choices,
                          mapping: { ...choices.mapping, [name]: value === NONE ? null : value },
                        })
                      }
                    />
                  </td>
                  <td id={`${id}-${name}`} className={missing ? styles.error : styles.samples}>
                    {missing
                      ? tr(m.missing)
                      : field &&
                        (field.filled === 0 ? tr(m.emptyField) : field.samples.slice(0, 3).join(' · '))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {unused > 0 && <p className={styles.quiet}>{tr(m.unmapped, { n: unused })}</p>}
      {layer.areaField && (
        <p>
          {tr(m.areaUnit, {
            field: layer.areaField.field,
            unit: tr(m.unit[layer.areaField.unit]),
            agreeing: layer.areaField.agreeing,
            compared: layer.areaField.compared,
          })}
        </p>
      )}
    </Section>
  );
}
