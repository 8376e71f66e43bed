import { useTr } from '../../text/lang.tsx';
import { Field } from '../../ui/Field.tsx';
import data from '../data.module.css';
import { messages } from '../messages.ts';
import { problemText } from './problemText.ts';
import type { FormProps } from './TargetSection.tsx';

/** Name and first day in force of a layer version. */
export function LayerFields({ form, problems, onForm }: FormProps) {
  const tr = useTr();
  return (
    <div className={data.pair}>
      <Field
        label={tr(messages.label)}
        hint={tr(messages.labelHint)}
        value={form.label}
        maxLength={100}
        onChange={(event) => onForm({ label: event.target.value })}
      />
      <Field
        label={tr(messages.validFrom)}
        type="date"
        value={form.validFrom}
        error={problemText(problems.validFrom, tr)}
        onChange={(event) => onForm({ validFrom: event.target.value })}
      />
    </div>
  );
}
