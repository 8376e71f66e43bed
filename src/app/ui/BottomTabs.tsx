import { useTr } from '../text/lang.tsx';
import type { Workspace } from '../workspace.ts';
import { uiMessages as m } from './messages.ts';
import { WorkspaceLink } from './WorkspaceLink.tsx';

/** The workspaces on a phone, within reach of the thumb. */
export function BottomTabs({ workspaces }: { workspaces: readonly Workspace[] }) {
  const tr = useTr();
  return (
    <nav className="tabs" aria-label={tr(m.workspaces)}>
      {workspaces.map((workspace) => (
        <WorkspaceLink key={workspace.id} workspace={workspace} />
      ))}
    </nav>
  );
}
