import { codeSystemOf } from '../../domain/codeSystem.ts';
import type { CodeSystem } from '../../domain/landClassTables.ts';
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

/** Which code list the land classes of a file are of; the third survey's for a layer that has none. */
export function codeSystemOfZones(features: readonly SourceFeature[], kind: LayerKind): CodeSystem {
  if (kind !== 'landUse') return 'survey3';
  const { classFields } = LAYER_KINDS[kind];
  const classes = new Map<string, { code: string; name: string }>();
  for (const { properties } of features) {
    const upper = upperKeys(properties);
    const code = firstField(upper, classFields.code);
    const name = firstField(upper, classFields.name);
    classes.set(JSON.stringify([code, name]), { code, name });
  }
  return codeSystemOf([...classes.values()], Object.keys(features[0]?.properties ?? {}));
}
