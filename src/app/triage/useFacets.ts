import { useDeferredValue, useMemo } from 'react';
import type { LandTouched, PatchFilter } from '../../domain/patchFilter.ts';
import { filterOf } from '../router/search.ts';
import { type Facet, facetCounts, landCounts } from '../state/facets.ts';
import { useWorkspace } from '../workspace.ts';

/** The filter and the rows to count in, a moment behind the list: counting must never delay a verdict. */
function useCounted() {
  const { allRows, search } = useWorkspace();
  const filterText = useDeferredValue(JSON.stringify(filterOf(search)));
  const rows = useDeferredValue(allRows);
  const filter = useMemo(() => JSON.parse(filterText) as PatchFilter, [filterText]);
  return { rows, filter };
}

export function useFacet(facet: Facet): Map<string, number> {
  const { rows, filter } = useCounted();
  return useMemo(() => facetCounts(rows, filter, facet), [rows, filter, facet]);
}

export function useLands(): Map<LandTouched, number> {
  const { rows, filter } = useCounted();
  return useMemo(() => landCounts(rows, filter), [rows, filter]);
}
