import { Button, Segmented, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { LAYER_KIND_LIST, LAYER_KINDS, type LayerKind } from '../../domain/layerKind.ts';
import { useTr } from '../text/lang.tsx';
import { Field } from '../ui/Field.tsx';
import { useWorkspace } from '../workspace.ts';
import styles from './data.module.css';
import { type ImportForm, problemsOf } from './importForm.ts';
import { messages } from './messages.ts';

type Props = { form: ImportForm; onChange: (form: ImportForm) => void; onStart: () => void };

/** What the file is: a batch with its dates, or a version of a layer. Problems show once one tries to start. */
export function ImportFields({ form, onChange, onStart }: Props) {
  const tr = useTr();
  const id = useId();
  const { catalog } = useWorkspace();
  const [tried, setTried] = useState(false);
  const problems = problemsOf(form, catalog.batches);
  const set = (change: Partial<ImportForm>) => onChange({ ...form, ...change });
  const errorOf = (field: keyof ImportForm) => {
    const problem = tried ? problems[field] : undefined;
    if (!problem) return undefined;
    return tr(problem.text, { ...problem.values, ...(problem.field ? { name: tr(problem.field) } : {}) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) onStart();
  };
  const replaced = catalog.layers.find((layer) => layer.kind === form.kind);
  const kindError = errorOf('kind');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Segmented<ImportForm['target']>
        block
        aria-label={tr(messages.target)}
        value={form.target}
        onChange={(target) => set({ target })}
        options={[
          { value: 'patches', label: tr(messages.patches) },
          { value: 'layer', label: tr(messages.layer) },
        ]}
      />
      {form.target === 'patches' ? (
        <>
          <Field
            label={tr(messages.batchName)}
            value={form.batchName}
            maxLength={100}
            error={errorOf('batchName')}
            onChange={(event) => set({ batchName: event.target.value })}
          />
          <Field
            label={tr(messages.source)}
            value={form.source}
            maxLength={40}
            list={`${id}-sources`}
            onChange={(event) => set({ source: event.target.value })}
          />
          <datalist id={`${id}-sources`}>
            {Object.values(messages.sources).map((source) => (
              <option key={source.zh} value={source.zh} />
            ))}
          </datalist>
          <div className={styles.pair}>
            <Field
              label={tr(messages.issuedOn)}
              type="date"
              value={form.issuedOn}
              onChange={(event) => set({ issuedOn: event.target.value })}
            />
            <Field
              label={tr(messages.deadline)}
              type="date"
              value={form.deadline}
              error={errorOf('deadline')}
              onChange={(event) => set({ deadline: event.target.value })}
            />
          </div>
        </>
      ) : (
        <>
          <div className={styles.select}>
            <label htmlFor={`${id}-kind`}>{tr(messages.kind)}</label>
            <Select<LayerKind>
              id={`${id}-kind`}
              aria-invalid={kindError ? true : undefined}
              status={kindError ? 'error' : undefined}
              value={form.kind || undefined}
              onChange={(kind) => set({ kind })}
              options={LAYER_KIND_LIST.map((kind) => ({ value: kind, label: tr(LAYER_KINDS[kind].name) }))}
            />
            {kindError && (
              <p role="alert" className={styles.error}>
                {kindError}
              </p>
            )}
          </div>
          <Field
            label={tr(messages.label)}
            hint={tr(messages.labelHint)}
            value={form.label}
            maxLength={100}
            onChange={(event) => set({ label: event.target.value })}
          />
          {replaced && (
            <p className={styles.note}>
              {tr(messages.replaces, { layer: tr(replaced.name), label: replaced.label })}
            </p>
          )}
        </>
      )}
      <div className={styles.chosen}>
        <Button type="primary" htmlType="submit">
          {tr(messages.start)}
        </Button>
        <span className={styles.note}>{tr(messages.allOrNothing)}</span>
      </div>
    </form>
  );
}
