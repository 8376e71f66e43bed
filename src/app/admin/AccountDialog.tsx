import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { Account } from '../../api/session.ts';
import { ROLE_LIST, ROLES, type Role } from '../../domain/role.ts';
import { api, keys } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { useTr } from '../text/lang.tsx';
import { Field } from '../ui/Field.tsx';
import { type AccountForm, changeOf, formOf, NEW_FORM, newAccountOf, problemsOf } from './accountForm.ts';
import styles from './admin.module.css';
import { messages } from './messages.ts';

type Props = {
  /** null: a new account. */
  account: Account | null;
  accounts: readonly Account[];
  isOwn: boolean;
  onClose: (saved: Account | null) => void;
};

/** Creates an account, or changes its name, role or password. */
export function AccountDialog({ account, accounts, isOwn, onClose }: Props) {
  const tr = useTr();
  const id = useId();
  const client = useQueryClient();
  const [form, setForm] = useState<AccountForm>(account ? formOf(account) : NEW_FORM);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(form, account, accounts);
  const save = useMutation({
    mutationFn: () =>
      account
        ? api.changeAccount(account.id, changeOf(form, account))
        : api.createAccount(newAccountOf(form)),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: keys.accounts });
      onClose(saved);
    },
  });
  const set = (change: Partial<AccountForm>) => setForm({ ...form, ...change });
  const errorOf = (field: keyof AccountForm) => {
    const problem = tried ? problems[field] : undefined;
    return problem && tr(problem, { login: form.login.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) save.mutate();
  };
  const permissions = ROLES[form.role].permissions.map((permission) => tr(messages.permissions[permission]));
  const title = account
    ? tr(messages.editTitle, { name: account.name, login: account.login })
    : tr(messages.createTitle);
  return (
    <Modal open title={title} footer={null} width={420} onCancel={() => onClose(null)}>
      <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
        {!account && (
          <Field
            label={tr(messages.login)}
            hint={tr(messages.loginHint)}
            error={errorOf('login')}
            value={form.login}
            autoComplete="off"
            autoFocus
            onChange={(event) => set({ login: event.target.value })}
          />
        )}
        <Field
          label={tr(messages.name)}
          hint={tr(messages.nameHint)}
          error={errorOf('name')}
          value={form.name}
          maxLength={64}
          onChange={(event) => set({ name: event.target.value })}
        />
        <div className={styles.select}>
          <label htmlFor={`${id}-role`}>{tr(messages.role)}</label>
          <Select<Role>
            id={`${id}-role`}
            value={form.role}
            onChange={(role) => set({ role })}
            options={ROLE_LIST.map((role) => ({ value: role, label: tr(ROLES[role].name) }))}
          />
          <p className={styles.note}>
            {permissions.length ? tr(messages.may, { list: permissions.join('、') }) : tr(messages.readOnly)}
          </p>
          {isOwn && form.role !== 'admin' && <p className={styles.warn}>{tr(messages.ownRole)}</p>}
        </div>
        <Field
          label={tr(account ? messages.newPassword : messages.password)}
          hint={tr(account ? messages.newPasswordHint : messages.passwordHint)}
          error={errorOf('password')}
          type="password"
          autoComplete="new-password"
          value={form.password}
          maxLength={256}
          onChange={(event) => set({ password: event.target.value })}
        />
        {save.error && (
          <p role="alert" className={styles.error}>
            {save.error instanceof ApiFailure ? tr(save.error.error.text) : save.error.message}
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={() => onClose(null)}>{tr(messages.cancel)}</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {tr(account ? messages.save : messages.create)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
