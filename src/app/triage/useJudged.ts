import { useQuery } from '@tanstack/react-query';
import type { PatchDetail } from '../../api/patches.ts';
import { patchOnQuery } from '../client/queries.ts';
import type { DatedBasis } from '../router/search.ts';
import { useWorkspace } from '../workspace.ts';

export type Judged =
  | { state: 'shown'; detail: PatchDetail }
  | { state: 'measuring'; basis: DatedBasis }
  | { state: 'failed'; basis: DatedBasis; error: unknown; retry: () => void };

/** The patch's figures on the basis of the address: as they came with the patch, or asked for another day. */
export function useJudged(detail: PatchDetail): Judged {
  const { basis } = useWorkspace().search;
  const { id } = detail.row;
  // A day that the issue does not name cannot be asked for: an old link falls back on today.
  const asked = basis && detail.imageDays[basis] ? basis : undefined;
  const dated = useQuery({ ...patchOnQuery(id, asked ?? 'after'), enabled: asked !== undefined });
  if (!asked) return { state: 'shown', detail };
  if (dated.data) return { state: 'shown', detail: dated.data };
  if (dated.isError)
    return { state: 'failed', basis: asked, error: dated.error, retry: () => void dated.refetch() };
  return { state: 'measuring', basis: asked };
}
