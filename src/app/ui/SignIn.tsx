import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ApiError } from '../../api/common.ts';
import type { Session } from '../../api/session.ts';
import { api, keys } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { useLang, useTr } from '../text/lang.tsx';
import { useTheme } from '../theme/theme.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { FirstAdmin } from './FirstAdmin.tsx';
import { Logo } from './Logo.tsx';
import { loadCounty } from './loadCounty.ts';
import { uiMessages as m } from './messages.ts';
import { PasswordForm } from './PasswordForm.tsx';
import './signIn.css';

const COUNTY_AHEAD_MS = 600;

/** Runs one way of getting in; on success the session is known and the page goes on by itself. */
export type Enter = (call: () => Promise<Session>) => Promise<void>;

export function SignIn({ session }: { session: Session }) {
  const client = useQueryClient();
  const tr = useTr();
  const { lang, setLang } = useLang();
  const { theme, setTheme } = useTheme();
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);

  // While somebody types, what comes after the sign-in may come already.
  useEffect(() => {
    const timer = setTimeout(() => void loadCounty(), COUNTY_AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);

  const enter: Enter = async (call) => {
    setBusy(true);
    setError(null);
    try {
      const entered = await call();
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
      client.setQueryData(keys.session, entered);
    } catch (failure) {
      if (failure instanceof ApiFailure) setError(failure.error);
      else throw failure;
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="signIn">
      <div className="signIn-card">
        <div className="signIn-head">
          <Logo />
          {session.synthetic && <span className="badge">{tr(m.synthetic)}</span>}
        </div>
        <p className="signIn-tagline">{tr(m.tagline)}</p>
        {error && (
          <p className="signIn-error" role="alert">
            {tr(error.text)}
          </p>
        )}
        {session.needsFirstAdmin ? (
          <FirstAdmin busy={busy} onSubmit={(first) => enter(() => api.setUp(first))} />
        ) : (
          <>
            {session.demoAccounts.length > 0 && (
              <DemoAccounts
                accounts={session.demoAccounts}
                busy={busy}
                onChoose={(login) => enter(() => api.signInDemo(login))}
              />
            )}
            <PasswordForm
              folded={session.demoAccounts.length > 0}
              busy={busy}
              onSubmit={(login, password) => enter(() => api.signIn(login, password))}
            />
          </>
        )}
      </div>
      <p className="signIn-foot">
        <Button
          size="small"
          type="text"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {tr(m.toEnglish)}
        </Button>
        <Button size="small" type="text" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
          {tr(theme === 'dark' ? m.toLight : m.toDark)}
        </Button>
        <span className="muted">{session.version}</span>
      </p>
    </main>
  );
}
