import { bbox, type FlatPolygon } from '../../geo/flat.ts';
import { decodeGpkg, encodeGpkg } from '../../geo/wkb.ts';
import { StoreError } from '../errors.ts';
import type { BBox } from '../store.ts';
import { headerEnvelope } from './geometryFunctions.ts';
import { STORE_SRS_ID } from './spatialReferences.ts';

/** A polygon as it is kept, and its box. An empty one is refused: `what` names the record in the message. */
export function encodeGeometry(polygon: FlatPolygon, what: string): { blob: Uint8Array; box: BBox } {
  const box = bbox(polygon);
  if (!box) {
    throw new StoreError('emptyGeometry', {
      zh: `${what} 没有任何坐标，不能入库`,
      en: `${what} has no coordinates and cannot be stored`,
    });
  }
  return { blob: encodeGpkg(polygon, STORE_SRS_ID), box };
}

export function decodeGeometry(blob: Uint8Array): FlatPolygon {
  return decodeGpkg(blob).polygon;
}

/** Box of a stored geometry from its header alone, degrees; null for an empty one. */
export function geometryBox(blob: Uint8Array): BBox | null {
  const envelope = headerEnvelope(blob);
  return envelope && [envelope[0], envelope[2], envelope[1], envelope[3]];
}
