import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Fault, FaultKind, FaultPage } from '../../../api/layers.ts';
import { FAULTS_PAGE, faultPageQuery } from './queries.ts';

export type Faults = ReturnType<typeof useFaults>;

/** The faults of a version, loaded page by page where the list is looked at. */
export function useFaults(versionId: number, kind: FaultKind | undefined) {
  const client = useQueryClient();
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const pages = useMemo(() => {
    const from = Math.floor(seen.first / FAULTS_PAGE);
    const to = Math.floor(seen.last / FAULTS_PAGE);
    // The first page says how many there are.
    return [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, i) => from + i)])];
  }, [seen]);
  const results = useQueries({ queries: pages.map((page) => faultPageQuery(versionId, kind, page)) });
  const held = (page: number) =>
    client.getQueryData<FaultPage>(faultPageQuery(versionId, kind, page).queryKey);
  const first = results[0]!;

  /** The fault at a place of the list; undefined while its page has not come. */
  const at = (index: number): Fault | undefined =>
    held(Math.floor(index / FAULTS_PAGE))?.faults[index % FAULTS_PAGE];
  /** Place of a fault among the pages that are here; −1 for none. */
  const placeOf = (id: number | undefined): number => {
    if (id === undefined || !first.data) return -1;
    for (let page = 0; page * FAULTS_PAGE < first.data.total; page++) {
      const place = held(page)?.faults.findIndex((fault) => fault.id === id) ?? -1;
      if (place >= 0) return page * FAULTS_PAGE + place;
    }
    return -1;
  };
  /** The fault at a place, loaded first where need be. */
  const load = useCallback(
    async (index: number): Promise<Fault | undefined> => {
      const page = await client.ensureQueryData(
        faultPageQuery(versionId, kind, Math.floor(index / FAULTS_PAGE)),
      );
      return page.faults[index % FAULTS_PAGE];
    },
    [client, versionId, kind],
  );
  /** Tells which part of the list is on screen, so that its pages are loaded. */
  const look = useCallback(
    (from: number, to: number) =>
      setSeen((before) => (before.first === from && before.last === to ? before : { first: from, last: to })),
    [],
  );
  return { total: first.data?.total ?? null, query: first, at, placeOf, load, look };
}
