import type { MouseEvent } from 'react';
import { currentSearch, go } from '../router/place.ts';
import { stringifySearch } from '../router/searchText.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace, type Workspace } from '../workspace.ts';

/** A link to a workspace that takes the view along; a middle click opens it in another tab. */
export function WorkspaceLink({ workspace }: { workspace: Workspace }) {
  const { id, search } = useWorkspace();
  const tr = useTr();
  const Icon = workspace.icon;
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(workspace.path, currentSearch());
  };
  return (
    <a
      href={workspace.path + stringifySearch(search)}
      aria-current={workspace.id === id ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon aria-hidden="true" />
      <span>{tr(workspace.name)}</span>
    </a>
  );
}
