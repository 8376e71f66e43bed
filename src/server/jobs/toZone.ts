import type { LayerKind } from '../../domain/layerKind.ts';
import type { FieldMapping } from '../../domain/schemas/columns.ts';
import { columnReader } from '../../domain/schemas/mapping.ts';
import type { SourceFeature } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import type { NewZone } from '../../store/store.ts';
import type { ReadColumn } from './toPatches.ts';

/** By the mapping that a person settled, else by the official fields of the kind. `fields` are those of the file. */
export function zoneReader(kind: LayerKind, fields: readonly string[], mapping?: FieldMapping): ReadColumn {
  return columnReader('layer', kind, fields, mapping);
}

/** One record of a control layer as a zone. */
export function toZone(feature: SourceFeature, read: ReadColumn): NewZone {
  return {
    classCode: read(feature.properties, 'classCode'),
    className: read(feature.properties, 'className'),
    name: read(feature.properties, 'name'),
    areaM2: areaM2(feature.polygon),
    raw: feature.properties,
    polygon: feature.polygon,
  };
}
