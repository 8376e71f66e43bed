import type { FlatPolygon } from '../geo/flat.ts';
import { readConverted } from './convertedRows.ts';
import { type DbfTable, dbfTextSamples, openDbf } from './dbf.ts';
import { refuse } from './error.ts';
import { openWithGdal } from './gdal.ts';
import { type Crs, statedCrs } from './infer.ts';
import { place } from './place.ts';
import { type ShpWalk, shpKind, walkShp } from './shp.ts';
import { pairUp } from './shpPairs.ts';
import { readPolygons, type ShpPolygons } from './shpPolygons.ts';
import { isOwn, statedSystem } from './statedSystem.ts';
import type { LayerSource, RawFeature, RawResult, ReadContext, ReadNote } from './types.ts';
import { decodePrj } from './wkt.ts';

/** The files of one shapefile, by extension; `.shx` is made anew and not wanted. */
export type ShapefileParts = {
  /** Name without folder and extension, for the user. */
  name: string;
  shp?: Uint8Array;
  dbf?: Uint8Array;
  prj?: Uint8Array;
  cpg?: Uint8Array;
};

/** A shapefile before it is unpacked: how to get at each of its files. */
export type ShapefileSource = { name: string } & {
  [extension in Exclude<keyof ShapefileParts, 'name'>]?: () => Uint8Array;
};

/**
 * The one layer of a shapefile; nothing is unpacked before it is read.
 * @param about what is known without unpacking: the first 100 bytes of the .shp, and the number of records
 */
export function openShapefile(
  source: ShapefileSource,
  file: string,
  context: ReadContext,
  about: { head?: Uint8Array; records?: number | null } = {},
): LayerSource {
  const { name, ...members } = source;
  const read = async () => {
    const unpacked = Object.entries(members).map(([extension, member]) => [extension, member()]);
    return readShapefile({ name, ...Object.fromEntries(unpacked) }, file, context);
  };
  const geometry = about.head ? shpKind(about.head) : 'unknown';
  const textBytes = () => (members.dbf ? dbfTextSamples(members.dbf()) : []);
  return { name, format: 'shapefile', records: about.records ?? null, geometry, read, textBytes };
}

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
  const walk = walkShp(parts.shp, `${parts.name}.shp`, options.skipInvalid);
  const table = parts.dbf ? openTable(parts, parts.dbf, options) : noTable(walk.records);
  const { skipped, live } = pairUp(walk, table, parts.name, file, options.skipInvalid);
  const unusable = new Set(skipped.map(({ record }) => record));
  const crs = systemOf(parts, options);
  onProgress({ stage: 'convert', done: 0, total: live.length });
  const isWanted = (record: number) => !table.deleted.has(record - 1) && !unusable.has(record);
  // What GDAL alone can convert, or has to sort the rings of, takes the long way.
  const isNear = crs === undefined || isOwn(crs) || crs.via === 'degrees';
  const polygons = (isNear && readPolygons(walk, isWanted)) || (await convert(walk, isWanted, parts, crs));
  const features = live
    .filter((index) => isWanted(index + 1))
    .map((index) => {
      if (!polygons.get(index + 1))
        throw refuse('geometryMissing', `${parts.name}.shp`, { count: 1, records: index + 1 }, index + 1);
      return new ShapeRecord(index + 1, table, polygons);
    });
  const placement = isOwn(crs)
    ? place(features, { crs, order: 'xy', isRuled: true }, file, options)
    : { crs: statedCrs(crs as Crs), axisOrder: { order: 'xy', how: 'format' } as const };
  return {
    layerName: parts.name,
    format: 'shapefile',
    encoding: table.encoding,
    ...placement,
    notes: [...walk.notes, ...deletedNote(table), ...(parts.dbf ? [] : [NO_TABLE])],
    skipped,
    features,
    sourceFieldTypes: Object.fromEntries(table.fields.map((field) => [field.name, typeText(field)])),
  };
}

/** A record that is made when it is looked at: half a million of them must not lie in memory as objects. */
class ShapeRecord implements RawFeature {
  readonly record: number;
  readonly #table: DbfTable;
  readonly #polygons: ShpPolygons;

  constructor(record: number, table: DbfTable, polygons: ShpPolygons) {
    this.record = record;
    this.#table = table;
    this.#polygons = polygons;
  }

  get properties(): RawFeature['properties'] {
    return this.#table.row(this.record - 1);
  }

  get polygon(): FlatPolygon {
    return this.#polygons.get(this.record)!;
  }
}

/** Geometry by record number, deleted records left out. */
async function convert(
  walk: ShpWalk,
  isWanted: (record: number) => boolean,
  { name, prj }: ShapefileParts,
  crs: Crs | undefined,
): Promise<ShpPolygons> {
  // Without the .dbf GDAL numbers the shapes as they lie in the file, deleted ones included.
  const source = await openWithGdal(
    [
      ['shp', walk.shp],
      ['shx', walk.shx],
      ...(prj && crs?.via === 'own' ? [['prj', prj] as [string, Uint8Array]] : []),
    ],
    'ESRI Shapefile',
    `${name}.shp`,
  );
  try {
    const [layer] = source.layers;
    const converted = await (crs === undefined || isOwn(crs)
      ? source.asWritten(layer!.name)
      : source.toLonLat(layer!.name, crs));
    const polygons = new Map<number, FlatPolygon>();
    readConverted(converted, `${name}.shp`, ({ record, polygon }) => polygons.set(record, polygon), {
      skip: (record) => !isWanted(record),
    });
    return polygons;
  } finally {
    await source.close();
  }
}

function systemOf({ name, prj }: ShapefileParts, options: ReadContext['options']): Crs | undefined {
  return statedSystem(prj && decodePrj(prj), 'prj', `${name}.prj`, options);
}

function openTable(parts: ShapefileParts, dbf: Uint8Array, options: ReadContext['options']): DbfTable {
  return openDbf(dbf, `${parts.name}.dbf`, {
    chosenEncoding: options.encoding,
    cpg: parts.cpg && new TextDecoder('latin1').decode(parts.cpg.subarray(0, 64)),
  });
}

/** Stands for the table of a shapefile that came without its .dbf. */
function noTable(records: number): DbfTable {
  return {
    fields: [],
    encoding: { name: 'utf-8', how: 'format' },
    records,
    deleted: new Set(),
    row: () => ({}),
  };
}

const NO_TABLE: ReadNote = {
  code: 'remark',
  text: {
    zh: '没有 .dbf 属性表，只读出图形，所有属性为空。若属性重要，请把 .dbf 一起压缩。',
    en: 'There is no .dbf, so that only shapes were read and no attributes. Pack the .dbf too if they matter.',
  },
};

function deletedNote(table: DbfTable): ReadNote[] {
  return table.deleted.size > 0 ? [{ code: 'deletedRecords', count: table.deleted.size }] : [];
}

/** As a DBF states it: `C(20)`, `N(15,2)`, `D(8)`. */
function typeText({ type, length, decimals }: { type: string; length: number; decimals: number }): string {
  return decimals > 0 ? `${type}(${length},${decimals})` : `${type}(${length})`;
}
