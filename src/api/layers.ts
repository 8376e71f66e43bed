import Type, { type Static } from 'typebox';
import { LayerKindSchema } from './catalog.ts';
import { BBoxSchema, PolygonSchema, TextSchema } from './common.ts';

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
  /** ㎡ concerned: of the gap, of the common ground, outside the county, between stated and own area … */
  areaM2: Type.Number(),
  bbox: BBoxSchema,
  /** The zones concerned, two for an overlap, none for a gap; the first ones of a vintage. */
  zoneIds: Type.Array(Type.Integer()),
  text: TextSchema,
});
export type Fault = Static<typeof FaultSchema>;

export const FaultPageSchema = Type.Object({ total: Type.Integer(), faults: Type.Array(FaultSchema) });
export type FaultPage = Static<typeof FaultPageSchema>;

/** `GET /api/layers/:versionId/faults/:faultId`; the geometry is null where the fault has no place of its own. */
export const FaultDetailSchema = Type.Object({
  ...FaultSchema.properties,
  geometry: Type.Union([PolygonSchema, Type.Null()]),
});
export type FaultDetail = Static<typeof FaultDetailSchema>;

/** The check of one layer version; `GET /api/layers/:versionId/check`. */
export const LayerCheckSchema = Type.Object({
  versionId: Type.Integer(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('checked')]),
  checkedAt: Type.String(),
  counts: Type.Array(
    Type.Object({
      kind: FaultKindSchema,
      label: TextSchema,
      /** True count and area, also of those that are not kept one by one. */
      count: Type.Integer(),
      areaM2: Type.Number(),
      /** How many are listed one by one: the largest. */
      kept: Type.Integer(),
    }),
  ),
  /** Whether the layer ought to cover the county whole, so that bare ground counts as a gap. */
  covers: Type.Boolean(),
  /** The field and unit that zones' own areas were compared with; null where the layer states none. */
  stated: Type.Union([
    Type.Object({
      field: Type.String(),
      unit: Type.Union([Type.Literal('m2'), Type.Literal('mu'), Type.Literal('ha'), Type.Literal('km2')]),
    }),
    Type.Null(),
  ]),
  /** What could not be looked at and why, such as gaps while there are no townships. */
  remarks: Type.Array(TextSchema),
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
  /** Findings of its check; null while it waits to be checked. */
  faults: Type.Union([Type.Integer(), Type.Null()]),
});
export type LayerVersionInfo = Static<typeof LayerVersionSchema>;
export const LayerVersionsSchema = Type.Object({ versions: Type.Array(LayerVersionSchema) });

/** `POST /api/layers/:versionId/validity`; `validTo` '' puts it in force from `validFrom` on. */
export const ValiditySchema = Type.Object({
  validFrom: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  validTo: Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }),
});
export type Validity = Static<typeof ValiditySchema>;

/** `GET /api/layers/:versionId/validity`: every change of the dates, the newest first. Nothing is ever taken out. */
export const ValidityLogSchema = Type.Object({
  changes: Type.Array(
    Type.Object({
      validFrom: Type.String(),
      validTo: Type.String(),
      wasFrom: Type.String(),
      wasTo: Type.String(),
      by: Type.String(),
      at: Type.String({ description: 'UTC, ISO 8601' }),
      /** `replaced`: by the import of another version; `changed`: by a person. */
      why: Type.Union([Type.Literal('replaced'), Type.Literal('changed')]),
    }),
  ),
});
export type ValidityLog = Static<typeof ValidityLogSchema>;
