import { findCrs } from '../geo/crs.ts';
import type { FlatPolygon } from '../geo/flat.ts';
import { crsOfCode, crsOfWkt } from './anywhere.ts';
import { readConverted } from './convertedRows.ts';
import { type DbfTable, openDbf } from './dbf.ts';
import { refuse } from './error.ts';
import { openWithGdal } from './gdal.ts';
import { type Crs, inferCrs, refuseUnknownCrs, requireSupported, statedCrs } from './infer.ts';
import { listRecords, only } from './polygonsOnly.ts';
import { type ShpWalk, walkShp } from './shp.ts';
import { readPolygons } from './shpPolygons.ts';
import type { RawFeature, RawResult, ReadContext, ReadNote, Skipped } from './types.ts';
import { epsgOfWkt } from './wkt.ts';

/** The files of one shapefile, by extension; `.shx` is made anew and not wanted. */
export type ShapefileParts = {
  /** Name without folder and extension, for the user. */
  name: string;
  shp?: Uint8Array;
  dbf?: Uint8Array;
  prj?: Uint8Array;
  cpg?: Uint8Array;
};

/**
 * Reads a polygon shapefile: attributes by `dbf.ts`; geometry by `shpPolygons.ts` or, where that is not sure, by GDAL,
 * after `shp.ts` has checked every record.
 * @throws FormatError, naming the member and the 1-based record
 */
export async function readShapefile(
  parts: ShapefileParts,
  file: string,
  context: ReadContext,
): Promise<RawResult> {
  const { options, onProgress } = context;
  if (!parts.shp) throw refuse('memberMissing', file, { member: `${parts.name}.shp` });
  if (!parts.dbf) throw refuse('memberMissing', file, { member: `${parts.name}.dbf` });
  const walk = walkShp(parts.shp, `${parts.name}.shp`, options.skipInvalid);
  const table = openDbf(parts.dbf, `${parts.name}.dbf`, {
    chosenEncoding: options.encoding,
    cpg: parts.cpg && new TextDecoder('latin1').decode(parts.cpg.subarray(0, 64)),
  });
  if (walk.records !== table.records) {
    throw refuse('countsDiffer', file, { shapes: walk.records, rows: table.records });
  }
  const live = liveRecords(table);
  if (live.length === 0) throw refuse('noFeatures', file);
  const isLive = (record: number) => !table.deleted.has(record - 1);
  const empty = walk.empty.filter(isLive);
  if (empty.length > 0 && !options.skipInvalid)
    throw refuse('geometryMissing', `${parts.name}.shp`, listRecords(empty), only(empty));
  const skipped = [
    ...empty.map((record): Skipped => ({ record, code: 'geometryMissing' })),
    ...walk.notFinite.filter(isLive).map((record): Skipped => ({ record, code: 'coordinateNotFinite' })),
  ];
  const unusable = new Set(skipped.map(({ record }) => record));
  const crs = crsOf(parts, walk, file, context);
  onProgress({ stage: 'convert', done: 0, total: live.length });
  const isWanted = (record: number) => isLive(record) && !unusable.has(record);
  // What GDAL alone can convert, or has to sort the rings of, takes the long way.
  const own = isOwn(crs) ? readPolygons(walk, isWanted, crs) : null;
  const polygons = own ?? (await convert(walk, isWanted, parts, crs));
  return {
    layerName: parts.name,
    format: 'shapefile',
    encoding: table.encoding,
    crs: statedCrs(crs),
    notes: [...walk.notes, ...deletedNote(table)],
    skipped,
    features: live
      .filter((index) => isWanted(index + 1))
      .map((index): RawFeature => {
        const polygon = polygons.get(index + 1);
        if (!polygon)
          throw refuse('geometryMissing', `${parts.name}.shp`, { count: 1, records: index + 1 }, index + 1);
        return { record: index + 1, properties: table.row(index), polygon };
      }),
    sourceFieldTypes: Object.fromEntries(table.fields.map((field) => [field.name, typeText(field)])),
  };
}

/** Geometry by record number, deleted records left out. */
async function convert(
  walk: ShpWalk,
  isWanted: (record: number) => boolean,
  { name, prj }: ShapefileParts,
  crs: Crs,
): Promise<Map<number, FlatPolygon>> {
  // Without the .dbf GDAL numbers the shapes as they lie in the file, deleted ones included.
  const source = await openWithGdal(
    [
      ['shp', walk.shp],
      ['shx', walk.shx],
      ...(prj && crs.via === 'own' ? [['prj', prj] as [string, Uint8Array]] : []),
    ],
    'ESRI Shapefile',
    `${name}.shp`,
  );
  try {
    const converted = await source.toLonLat(source.layers[0].name, crs);
    const polygons = new Map<number, FlatPolygon>();
    readConverted(converted, `${name}.shp`, ({ record, polygon }) => polygons.set(record, polygon), {
      skip: (record) => !isWanted(record),
    });
    return polygons;
  } finally {
    await source.close();
  }
}

function crsOf(parts: ShapefileParts, walk: ShpWalk, file: string, { options }: ReadContext): Crs {
  if (options.epsg && options.anywhere) return crsOfCode(options.epsg, 'chosen');
  if (options.epsg) return requireSupported({ epsg: options.epsg, how: 'chosen' }, file, 'gdal');
  const prj = parts.prj && new TextDecoder().decode(parts.prj).trim();
  if (prj) {
    const member = `${parts.name}.prj`;
    if (options.anywhere) return crsOfWkt(prj, 'prj', member);
    return requireSupported({ epsg: epsgOfWkt(prj, member), how: 'prj' }, member, 'gdal');
  }
  const inferred = inferCrs(walk.bbox, options.expectedExtent);
  if (!inferred) throw refuseUnknownCrs(walk.bbox, file, options.expectedExtent);
  return inferred;
}

/** Whether its coordinates become degrees without GDAL. */
function isOwn({ epsg, via }: Crs): boolean {
  return via === 'degrees' || (via === undefined && findCrs(epsg) !== undefined);
}

function liveRecords(table: DbfTable): number[] {
  const live: number[] = [];
  for (let i = 0; i < table.records; i++) if (!table.deleted.has(i)) live.push(i);
  return live;
}

function deletedNote(table: DbfTable): ReadNote[] {
  return table.deleted.size > 0 ? [{ code: 'deletedRecords', count: table.deleted.size }] : [];
}

/** As a DBF states it: `C(20)`, `N(15,2)`, `D(8)`. */
function typeText({ type, length, decimals }: { type: string; length: number; decimals: number }): string {
  return decimals > 0 ? `${type}(${length},${decimals})` : `${type}(${length})`;
}
