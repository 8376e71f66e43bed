import Type, { type Static } from 'typebox';
import { LAYER_KIND_LIST, type LayerKind } from '../domain/layerKind.ts';
import type { Vocabulary } from '../domain/verdict.ts';
import { BBoxSchema, TextSchema } from './common.ts';

export const LayerKindSchema = Type.Unsafe<LayerKind>(
  Type.Union(LAYER_KIND_LIST.map((kind) => Type.Literal(kind))),
);

export const TownshipSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  bbox: BBoxSchema,
  lon: Type.Number(),
  lat: Type.Number(),
  areaM2: Type.Number(),
});
export type Township = Static<typeof TownshipSchema>;

export const BatchSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** 部下发 / 厅自提 / 变更调查流转 …; data, never a constant. */
  source: Type.String(),
  period: Type.String(),
  issuedOn: Type.String({ description: 'YYYY-MM-DD' }),
  deadline: Type.String({ description: "YYYY-MM-DD or ''" }),
  patches: Type.Integer(),
  importedBy: Type.String(),
  importedAt: Type.String(),
});
export type Batch = Static<typeof BatchSchema>;

export const LayerSchema = Type.Object({
  kind: LayerKindSchema,
  name: TextSchema,
  group: Type.String(),
  /** The version in force: tiles and overlays name it. */
  versionId: Type.Integer(),
  label: Type.String(),
  validFrom: Type.String(),
  /** First day on which it no longer is in force; '' while it is. */
  validTo: Type.Optional(Type.String()),
  /** Findings of its check; null while it waits to be checked. */
  faults: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  checkState: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('checked')])),
  zones: Type.Integer(),
  areaM2: Type.Number(),
  bbox: BBoxSchema,
  importedBy: Type.String(),
  importedAt: Type.String(),
  /** Classes that occur, largest first, for the legend and filters. */
  classes: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), zones: Type.Integer(), areaM2: Type.Number() }),
  ),
});
export type Layer = Static<typeof LayerSchema>;

export const ImageSchema = Type.Object({
  id: Type.Integer(),
  date: Type.String({ description: 'YYYY-MM-DD' }),
  name: Type.String(),
  bbox: BBoxSchema,
  resolutionM: Type.Number(),
});
export type Image = Static<typeof ImageSchema>;

/** All that the page needs to know of the county before it draws. Small; changes only by imports. */
export const CatalogSchema = Type.Object({
  county: Type.Object({ code: Type.String(), name: Type.String(), bbox: BBoxSchema }),
  synthetic: Type.Boolean(),
  townships: Type.Array(TownshipSchema),
  batches: Type.Array(BatchSchema),
  layers: Type.Array(LayerSchema),
  images: Type.Array(ImageSchema),
  vocabulary: Type.Unsafe<Vocabulary>(Type.Object({}, { additionalProperties: true })),
  /** Changes when patch geometries change (an import); part of the patch tile address. */
  patchTilesVersion: Type.Integer(),
});
export type Catalog = Static<typeof CatalogSchema>;
