import Type, { type Static } from 'typebox';

export const EXPORT_FORMATS = ['gpkg', 'shp', 'geojson', 'kml', 'txt', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `POST /api/exports/patches` and `POST /api/exports/layers/:versionId`: the answer is the file. */
export const ExportSchema = Type.Object({
  format: Type.Unsafe<ExportFormat>(Type.Union(EXPORT_FORMATS.map((format) => Type.Literal(format)))),
  /** Of the coordinates; CGCS2000 degrees where absent. TXT: a zone, 4524 where absent. */
  epsg: Type.Optional(Type.Integer()),
  /** Of shapefile text. */
  encoding: Type.Optional(Type.Union([Type.Literal('gbk'), Type.Literal('utf-8')])),
  /** Some patches only, by id, in this order. */
  ids: Type.Optional(Type.Array(Type.Integer(), { maxItems: 200_000 })),
  batchId: Type.Optional(Type.String({ maxLength: 100 })),
});
export type ExportRequest = Static<typeof ExportSchema>;
