import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTr } from '../text/lang.tsx';
import { Field } from './Field.tsx';
import { signInMessages as s } from './signInMessages.ts';

/** Login and password. Folded behind a button where one-click accounts stand above it. */
export function PasswordForm(props: {
  folded: boolean;
  busy: boolean;
  onSubmit: (login: string, password: string) => void;
}) {
  const tr = useTr();
  const [open, setOpen] = useState(!props.folded);
  if (!open) {
    return (
      <Button type="link" onClick={() => setOpen(true)}>
        {tr(s.withPassword)}
      </Button>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    props.onSubmit(`${form.get('login')}`.trim(), `${form.get('password')}`);
  };
  return (
    <form className="signIn-form" onSubmit={submit} aria-label={tr(s.title)}>
      {!props.folded && <h1 className="signIn-title">{tr(s.title)}</h1>}
      <Field label={tr(s.login)} name="login" autoComplete="username" autoFocus required maxLength={64} />
      <Field
        label={tr(s.password)}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={256}
      />
      <Button type="primary" htmlType="submit" loading={props.busy} block>
        {tr(s.submit)}
      </Button>
    </form>
  );
}
