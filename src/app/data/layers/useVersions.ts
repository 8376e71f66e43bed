import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { keys } from '../../client/api.ts';
import { useWorkspace } from '../../workspace.ts';
import { versionsQuery } from './queries.ts';

/** Every version of every layer; read again, with all checks, when the catalog says that layers changed. */
export function useVersions() {
  const { layers } = useWorkspace().catalog;
  const client = useQueryClient();
  const known = useRef(layers);
  useEffect(() => {
    if (known.current === layers) return;
    known.current = layers;
    void client.invalidateQueries({ queryKey: keys.layers });
  }, [layers, client]);
  return useQuery(versionsQuery);
}
