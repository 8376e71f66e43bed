import { useState } from 'react';
import type { ImportList } from '../../../api/jobs.ts';
import { api } from '../../client/api.ts';

/** Entries shown before one asks for more. */
const FIRST = 100;
const MORE = 400;

/**
 * A list of a report as it is looked through: some entries at first, then more, those beyond the report's own from
 * the server. `total` counts them all.
 */
export function useList<T>(
  importId: string | undefined,
  list: ImportList,
  items: readonly T[],
  total: number,
) {
  const [fetched, setFetched] = useState<readonly T[]>([]);
  const [wanted, setWanted] = useState(FIRST);
  const [loading, setLoading] = useState(false);
  const all = fetched.length > 0 ? [...items, ...fetched] : items;
  const more = async () => {
    const next = wanted + MORE;
    if (next > all.length && all.length < total && importId) {
      setLoading(true);
      try {
        const page = await api.importList<T>(importId, list, all.length);
        setFetched((before) => [...before, ...page]);
      } finally {
        setLoading(false);
      }
    }
    setWanted(next);
  };
  const shown = all.slice(0, wanted);
  return {
    shown,
    more: shown.length < total && (importId || shown.length < all.length) ? more : null,
    loading,
  };
}
