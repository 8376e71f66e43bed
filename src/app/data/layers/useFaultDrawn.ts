import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { FaultKind } from '../../../api/layers.ts';
import type { Text } from '../../../domain/text.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { faultDrawing } from './faultDrawing.ts';
import { faultQuery } from './queries.ts';

/**
 * Draws the fault of the address on the map and goes there. `look` opens another one (null: none). A link that brings
 * its own camera keeps it until somebody chooses.
 */
export function useFaultDrawn(versionId: number, labelOf: (kind: FaultKind) => Text) {
  const tr = useTr();
  const { search, setSearch, setAnnotation } = useWorkspace();
  const { fault: faultId } = search;
  const aim = useRef(search.at === undefined);
  const look = useCallback(
    (id: number | null) => {
      aim.current = true;
      setSearch({ fault: id ?? undefined });
    },
    [setSearch],
  );
  const detail = useQuery({ ...faultQuery(versionId, faultId ?? 0), enabled: faultId !== undefined });
  const fault = faultId === undefined ? undefined : detail.data;
  const annotation = useMemo(
    () =>
      fault && {
        ...faultDrawing(fault, labelOf(fault.kind), tr),
        key: `fault ${versionId} ${fault.id}`,
        aim: aim.current,
        onClose: () => setSearch({ fault: undefined }),
      },
    [fault, labelOf, tr, versionId, setSearch],
  );
  useEffect(() => {
    if (!annotation) return;
    setAnnotation(annotation);
    return () => setAnnotation(null);
  }, [annotation, setAnnotation]);
  return { look, gone: faultId !== undefined && detail.isError };
}
