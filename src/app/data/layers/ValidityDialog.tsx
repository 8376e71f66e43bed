import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { type FormEvent, useState } from 'react';
import type { LayerVersionInfo } from '../../../api/layers.ts';
import { api, keys } from '../../client/api.ts';
import { ApiFailure } from '../../client/request.ts';
import { useTr } from '../../text/lang.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';
import { formOf, problemsOf, type ValidityForm, validityOf } from './validity.ts';

/** First and last day of a layer version. */
export function ValidityDialog({ version, onClose }: { version: LayerVersionInfo; onClose: () => void }) {
  const tr = useTr();
  const client = useQueryClient();
  const [form, setForm] = useState<ValidityForm>(() => formOf(version));
  const [tried, setTried] = useState(false);
  const problems = problemsOf(form);
  const save = useMutation({
    mutationFn: () => api.setValidity(version.versionId, validityOf(form)),
    onSuccess: async () => {
      // Another version may be in force now, and every open patch be judged by it.
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.layers }),
        client.invalidateQueries({ queryKey: keys.catalog }),
        client.invalidateQueries({ queryKey: ['patch'] }),
      ]);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) save.mutate();
  };
  const errorOf = (field: keyof ValidityForm) => {
    const problem = tried ? problems[field] : undefined;
    return problem && tr(problem);
  };
  const title = tr(m.changeTitle, { layer: tr(version.name), label: version.label });
  return (
    <Modal open title={title} footer={null} width={420} onCancel={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={tr(m.firstDay)}
          type="date"
          value={form.firstDay}
          error={errorOf('firstDay')}
          onChange={(event) => setForm({ ...form, firstDay: event.target.value })}
        />
        <Field
          label={tr(m.lastDay)}
          hint={tr(m.lastDayHint)}
          type="date"
          value={form.lastDay}
          error={errorOf('lastDay')}
          onChange={(event) => setForm({ ...form, lastDay: event.target.value })}
        />
        <p className={styles.note}>{tr(m.changeHow)}</p>
        {save.isError && (
          <p role="alert" className={styles.error}>
            {save.error instanceof ApiFailure ? tr(save.error.error.text) : save.error.message}
          </p>
        )}
        <div className={styles.actions}>
          <Button onClick={onClose}>{tr(m.cancel)}</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {tr(m.save)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
