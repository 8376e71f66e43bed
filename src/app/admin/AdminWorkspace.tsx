import { UserAddOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Account } from '../../api/session.ts';
import { may, ROLES } from '../../domain/role.ts';
import { api, keys } from '../client/api.ts';
import { useTr } from '../text/lang.tsx';
import { Failure } from '../ui/Failure.tsx';
import { useWorkspace } from '../workspace.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { AccountTable } from './AccountTable.tsx';
import styles from './admin.module.css';
import { messages } from './messages.ts';

/** 管理: who may do what. */
export default function AdminWorkspace() {
  const tr = useTr();
  const { user } = useWorkspace();
  const allowed = may(user.role, 'manageAccounts');
  const accounts = useQuery({ queryKey: keys.accounts, queryFn: api.accounts, enabled: allowed });
  const [editing, setEditing] = useState<Account | 'new' | null>(null);
  const [saved, setSaved] = useState<Account | null>(null);

  if (!allowed)
    return <p className={styles.page}>{tr(messages.noRight, { role: tr(ROLES[user.role].name) })}</p>;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2>{tr(messages.title)}</h2>
        <Button
          type="primary"
          icon={<UserAddOutlined aria-hidden="true" />}
          onClick={() => setEditing('new')}
        >
          {tr(messages.create)}
        </Button>
      </div>
      <p className={styles.note}>{tr(messages.intro)}</p>
      <p role="status" className={styles.saved}>
        {saved && tr(messages.saved, { name: saved.name })}
      </p>
      {accounts.isPending && (
        <p role="status" className={styles.note}>
          {tr(messages.loading)}
        </p>
      )}
      {accounts.isError && <Failure error={accounts.error} retry={() => accounts.refetch()} />}
      {accounts.data && <AccountTable accounts={accounts.data} ownId={user.id} onEdit={setEditing} />}
      {editing && (
        <AccountDialog
          key={editing === 'new' ? 'new' : editing.id}
          account={editing === 'new' ? null : editing}
          accounts={accounts.data ?? []}
          isOwn={editing !== 'new' && editing.id === user.id}
          onClose={(account) => {
            setSaved(account);
            setEditing(null);
          }}
        />
      )}
    </div>
  );
}
