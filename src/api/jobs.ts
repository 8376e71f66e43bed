import Type, { type Static, type TSchema } from 'typebox';
import { AccountSchema, AccountShapesSchema, CoverageWithShapeSchema } from './account.ts';
import { LayerKindSchema } from './catalog.ts';
import { BBoxSchema, PolygonSchema, TextSchema } from './common.ts';
import { oneOf } from './oneOf.ts';
import { OverlayLayerSchema } from './patches.ts';
import { WidthSchema } from './width.ts';

export const JobSchema = Type.Object({
  id: Type.Integer(),
  kind: Type.Union([Type.Literal('import'), Type.Literal('overlay'), Type.Literal('check')]),
  title: TextSchema,
  status: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('failed'),
    Type.Literal('cancelled'),
  ]),
  /** What is going on, e.g. 读取 / 检查 / 写入 / 套合. */
  step: TextSchema,
  done: Type.Integer(),
  total: Type.Integer(),
  by: Type.String(),
  createdAt: Type.String(),
  finishedAt: Type.String(),
  error: Type.Union([Type.Object({ code: Type.String(), text: TextSchema }), Type.Null()]),
  /** For an import: the report that stays with the batch or layer version. */
  report: Type.Unknown(),
});
export type Job = Static<typeof JobSchema>;

/** The first 1,000 of a list and how many there are; the rest by `GET /api/imports/:importId/:list`. */
const listOf = <T extends TSchema>(item: T) =>
  Type.Object({ total: Type.Integer(), items: Type.Array(item) });

/** A record that was left out, and why. */
export const SkippedRecordSchema = Type.Object({
  record: Type.Integer(),
  code: Type.String(),
  text: TextSchema,
});

/** A patch that came in where one of an earlier batch lies. `returned`: the earlier one had been closed. */
export const SamePlaceSchema = Type.Object({
  patchId: Type.Integer(),
  code: Type.String(),
  earlierId: Type.Integer(),
  earlierCode: Type.String(),
  earlierBatch: Type.String(),
  earlierState: Type.String(),
  relation: oneOf(['same', 'grown', 'shrunk', 'partly']),
  returned: Type.Boolean(),
  commonM2: Type.Number(),
  areaM2: Type.Number(),
  earlierAreaM2: Type.Number(),
});

/** What a corrected issue changed of one patch. `verdicts`: signed on it before. */
export const PatchChangeSchema = Type.Object({
  patchId: Type.Integer(),
  code: Type.String(),
  what: oneOf(['added', 'geometry', 'attributes', 'both', 'withdrawn', 'restored']),
  fields: Type.Array(Type.String()),
  areaBeforeM2: Type.Union([Type.Number(), Type.Null()]),
  areaAfterM2: Type.Union([Type.Number(), Type.Null()]),
  verdicts: Type.Integer(),
});

/** Reports of imports before this came have none of it. */
const MoreOfReport = {
  importId: Type.Optional(Type.String()),
  importedBy: Type.Optional(Type.String()),
  importedAt: Type.Optional(Type.String()),
  fileBytes: Type.Optional(Type.Integer()),
  layerName: Type.Optional(Type.String()),
  axisOrder: Type.Optional(
    Type.Union([Type.Object({ order: Type.String(), how: Type.String() }), Type.Null()]),
  ),
  /** All mended records; `repairedRecords` are the first 1,000 of them. */
  repairedTotal: Type.Optional(Type.Integer()),
  skipped: Type.Optional(listOf(SkippedRecordSchema)),
  mapping: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]))),
  areaUnit: Type.Optional(
    Type.Union([
      Type.Object({
        field: Type.String(),
        unit: oneOf(['m2', 'mu', 'ha', 'km2']),
        compared: Type.Integer(),
        agreeing: Type.Integer(),
      }),
      Type.Null(),
    ]),
  ),
  notes: Type.Optional(Type.Array(TextSchema)),
  samePlace: Type.Optional(
    Type.Object({
      counts: Type.Object({
        same: Type.Integer(),
        grown: Type.Integer(),
        shrunk: Type.Integer(),
        partly: Type.Integer(),
        /** Of all of these, where the earlier patch had been closed. */
        returned: Type.Integer(),
      }),
      ...listOf(SamePlaceSchema).properties,
    }),
  ),
  reissue: Type.Optional(
    Type.Object({
      batchId: Type.String(),
      counts: Type.Object({
        unchanged: Type.Integer(),
        geometry: Type.Integer(),
        attributes: Type.Integer(),
        both: Type.Integer(),
        added: Type.Integer(),
        withdrawn: Type.Integer(),
        restored: Type.Integer(),
        /** Changed, withdrawn or restored although a verdict had been signed. */
        afterVerdict: Type.Integer(),
      }),
      ...listOf(PatchChangeSchema).properties,
    }),
  ),
};

export const IMPORT_LISTS = ['repairs', 'skipped', 'samePlace', 'changes'] as const;
export type ImportList = (typeof IMPORT_LISTS)[number];

/**
 * What an import was and did. `repairs` counts every kind of mend; `repairedRecords` names the first ones with
 * record number and areas before and after.
 */
export const ImportReportSchema = Type.Object({
  fileName: Type.String(),
  fileSha256: Type.String(),
  format: Type.String(),
  encoding: Type.Object({ name: Type.String(), how: Type.String() }),
  crs: Type.Object({ epsg: Type.Integer(), how: Type.String(), name: Type.Optional(Type.String()) }),
  features: Type.Integer(),
  areaM2: Type.Number(),
  repairs: Type.Array(
    Type.Object({
      code: Type.String(),
      text: TextSchema,
      records: Type.Integer(),
    }),
  ),
  repairedRecords: Type.Array(
    Type.Object({
      record: Type.Integer(),
      code: Type.String(),
      /** as the rings stood, by the even-odd rule: what a map that fills them shows */
      areaBeforeM2: Type.Union([Type.Number(), Type.Null()]),
      areaAfterM2: Type.Union([Type.Number(), Type.Null()]),
      bbox: Type.Optional(Type.Union([BBoxSchema, Type.Null()])),
    }),
  ),
  ...MoreOfReport,
});
export type ImportReport = Static<typeof ImportReportSchema>;

/** Query of `POST /api/imports`; the body is the file itself (application/octet-stream). */
export const ImportQuerySchema = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 255 }),
  target: Type.Union([Type.Literal('patches'), Type.Literal('layer')]),
  /** For patches. */
  batchName: Type.Optional(Type.String({ maxLength: 100 })),
  source: Type.Optional(Type.String({ maxLength: 40 })),
  issuedOn: Type.Optional(Type.String({ maxLength: 10 })),
  deadline: Type.Optional(Type.String({ maxLength: 10 })),
  /** For a layer. */
  kind: Type.Optional(LayerKindSchema),
  label: Type.Optional(Type.String({ maxLength: 100 })),
  /** What the file leaves open. */
  encoding: Type.Optional(Type.String({ maxLength: 40 })),
  epsg: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999 })),
  axisOrder: Type.Optional(Type.Union([Type.Literal('xy'), Type.Literal('yx')])),
  layerName: Type.Optional(Type.String({ maxLength: 500 })),
  /** 1: leave out records without a usable polygon. */
  skipInvalid: Type.Optional(Type.Integer({ minimum: 0, maximum: 1 })),
  /** 1: import it although the very same bytes are there already. */
  again: Type.Optional(Type.Integer({ minimum: 0, maximum: 1 })),
});

export const SiteCheckSchema = Type.Object({ geometry: PolygonSchema });
export const SiteReportSchema = Type.Object({
  areaM2: Type.Number(),
  overlays: Type.Array(OverlayLayerSchema),
  /** The closed account on the land use in force; null without a land-use layer. */
  account: Type.Union([AccountSchema, Type.Null()]),
  accountShapes: Type.Union([AccountShapesSchema, Type.Null()]),
  /** Union coverage by each permit layer in force (approvals, mining rights). */
  coverage: Type.Array(CoverageWithShapeSchema),
  /** Along the site's axis; null for one that is not narrow. */
  width: Type.Union([WidthSchema, Type.Null()]),
  /** Mends made to the drawn or pasted outline, if any. */
  repairs: Type.Array(TextSchema),
});
export type SiteReport = Static<typeof SiteReportSchema>;
