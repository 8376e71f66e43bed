import type { Geometry } from 'geojson';
import type { FaultDetail, FaultKind } from '../../../api/layers.ts';
import type { Text } from '../../../domain/text.ts';
import { formatM2, formatMu } from '../../../geo/mu.ts';
import type { Annotation, AnnotationKind } from '../../map/annotation.ts';
import { layerMessages as m } from './messages.ts';

type Tr = (text: Text, values?: Record<string, string | number>) => string;

/** How each fault is hatched: bare ground, ground that lies double, and ground that is there but questionable. */
const DRAWN_AS: Record<FaultKind, AnnotationKind> = {
  gap: 'gap',
  overlap: 'overlap',
  duplicate: 'overlap',
  sliver: 'uncovered',
  outsideCounty: 'uncovered',
  mixedVintage: 'uncovered',
  areaDiffers: 'uncovered',
};

/** The shape of a fault with its legend; a fault without a place of its own is framed by its box. */
export function faultDrawing(
  fault: FaultDetail,
  label: Text,
  tr: Tr,
): Pick<Annotation, 'shapes' | 'legend' | 'box'> {
  const kind = fault.geometry ? DRAWN_AS[fault.kind] : 'axis';
  const text = tr(m.legend, {
    kind: tr(label),
    text: tr(fault.text),
    mu: formatMu(fault.areaM2),
    m2: formatM2(fault.areaM2),
  });
  const geometry = (fault.geometry as Geometry | null) ?? frameOf(fault.bbox);
  return { shapes: [{ kind, geometry }], legend: [{ kind, text }], box: fault.bbox };
}

function frameOf([west, south, east, north]: FaultDetail['bbox']): Geometry {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'LineString', coordinates: corners };
}
