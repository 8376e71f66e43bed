import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { patchOnQuery, patchQuery } from '../client/queries.ts';
import { neighbour, nextAfterSigning } from '../state/selection.ts';
import { useWorkspace } from '../workspace.ts';

const AHEAD = 2;
/** After the selected patch has had its turn on the line. */
const WAIT_MS = 120;

/** Loads the details, tiles and images of the patches that come next, so that they are drawn without waiting. */
export function usePrefetch(): void {
  const { search, rows, map, id: workspace } = useWorkspace();
  const client = useQueryClient();
  const { patch, basis } = search;
  useEffect(() => {
    if (patch === undefined || workspace !== 'triage') return;
    const timer = setTimeout(() => {
      const wanted = new Set<number>();
      let at: number | undefined = patch;
      for (let step = 0; step < AHEAD && at !== undefined; step++) {
        at = nextAfterSigning(rows, at, true)?.id;
        if (at !== undefined) wanted.add(at);
      }
      const below = neighbour(rows, patch, 1);
      if (below) wanted.add(below.id);
      for (const id of wanted) {
        void client
          .ensureQueryData(patchQuery(id))
          .then((detail) => {
            map()?.prefetch(detail.bbox);
            if (basis && detail.imageDays[basis]) return client.ensureQueryData(patchOnQuery(id, basis));
          })
          // Only a head start: the patch itself will say so if it cannot be loaded.
          .catch(() => undefined);
      }
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [patch, basis, rows, map, client, workspace]);
}
