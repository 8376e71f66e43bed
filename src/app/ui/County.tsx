import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Session, User } from '../../api/session.ts';
import { api, keys } from '../client/api.ts';
import { type LiveStatus, openLive } from '../client/live.ts';
import { catalogQuery, takeInRows } from '../client/queries.ts';
import { onSignedOut } from '../client/request.ts';
import { PatchTableStore } from '../state/patchTable.ts';
import { Failure } from './Failure.tsx';
import { uiMessages as m } from './messages.ts';
import { Shell } from './Shell.tsx';
import { Splash } from './Splash.tsx';

/** Loads the county (catalog, patch table), keeps both up to date by events, and shows the shell. */
export function County({ user, session }: { user: User; session: Session }) {
  const client = useQueryClient();
  const [table] = useState(() => new PatchTableStore());
  const catalog = useQuery(catalogQuery);
  // The rows live in the table; the query only says when they were (re)loaded.
  const rows = useQuery({
    queryKey: keys.patchTable,
    queryFn: async () => {
      const loaded = await api.patchTable();
      table.load(loaded);
      return loaded.rev;
    },
  });
  const ready = catalog.isSuccess && rows.isSuccess;
  const live = useLive(table, ready);

  useEffect(() => onSignedOut(() => void client.invalidateQueries({ queryKey: keys.session })), [client]);

  if (catalog.data && rows.isSuccess) {
    return <Shell user={user} session={session} catalog={catalog.data} table={table} live={live} />;
  }
  const failed = catalog.isError ? catalog : rows.isError ? rows : null;
  if (failed) {
    const retry = () => {
      if (catalog.isError) void catalog.refetch();
      if (rows.isError) void rows.refetch();
    };
    return <Failure error={failed.error} retry={retry} />;
  }
  return <Splash text={m.loadingCounty} />;
}

/** Events into the table and the query cache. */
function useLive(table: PatchTableStore, ready: boolean): LiveStatus {
  const client = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const onEvent = useRef<Parameters<typeof openLive>[0]['onEvent']>(() => {});
  onEvent.current = (event) => {
    if (event.type === 'patches') {
      table.apply(event.rows, event.rev);
      takeInRows(client, event.rows, event.event);
    } else if (event.type === 'job') {
      void client.invalidateQueries({ queryKey: keys.jobs });
    } else {
      void client.invalidateQueries({ queryKey: keys.catalog });
      void client.invalidateQueries({ queryKey: keys.patchTable });
      void client.invalidateQueries({ queryKey: ['patch'] });
    }
  };
  useEffect(() => {
    if (!ready) return;
    return openLive({
      rev: () => table.rev,
      onEvent: (event) => onEvent.current(event),
      onStatus: setStatus,
      onClosed: () => void client.invalidateQueries({ queryKey: keys.session }),
    });
  }, [ready, table, client]);
  return status;
}
