import type { User } from '../../api/session.ts';
import { ROLES } from '../../domain/role.ts';
import { useTr } from '../text/lang.tsx';
import { roleCan, signInMessages as s } from './signInMessages.ts';

/** One button an account, each saying what its role can do. */
export function DemoAccounts(props: {
  accounts: readonly User[];
  busy: boolean;
  onChoose: (login: string) => void;
}) {
  const tr = useTr();
  return (
    <section aria-labelledby="demo-title">
      <h1 id="demo-title" className="signIn-title">
        {tr(s.demoTitle)}
      </h1>
      <p className="signIn-hint">{tr(s.demoHow)}</p>
      <ul className="demoAccounts">
        {props.accounts.map((account) => {
          const role = tr(ROLES[account.role].name);
          return (
            <li key={account.id}>
              <button
                type="button"
                className="demoAccount"
                disabled={props.busy}
                aria-label={`${tr(s.enterAs, { name: account.name, role })}: ${tr(roleCan[account.role])}`}
                onClick={() => props.onChoose(account.login)}
              >
                <span className="demoAccount-name">{account.name}</span>
                <span className="demoAccount-role">{role}</span>
                <span className="demoAccount-can">{tr(roleCan[account.role])}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
