import Type, { type Static } from 'typebox';
import { LayerKindSchema } from './catalog.ts';
import { BBoxSchema, TextSchema } from './common.ts';

/** What a check of a base layer looks for. */
export const FAULT_KINDS = [
  'gap',
  'overlap',
  'sliver',
  'duplicate',
  'outsideCounty',
  'mixedVintage',
  'areaDiffers',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];
export const FaultKindSchema = Type.Unsafe<FaultKind>(
  Type.Union(FAULT_KINDS.map((kind) => Type.Literal(kind))),
);

/** One finding; `GET /api/layers/:versionId/faults?kind=&offset=&limit=`, the largest first. */
export const FaultSchema = Type.Object({
  id: Type.Integer(),
  kind: FaultKindSchema,
  areaM2: Type.Number(),
  bbox: BBoxSchema,
  /** The zones concerned, two for an overlap, none for a gap. */
  zoneIds: Type.Array(Type.Integer()),
  text: TextSchema,
});
export type Fault = Static<typeof FaultSchema>;

export const FaultPageSchema = Type.Object({ total: Type.Integer(), faults: Type.Array(FaultSchema) });
export type FaultPage = Static<typeof FaultPageSchema>;

/** The check of one layer version; `GET /api/layers/:versionId/check`. */
export const LayerCheckSchema = Type.Object({
  versionId: Type.Integer(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('checked')]),
  checkedAt: Type.String(),
  counts: Type.Array(
    Type.Object({ kind: FaultKindSchema, label: TextSchema, count: Type.Integer(), areaM2: Type.Number() }),
  ),
  /** Whether the layer ought to cover the county whole, so that bare ground counts as a gap. */
  covers: Type.Boolean(),
});
export type LayerCheck = Static<typeof LayerCheckSchema>;

/** Every version of every kind, the newest first; `GET /api/layers`. */
export const LayerVersionSchema = Type.Object({
  versionId: Type.Integer(),
  kind: LayerKindSchema,
  name: TextSchema,
  label: Type.String(),
  validFrom: Type.String({ description: 'YYYY-MM-DD' }),
  /** First day on which it no longer is in force; '' while it is. */
  validTo: Type.String(),
  zones: Type.Integer(),
  areaM2: Type.Number(),
  bbox: BBoxSchema,
  importedBy: Type.String(),
  importedAt: Type.String(),
  /** The report of its import. */
  report: Type.Unknown(),
  faults: Type.Union([Type.Integer(), Type.Null()]),
});
export type LayerVersionInfo = Static<typeof LayerVersionSchema>;
export const LayerVersionsSchema = Type.Object({ versions: Type.Array(LayerVersionSchema) });
