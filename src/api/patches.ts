import Type, { type Static } from 'typebox';
import { PATCH_COLUMNS, type PatchRow } from '../domain/patch.ts';
import { AccountSchema } from './account.ts';
import { LayerKindSchema } from './catalog.ts';
import { BBoxSchema, PolygonSchema, TextSchema } from './common.ts';
import { PredecessorSchema, RevisionSchema } from './revisions.ts';
import { WidthSchema } from './width.ts';

/**
 * All patches, column by column (`columns.areaM2[i]` is the area of patch `columns.id[i]`): 100,000 rows stay a
 * few megabytes and parse at once. `rev` is the newest event included; later changes come as events.
 */
export type PatchTable = { rev: number; columns: { [K in keyof PatchRow]: PatchRow[K][] } };
export const PatchTableSchema = Type.Unsafe<PatchTable>(
  Type.Object({
    rev: Type.Integer(),
    columns: Type.Object(Object.fromEntries(PATCH_COLUMNS.map((name) => [name, Type.Array(Type.Any())]))),
  }),
);

/** One zone (or class) that the patch overlaps. */
export const OverlayPartSchema = Type.Object({
  kind: LayerKindSchema,
  layerVersionId: Type.Integer(),
  zoneId: Type.Integer(),
  classCode: Type.String(),
  className: Type.String(),
  name: Type.String(),
  areaM2: Type.Number(),
  share: Type.Number({ description: 'of the patch area, 0..1' }),
});
export type OverlayPart = Static<typeof OverlayPartSchema>;

export const OverlayLayerSchema = Type.Object({
  kind: LayerKindSchema,
  name: TextSchema,
  /** 0 where no version was in force. */
  layerVersionId: Type.Integer(),
  label: Type.String(),
  /** Days on which this version is in force: from the first on, until the day before the second ('': still). */
  validFrom: Type.Optional(Type.String()),
  validTo: Type.Optional(Type.String()),
  /**
   * 'waiting' until the background job has measured this patch on this version; 'none' where no version of the layer
   * was in force on the day asked for.
   */
  status: Type.Union([Type.Literal('measured'), Type.Literal('waiting'), Type.Literal('none')]),
  parts: Type.Array(OverlayPartSchema),
  /** patch area − Σ parts: "outside every zone". For 地类 it is what no parcel covers. */
  outsideM2: Type.Number(),
  /**
   * By how much the layer's own faults leave the figures open, ±㎡: ground of the patch that two zones claim, ground
   * that none covers though the layer ought to cover the county, and for each zone what its stated area differs from
   * its own, by its share inside the patch. Null while it waits to be measured or checked.
   */
  doubtM2: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
});
export type OverlayLayer = Static<typeof OverlayLayerSchema>;

/** By which layers a patch is judged: those in force now, or on the day of its earlier or later image, or on a day. */
export const BasisSchema = Type.Object({
  by: Type.Union([
    Type.Literal('current'),
    Type.Literal('before'),
    Type.Literal('after'),
    Type.Literal('date'),
  ]),
  /** The day, YYYY-MM-DD; '' for `current`. */
  asOf: Type.String({ maxLength: 10 }),
});
export type Basis = Static<typeof BasisSchema>;

/** What was on screen when the verdict was signed (所见即证). */
export const SeenSchema = Type.Object({
  layers: Type.Array(Type.String(), { maxItems: 64 }),
  imageDates: Type.Array(Type.String({ maxLength: 32 }), { maxItems: 8 }),
  compare: Type.String({ maxLength: 16 }),
  bbox: BBoxSchema,
  zoom: Type.Number(),
  basis: Type.Optional(BasisSchema),
  /** The layer versions whose figures were on screen. */
  versions: Type.Optional(
    Type.Array(
      Type.Object({
        kind: Type.String({ maxLength: 40 }),
        versionId: Type.Integer(),
        label: Type.String({ maxLength: 200 }),
      }),
      { maxItems: 64 },
    ),
  ),
});
export type Seen = Static<typeof SeenSchema>;

export const VerdictEventSchema = Type.Object({
  seq: Type.Integer(),
  patchId: Type.Integer(),
  version: Type.Integer(),
  baseVersion: Type.Integer(),
  verdict: Type.String(),
  second: Type.String(),
  note: Type.String(),
  vocabularyVersion: Type.String(),
  userId: Type.Integer(),
  userName: Type.String(),
  at: Type.String({ description: 'UTC, ISO 8601' }),
  /** seq of the event that this one takes back; null for an ordinary verdict. */
  undoes: Type.Union([Type.Integer(), Type.Null()]),
  seen: Type.Union([SeenSchema, Type.Null()]),
});
export type VerdictEvent = Static<typeof VerdictEventSchema>;

export const PatchRowSchema = Type.Unsafe<PatchRow>(Type.Object({}, { additionalProperties: true }));

export const NearbySchema = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  batchId: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  areaM2: Type.Number(),
  distanceM: Type.Number({ description: 'between centres' }),
});

export const PatchDetailSchema = Type.Object({
  row: PatchRowSchema,
  geometry: PolygonSchema,
  bbox: BBoxSchema,
  /** Attributes of the issue as they came, original names and values. */
  raw: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  /** Which layers the figures are of: `?asOf=YYYY-MM-DD` or `?basis=before|after`; else those in force now. */
  basis: BasisSchema,
  /** Days of the earlier and the later image (前时相, 后时相), YYYY-MM-DD; '' where the issue names none. */
  imageDays: Type.Object({ before: Type.String(), after: Type.String() }),
  overlays: Type.Array(OverlayLayerSchema),
  /**
   * The closed account on the land use of the basis; null while the patch waits to be measured, or without land use.
   * Its `doubtM2` is that of the land-use overlay, which every line of it inherits.
   */
  account: Type.Union([
    Type.Object({
      ...AccountSchema.properties,
      doubtM2: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
    }),
    Type.Null(),
  ]),
  /** Null for a patch that is not narrow. */
  width: Type.Union([WidthSchema, Type.Null()]),
  nearby: Type.Array(NearbySchema),
  history: Type.Array(VerdictEventSchema),
  /** What corrected issues changed of it, the newest first. */
  revisions: Type.Array(RevisionSchema),
  /** Patches of other batches at its place, the earlier ones first. */
  predecessors: Type.Array(PredecessorSchema),
});
export type PatchDetail = Static<typeof PatchDetailSchema>;

export const SignVerdictSchema = Type.Object({
  verdict: Type.String({ maxLength: 64 }),
  second: Type.Optional(Type.String({ maxLength: 64 })),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  /** Version of the patch that the signer saw. Another one in the store → 409 with both. */
  baseVersion: Type.Integer({ minimum: 0 }),
  seen: Type.Optional(SeenSchema),
});
export type SignVerdict = Static<typeof SignVerdictSchema>;

export const UndoVerdictSchema = Type.Object({ baseVersion: Type.Integer({ minimum: 1 }) });

export const SignedSchema = Type.Object({ row: PatchRowSchema, event: VerdictEventSchema });
export type Signed = Static<typeof SignedSchema>;

/** 409: somebody decided meanwhile. Nothing was written. */
export const ConflictSchema = Type.Object({
  code: Type.Literal('stale'),
  text: TextSchema,
  row: PatchRowSchema,
  /** The event in force, null where the standing state is pending. */
  theirs: Type.Union([VerdictEventSchema, Type.Null()]),
  yours: SignVerdictSchema,
});
export type Conflict = Static<typeof ConflictSchema>;
