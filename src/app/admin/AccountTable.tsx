import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Account } from '../../api/session.ts';
import { ROLES } from '../../domain/role.ts';
import { api, keys } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { localTime } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import '../ui/table.css';
import styles from './admin.module.css';
import { messages } from './messages.ts';

type Props = { accounts: readonly Account[]; ownId: number; onEdit: (account: Account) => void };

/** Accounts, active ones first; disabling takes effect at once and can be taken back with one press. */
export function AccountTable({ accounts, ownId, onEdit }: Props) {
  const tr = useTr();
  const client = useQueryClient();
  const toggle = useMutation({
    mutationFn: (account: Account) => api.changeAccount(account.id, { disabled: !account.disabled }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.accounts }),
  });
  const sorted = [...accounts].sort((a, b) => Number(a.disabled) - Number(b.disabled) || a.id - b.id);
  return (
    <>
      {toggle.error && (
        <p role="alert" className={styles.error}>
          {toggle.error instanceof ApiFailure ? tr(toggle.error.error.text) : toggle.error.message}
        </p>
      )}
      <div className={styles.scroll}>
        <table className={`table ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">{tr(messages.name)}</th>
              <th scope="col">{tr(messages.login)}</th>
              <th scope="col">{tr(messages.role)}</th>
              <th scope="col">{tr(messages.state)}</th>
              <th scope="col">{tr(messages.created)}</th>
              <th scope="col">{tr(messages.change)}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((account) => (
              <tr key={account.id} className={account.disabled ? styles.disabled : undefined}>
                <th scope="row">
                  {account.name}
                  {account.id === ownId && <span className="unit">（{tr(messages.you)}）</span>}
                </th>
                <td>{account.login}</td>
                <td>{tr(ROLES[account.role].name)}</td>
                <td>{tr(account.disabled ? messages.disabled : messages.enabled)}</td>
                <td>{localTime(account.createdAt)}</td>
                <td className={styles.rowButtons}>
                  <Button
                    size="small"
                    aria-label={tr(messages.changeOf, { name: account.name })}
                    onClick={() => onEdit(account)}
                  >
                    {tr(messages.change)}
                  </Button>
                  {account.id !== ownId && (
                    <Button
                      size="small"
                      loading={toggle.isPending && toggle.variables.id === account.id}
                      aria-label={tr(account.disabled ? messages.enableOf : messages.disableOf, {
                        name: account.name,
                      })}
                      onClick={() => toggle.mutate(account)}
                    >
                      {tr(account.disabled ? messages.enable : messages.disable)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
