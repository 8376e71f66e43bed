import Type, { type Static } from 'typebox';
import { PolygonSchema } from './common.ts';

export const EXPORT_FORMATS = ['gpkg', 'shp', 'geojson', 'kml', 'txt', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const HOW = {
  format: Type.Unsafe<ExportFormat>(Type.Union(EXPORT_FORMATS.map((format) => Type.Literal(format)))),
  /** Of the coordinates; CGCS2000 degrees where absent. TXT: a zone, 4524 where absent. */
  epsg: Type.Optional(Type.Integer()),
  /** Of shapefile and TXT text; where absent GBK, or UTF-8 as soon as GBK lacks a character. */
  encoding: Type.Optional(Type.Union([Type.Literal('gbk'), Type.Literal('utf-8')])),
};

/** `POST /api/exports/patches`: the answer is the file. */
export const ExportSchema = Type.Object({
  ...HOW,
  /** Some patches only, by id, in this order. */
  ids: Type.Optional(Type.Array(Type.Integer(), { maxItems: 200_000 })),
  batchId: Type.Optional(Type.String({ maxLength: 100 })),
});
export type ExportRequest = Static<typeof ExportSchema>;

/** `POST /api/exports/layers/:versionId`: the answer is the file. */
export const LayerExportSchema = Type.Object(HOW);

/** `POST /api/exports/site`: the answer is the file. */
export const SiteExportSchema = Type.Object({
  ...HOW,
  /** What the site is called, in the file and as its name. */
  name: Type.String({ minLength: 1, maxLength: 100 }),
  geometry: PolygonSchema,
});
