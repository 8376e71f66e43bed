import { firstField, LAYER_KINDS, type LayerKind } from '../../domain/layerKind.ts';
import type { SourceFeature } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import type { NewZone } from '../../store/store.ts';
import { upperKeys } from './patchFields.ts';

/** One record of a control layer as a zone, its class and name by the official fields of its kind. */
export function toZone(feature: SourceFeature, kind: LayerKind): NewZone {
  const { classFields, nameFields } = LAYER_KINDS[kind];
  const upper = upperKeys(feature.properties);
  return {
    classCode: firstField(upper, classFields.code),
    className: firstField(upper, classFields.name),
    name: firstField(upper, nameFields),
    areaM2: areaM2(feature.polygon),
    raw: feature.properties,
    polygon: feature.polygon,
  };
}
