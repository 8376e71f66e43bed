import type { PolygonJson } from '../../../api/common.ts';
import type { Inspection, LayerInspection, Reading } from '../../../api/inspection.ts';
import type { UploadShapes } from '../../../api/uploads.ts';
import { partsOf } from '../siteText/writeSite.ts';

export type Shape = UploadShapes['shapes'][number];
export type SiteAsk = 'layer' | 'crs' | 'columns';

/** What is left out of a site file is named beside it: one bad record must not keep the others from being checked. */
export const FIRST_READING: Reading = { skipInvalid: true };

/**
 * The question that must be answered before shapes can be read, or null. Axis order is part of the candidates for
 * the coordinate system, and the encoding of attributes does not move a vertex.
 */
export function siteAsk({ asks }: Pick<Inspection, 'asks'>): SiteAsk | null {
  if (asks.includes('layer')) return 'layer';
  if (asks.includes('columns')) return 'columns';
  return asks.includes('crs') || asks.includes('axisOrder') ? 'crs' : null;
}

/** Another layer is another question: what was settled for the first one does not hold. */
export const withLayer = (layerName: string): Reading => ({ ...FIRST_READING, layerName });

export type Candidate = LayerInspection['candidates'][number];
export const candidateKey = ({ epsg, axisOrder }: Pick<Candidate, 'epsg' | 'axisOrder'>) =>
  `${epsg} ${axisOrder}`;

/** The reading with a coordinate system of the candidates, or with none: found by the server. */
export function withCandidate(reading: Reading, candidate: Candidate | undefined): Reading {
  const { epsg: _, axisOrder: __, ...rest } = reading;
  return candidate ? { ...rest, epsg: candidate.epsg, axisOrder: candidate.axisOrder } : rest;
}

/** All shapes as one multi-polygon, in the order of the file. */
export function joined(shapes: readonly Shape[]): PolygonJson {
  const parts = shapes.flatMap(({ geometry }) => partsOf(geometry));
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts };
}
