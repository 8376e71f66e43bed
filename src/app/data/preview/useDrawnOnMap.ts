import { useEffect } from 'react';
import type { Preview } from '../../../api/uploads.ts';
import type { LonLatBox } from '../../map/contract.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { previewMessages as m } from './messages.ts';
import { boxRing, outlineAnnotation } from './onMap.ts';

/** What of the file is drawn on the big map. */
export type Drawn = { what: 'outline' } | { what: 'record'; record: number; box: LonLatBox } | null;

/** Keeps what is looked at drawn on the big map, for as long as this preview is open. */
export function useDrawnOnMap(id: string, preview: Preview, drawn: Drawn, onClose: () => void): void {
  const tr = useTr();
  const { setAnnotation } = useWorkspace();
  const { layer, fileName } = preview.inspection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: onClose only sets state, and is new at every render
  useEffect(() => {
    if (!drawn || !layer) return;
    const place = `${id} ${layer.name} ${layer.crs?.epsg} ${layer.axisOrder?.order}`;
    setAnnotation(
      drawn.what === 'outline'
        ? outlineAnnotation(
            place,
            layer.outline,
            layer.bbox as LonLatBox | null,
            tr(m.outlineLegend, { name: fileName }),
            onClose,
          )
        : outlineAnnotation(
            `${place} ${drawn.record}`,
            [boxRing(drawn.box)],
            drawn.box,
            tr(m.recordLegend, { n: drawn.record }),
            onClose,
          ),
    );
    return () => setAnnotation(null);
  }, [drawn, layer, fileName, id, setAnnotation, tr]);
}
