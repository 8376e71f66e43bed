import Type, { type Static } from 'typebox';
import { LayerKindSchema } from './catalog.ts';
import { BBoxSchema, ErrorSchema, PolygonSchema, TextSchema } from './common.ts';
import { InspectionSchema, ReadingSchema } from './inspection.ts';
import { oneOf } from './oneOf.ts';

/**
 * A file on its way in: `POST /api/uploads?fileName=` (the body is the file) → `PUT /api/uploads/:id/preview` with
 * what the person has settled → `GET /api/uploads/:id` until `state` is no longer `reading` →
 * `POST /api/uploads/:id/import`. `DELETE` throws it away and stops what is going on.
 */
const Target = Type.Union([Type.Literal('patches'), Type.Literal('layer')]);

/** Our column → the file's field that fills it; null: none does. */
export const MappingSchema = Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]));
export type Mapping = Static<typeof MappingSchema>;

export const PreviewRequestSchema = Type.Object({
  reading: Type.Optional(ReadingSchema),
  /** What it is to become; guessed where absent. */
  target: Type.Optional(Target),
  kind: Type.Optional(LayerKindSchema),
  /** Which field holds what, where the person has changed it: the codes decide of which batch this is a correction. */
  mapping: Type.Optional(MappingSchema),
});
export type PreviewRequest = Static<typeof PreviewRequestSchema>;

/** What the county's own data says about the file. */
export const PreviewSchema = Type.Object({
  inspection: InspectionSchema,
  target: Target,
  kind: Type.Union([LayerKindSchema, Type.Null()]),
  /** The published schema that the fields are recognised as, e.g. DLTB (TD/T 1057-2020); null for none. */
  schema: Type.Union([TextSchema, Type.Null()]),
  mapping: Type.Object({
    columns: Type.Array(
      Type.Object({
        /** Our column, a key of the mapping. */
        name: Type.String(),
        label: TextSchema,
        required: Type.Boolean(),
        field: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    /** `remembered`: as it was settled the last time for a file with these fields. */
    how: Type.Union([Type.Literal('guessed'), Type.Literal('remembered')]),
  }),
  /** Imports of the very same bytes. */
  sameFile: Type.Array(
    Type.Object({
      name: Type.String(),
      importedBy: Type.String(),
      importedAt: Type.String(),
    }),
  ),
  /** For patches: batches that share codes with the file, of which it may be a corrected issue; most shared first. */
  reissueOf: Type.Array(
    Type.Object({
      batchId: Type.String(),
      name: Type.String(),
      shared: Type.Integer(),
      added: Type.Integer(),
      missing: Type.Integer(),
    }),
  ),
  /** The data seems to be shifted (GCJ-02, BD-09, an old datum). Said, never corrected silently. */
  shift: Type.Union([
    Type.Object({
      system: oneOf(['gcj02', 'bd09', 'beijing54', 'xian80', 'other']),
      text: TextSchema,
      /** Mean displacement against the county's own data, metres east and north; null where only the file's words tell. */
      eastM: Type.Union([Type.Number(), Type.Null()]),
      northM: Type.Union([Type.Number(), Type.Null()]),
    }),
    Type.Null(),
  ]),
});
export type Preview = Static<typeof PreviewSchema>;

export const UploadSchema = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  bytes: Type.Integer(),
  state: Type.Union([
    Type.Literal('new'),
    Type.Literal('reading'),
    Type.Literal('ready'),
    Type.Literal('failed'),
  ]),
  step: TextSchema,
  done: Type.Integer(),
  total: Type.Integer(),
  preview: Type.Union([PreviewSchema, Type.Null()]),
  /** Of the reading itself; what is wrong with the file stands in `preview.inspection.refusal`. */
  error: Type.Union([ErrorSchema, Type.Null()]),
});
export type Upload = Static<typeof UploadSchema>;

export const UploadImportSchema = Type.Object({
  target: Target,
  reading: Type.Optional(ReadingSchema),
  mapping: Type.Optional(MappingSchema),
  /** Import it although the very same bytes are there already; else that is answered with 409 `sameFile`. */
  again: Type.Optional(Type.Boolean()),
  /** For patches: a new batch by name, or a corrected issue of one there is. */
  batchName: Type.Optional(Type.String({ maxLength: 100 })),
  reissueOf: Type.Optional(Type.String({ maxLength: 100 })),
  source: Type.Optional(Type.String({ maxLength: 40 })),
  period: Type.Optional(Type.String({ maxLength: 40 })),
  issuedOn: Type.Optional(Type.String({ maxLength: 10 })),
  deadline: Type.Optional(Type.String({ maxLength: 10 })),
  /** For a layer. */
  kind: Type.Optional(LayerKindSchema),
  label: Type.Optional(Type.String({ maxLength: 100 })),
  /** First day on which the layer is in force, YYYY-MM-DD. */
  validFrom: Type.Optional(Type.String({ maxLength: 10 })),
});
export type UploadImport = Static<typeof UploadImportSchema>;

/** `GET /api/uploads/:id/shapes`: the polygons of a small file, for a planner's site. */
export const UploadShapesSchema = Type.Object({
  shapes: Type.Array(
    Type.Object({
      record: Type.Integer(),
      name: Type.String(),
      areaM2: Type.Number(),
      bbox: BBoxSchema,
      geometry: PolygonSchema,
    }),
  ),
});
export type UploadShapes = Static<typeof UploadShapesSchema>;
