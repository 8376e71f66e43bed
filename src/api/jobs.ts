import Type, { type Static } from 'typebox';
import { AccountSchema, AccountShapesSchema, CoverageWithShapeSchema } from './account.ts';
import { LayerKindSchema } from './catalog.ts';
import { PolygonSchema, TextSchema } from './common.ts';
import { OverlayLayerSchema } from './patches.ts';
import { WidthSchema } from './width.ts';

export const JobSchema = Type.Object({
  id: Type.Integer(),
  kind: Type.Union([Type.Literal('import'), Type.Literal('overlay')]),
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

/**
 * What an import was and did. `repairs` counts every kind of mend; `repairedRecords` names the first ones with
 * record number and areas before and after.
 */
export const ImportReportSchema = Type.Object({
  fileName: Type.String(),
  fileSha256: Type.String(),
  format: Type.String(),
  encoding: Type.Object({ name: Type.String(), how: Type.String() }),
  crs: Type.Object({ epsg: Type.Integer(), how: Type.String() }),
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
    }),
  ),
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
});
export type ImportQuery = Static<typeof ImportQuerySchema>;

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
