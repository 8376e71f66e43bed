import { useId } from 'react';
import type { Preview } from '../../../api/uploads.ts';
import { useTr } from '../../text/lang.tsx';
import { Field } from '../../ui/Field.tsx';
import data from '../data.module.css';
import { messages } from '../messages.ts';
import { Choice } from './Choice.tsx';
import { previewMessages as m } from './messages.ts';
import styles from './preview.module.css';
import { problemText } from './problemText.ts';
import type { FormProps } from './TargetSection.tsx';

/** The batch that the file becomes or corrects. */
export function BatchFields(props: FormProps & { reissues: Preview['reissueOf'] }) {
  const tr = useTr();
  const id = useId();
  const { form, problems, onForm, reissues } = props;
  return (
    <>
      {reissues.length > 0 && (
        <div className={styles.choices} role="radiogroup" aria-label={tr(m.batchKind)}>
          <Choice
            group={id}
            checked={form.reissueOf === ''}
            onChoose={() => onForm({ reissueOf: '' })}
            title={tr(m.newBatch)}
          />
          {reissues.map(({ batchId, name, shared, added, missing }) => (
            <Choice
              key={batchId}
              group={id}
              checked={form.reissueOf === batchId}
              onChoose={() => onForm({ reissueOf: batchId })}
              title={tr(m.reissue, { name })}
            >
              {tr(m.reissueCounts, { shared, added, missing })}
            </Choice>
          ))}
        </div>
      )}
      {form.reissueOf ? (
        <p className={styles.quiet}>{tr(m.reissueHint)}</p>
      ) : (
        <>
          <Field
            label={tr(messages.batchName)}
            value={form.batchName}
            maxLength={100}
            error={problemText(problems.batchName, tr)}
            onChange={(event) => onForm({ batchName: event.target.value })}
          />
          <div className={data.pair}>
            <Field
              label={tr(messages.source)}
              value={form.source}
              maxLength={40}
              list={`${id}-sources`}
              onChange={(event) => onForm({ source: event.target.value })}
            />
            <Field
              label={tr(messages.period)}
              value={form.period}
              maxLength={40}
              onChange={(event) => onForm({ period: event.target.value })}
            />
          </div>
          <datalist id={`${id}-sources`}>
            {Object.values(messages.sources).map((source) => (
              <option key={source.zh} value={source.zh} />
            ))}
          </datalist>
          <div className={data.pair}>
            <Field
              label={tr(messages.issuedOn)}
              type="date"
              value={form.issuedOn}
              onChange={(event) => onForm({ issuedOn: event.target.value })}
            />
            <Field
              label={tr(messages.deadline)}
              type="date"
              value={form.deadline}
              error={problemText(problems.deadline, tr)}
              onChange={(event) => onForm({ deadline: event.target.value })}
            />
          </div>
        </>
      )}
    </>
  );
}
