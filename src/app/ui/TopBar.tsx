import { Tooltip } from 'antd';
import { lazy, Suspense } from 'react';
import type { Session } from '../../api/session.ts';
import type { LiveStatus } from '../client/live.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace, type Workspace } from '../workspace.ts';
import { LiveLamp } from './LiveLamp.tsx';
import { Logo } from './Logo.tsx';
import { uiMessages as m } from './messages.ts';
import { ScopePickers } from './ScopePickers.tsx';
import { UserMenu } from './UserMenu.tsx';
import { WorkspaceLink } from './WorkspaceLink.tsx';
import './topBar.css';

const MapSearch = lazy(() => import('../map/MapSearch.tsx'));

export function TopBar(props: { workspaces: readonly Workspace[]; live: LiveStatus; session: Session }) {
  const { narrow, catalog, table, map, openPatch } = useWorkspace();
  const tr = useTr();
  return (
    <header className="topBar">
      <Logo />
      {!narrow && (
        <>
          <nav className="topBar-nav" aria-label={tr(m.workspaces)}>
            {props.workspaces.map((workspace) => (
              <WorkspaceLink key={workspace.id} workspace={workspace} />
            ))}
          </nav>
          <ScopePickers />
        </>
      )}
      <div className="topBar-search">
        <Suspense fallback={<div className="skeleton topBar-searchWait" />}>
          <MapSearch catalog={catalog} table={table} map={map} onPatch={openPatch} />
        </Suspense>
      </div>
      {props.session.synthetic && !narrow && (
        <Tooltip title={tr(m.syntheticTip)}>
          <span className="badge">{tr(m.synthetic)}</span>
        </Tooltip>
      )}
      <LiveLamp status={props.live} />
      <UserMenu version={props.session.version} />
    </header>
  );
}
