import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTr } from '../text/lang.tsx';
import { Field } from './Field.tsx';
import { signInMessages as s } from './signInMessages.ts';

/** The first administrator of a new store. */
export function FirstAdmin(props: {
  busy: boolean;
  onSubmit: (first: { login: string; name: string; password: string }) => void;
}) {
  const tr = useTr();
  const [differ, setDiffer] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => `${form.get(name) ?? ''}`;
    const same = value('password') === value('again');
    setDiffer(!same);
    if (same)
      props.onSubmit({
        login: value('login').trim(),
        name: value('name').trim(),
        password: value('password'),
      });
  };
  return (
    <form className="signIn-form" onSubmit={submit} aria-labelledby="first-title">
      <h1 id="first-title" className="signIn-title">
        {tr(s.firstTitle)}
      </h1>
      <p className="signIn-hint">{tr(s.firstHow)}</p>
      <Field
        label={tr(s.login)}
        hint={tr(s.loginHow)}
        name="login"
        autoComplete="username"
        autoFocus
        required
        minLength={2}
        maxLength={64}
        pattern="[A-Za-z0-9._\-]+"
      />
      <Field label={tr(s.name)} name="name" autoComplete="name" required maxLength={64} />
      <Field
        label={tr(s.password)}
        hint={tr(s.passwordHow)}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
      />
      <Field
        label={tr(s.again)}
        error={differ ? tr(s.differ) : undefined}
        name="again"
        type="password"
        autoComplete="new-password"
        required
        maxLength={256}
      />
      <Button type="primary" htmlType="submit" loading={props.busy} block>
        {tr(s.create)}
      </Button>
    </form>
  );
}
