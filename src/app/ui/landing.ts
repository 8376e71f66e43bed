import type { Catalog } from '../../api/catalog.ts';
import type { PatchRow } from '../../domain/patch.ts';
import type { Role } from '../../domain/role.ts';
import type { ViewSearch } from '../router/search.ts';
import type { WorkspaceId } from '../workspace.ts';

const FIRST: Record<Role, WorkspaceId> = {
  enforcer: 'triage',
  reviewer: 'triage',
  planner: 'planning',
  leader: 'overview',
  admin: 'triage',
};

/**
 * Where a person starts: each role in its own workspace, enforcement in the newest batch that still has patches to
 * decide. An address that already names a view is left as it is.
 */
export function landing(
  role: Role,
  catalog: Pick<Catalog, 'batches'>,
  rows: readonly PatchRow[],
  search: ViewSearch,
): { workspace: WorkspaceId; search: ViewSearch } {
  const workspace = FIRST[role];
  if (workspace !== 'triage' || Object.keys(search).length > 0) return { workspace, search };
  const open = new Set<string>();
  for (const row of rows) if (row.state === 'pending') open.add(row.batchId);
  const batch = [...catalog.batches]
    .sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1))
    .find((one) => open.has(one.id));
  return { workspace, search: batch ? { batch: batch.id } : {} };
}
