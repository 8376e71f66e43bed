import Type, { type Static } from 'typebox';
import { TextSchema } from './common.ts';
import { oneOf } from './oneOf.ts';

/** [west, south, east, north] degrees, or null where nothing usable is in the file. */
const Box = Type.Union([
  Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
  Type.Null(),
]);
const AxisOrder = Type.Union([Type.Literal('xy'), Type.Literal('yx')]);
const NumberOrNull = Type.Union([Type.Number(), Type.Null()]);

export const AskSchema = oneOf(['layer', 'encoding', 'columns', 'axisOrder', 'crs']);

/** Which columns of a table hold what; names as in its heading. */
export const TableColumnsSchema = Type.Object({
  wkt: Type.Optional(Type.String({ maxLength: 200 })),
  x: Type.Optional(Type.String({ maxLength: 200 })),
  y: Type.Optional(Type.String({ maxLength: 200 })),
  parcel: Type.Optional(Type.String({ maxLength: 200 })),
  ring: Type.Optional(Type.String({ maxLength: 200 })),
});

/** What a person has settled about the file; all of it optional. */
export const ReadingSchema = Type.Object({
  encoding: Type.Optional(Type.String({ maxLength: 40 })),
  epsg: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999 })),
  axisOrder: Type.Optional(AxisOrder),
  layerName: Type.Optional(Type.String({ maxLength: 500 })),
  columns: Type.Optional(TableColumnsSchema),
  /** Leave out records without a usable polygon, instead of refusing the file. The report names them. */
  skipInvalid: Type.Optional(Type.Boolean()),
});
export type Reading = Static<typeof ReadingSchema>;

export const LayerInspectionSchema = Type.Object({
  name: Type.String(),
  format: Type.String(),
  records: Type.Integer(),
  features: Type.Integer(),
  vertices: Type.Integer(),
  areaM2: Type.Number(),
  bbox: Box,
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      type: Type.String(),
      filled: Type.Integer(),
      samples: Type.Array(Type.String()),
    }),
  ),
  encoding: Type.Object({
    name: Type.String(),
    how: Type.String(),
    sample: Type.Array(Type.String()),
    alternatives: Type.Array(Type.Object({ name: Type.String(), sample: Type.Array(Type.String()) })),
  }),
  crs: Type.Union([
    Type.Object({ epsg: Type.Integer(), how: Type.String(), name: Type.Optional(Type.String()) }),
    Type.Null(),
  ]),
  axisOrder: Type.Union([Type.Object({ order: AxisOrder, how: Type.String() }), Type.Null()]),
  candidates: Type.Array(
    Type.Object({
      epsg: Type.Integer(),
      axisOrder: AxisOrder,
      name: TextSchema,
      bbox: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
      inExpected: Type.Union([Type.Boolean(), Type.Null()]),
    }),
  ),
  /** Usable polygons that meet the county's box; null without a county. */
  inExpected: Type.Union([Type.Integer(), Type.Null()]),
  areaField: Type.Union([
    Type.Object({
      field: Type.String(),
      unit: oneOf(['m2', 'mu', 'ha', 'km2']),
      compared: Type.Integer(),
      agreeing: Type.Integer(),
    }),
    Type.Null(),
  ]),
  repairs: Type.Array(Type.Object({ code: Type.String(), records: Type.Integer() })),
  repaired: Type.Array(
    Type.Object({
      record: Type.Integer(),
      code: Type.String(),
      areaBeforeM2: NumberOrNull,
      areaAfterM2: NumberOrNull,
      bbox: Box,
    }),
  ),
  refused: Type.Array(Type.Object({ record: Type.Integer(), code: Type.String(), text: TextSchema })),
  refusedCount: Type.Integer(),
  /** The reader's remarks, in words. */
  notes: Type.Array(TextSchema),
  /** Thinned outlines for a small map; [lon, lat, lon, lat, …] a ring. */
  outline: Type.Array(Type.Array(Type.Number())),
});
export type LayerInspection = Static<typeof LayerInspectionSchema>;

/** Everything that can be said of a file before anything of it is stored. */
export const InspectionSchema = Type.Object({
  fileName: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
  layers: Type.Array(
    Type.Object({
      name: Type.String(),
      format: Type.String(),
      records: Type.Union([Type.Integer(), Type.Null()]),
      geometry: Type.String(),
    }),
  ),
  layer: Type.Union([LayerInspectionSchema, Type.Null()]),
  asks: Type.Array(AskSchema),
  refusal: Type.Union([
    Type.Object({ code: Type.String(), text: TextSchema, record: Type.Optional(Type.Integer()) }),
    Type.Null(),
  ]),
});
export type Inspection = Static<typeof InspectionSchema>;
