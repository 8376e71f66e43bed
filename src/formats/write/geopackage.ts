import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type Bbox, bbox } from '../../geo/flat.ts';
import { encodeGpkg } from '../../geo/wkb.ts';
import type { RawValue } from '../types.ts';
import { quoted, rtreeTriggers } from './geopackage/rtree.ts';
import { METADATA, srsRows } from './geopackage/schema.ts';
import { uniqueNames } from './names.ts';
import { eachRow } from './rows.ts';
import { projector, targetCrs } from './shapes.ts';
import type { Field, Table, TableWriter, WriteOptions } from './types.ts';

const SQL_TYPES: Record<Field['type'], string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  date: 'DATE',
};
const R_TREE_DEFINITION = 'http://www.geopackage.org/spec120/#extension_rtree';
/** Beginnings of names that SQLite and GeoPackage keep for themselves. */
const RESERVED = /^(sqlite_|gpkg_|rtree_)/i;

/** How one column is called and what its values become. */
type Names = { table: string; key: string; geometry: string; columns: string[] };

/**
 * A GeoPackage 1.3 (OGC 12-128) with one table of multipolygons, a spatial index, and the titles of the columns; opens
 * in GDAL, QGIS and ArcGIS Pro. Nothing of a table is lost in it.
 */
export const writeGeoPackage: TableWriter = async (table, path, options) => {
  // Fails here if there is something already.
  closeSync(openSync(path, 'wx'));
  const database = new DatabaseSync(path);
  try {
    // A file that is whole or thrown away needs no journal.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;');
    database.exec(METADATA);
    const names = namesOf(table);
    database.exec('BEGIN');
    makeTable(database, table, names, options);
    const { rows, box } = await fill(database, table, names, options);
    if (box) {
      database
        .prepare('UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?')
        .run(box[0], box[1], box[2], box[3]);
    }
    database.exec(rtreeTriggers(names.table, names.geometry, names.key));
    database.exec('COMMIT');
    database.close();
    return { rows, bytes: statSync(path).size, remarks: [] };
  } finally {
    if (database.isOpen) database.close();
  }
};

function namesOf({ name, fields }: Table): Names {
  const columns = uniqueNames(
    fields.map((field) => field.name.replaceAll('\0', '')),
    { key: (one) => one.toLowerCase() },
  );
  // Ours give way: a source may well have a column called fid or geom.
  const free = (wanted: string) =>
    uniqueNames([...columns, wanted], { key: (one) => one.toLowerCase() }).at(-1)!;
  const plain = name.replaceAll('\0', '').trim() || 'layer';
  return {
    table: RESERVED.test(plain) ? `_${plain}` : plain,
    key: free('fid'),
    geometry: free('geom'),
    columns,
  };
}

function makeTable(database: DatabaseSync, table: Table, names: Names, { epsg }: WriteOptions): void {
  const crs = targetCrs(epsg);
  const columns = table.fields.map(({ type }, i) => `, ${quoted(names.columns[i])} ${SQL_TYPES[type]}`);
  database.exec(
    `CREATE TABLE ${quoted(names.table)} (${quoted(names.key)} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ` +
      `${quoted(names.geometry)} MULTIPOLYGON${columns.join('')})`,
  );
  const rtree = quoted(`rtree_${names.table}_${names.geometry}`);
  database.exec(`CREATE VIRTUAL TABLE ${rtree} USING rtree(id, minx, maxx, miny, maxy)`);
  const run = (sql: string, ...values: SQLInputValue[]) => database.prepare(sql).run(...values);
  for (const { name, id, definition, description } of srsRows(crs)) {
    run(
      'INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)',
      name,
      id,
      'EPSG',
      id,
      definition,
      description,
    );
  }
  run(
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, 'features', ?, '', ?)",
    names.table,
    table.titleZh,
    crs.epsg,
  );
  run(
    "INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'MULTIPOLYGON', ?, 0, 0)",
    names.table,
    names.geometry,
    crs.epsg,
  );
  run(
    "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
    names.table,
    names.geometry,
    R_TREE_DEFINITION,
  );
  const titles = uniqueNames(table.fields.map(({ title }) => title));
  table.fields.forEach((field, i) => {
    if (field.title === names.columns[i]) return;
    run(
      'INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?, ?, ?, ?)',
      names.table,
      names.columns[i],
      titles[i],
      field.title,
    );
  });
}

async function fill(database: DatabaseSync, table: Table, names: Names, options: WriteOptions) {
  const crs = targetCrs(options.epsg);
  const project = projector(crs);
  const marks = ', ?'.repeat(names.columns.length);
  const row = database.prepare(`INSERT INTO ${quoted(names.table)} VALUES (?, ?${marks})`);
  const index = database.prepare(
    `INSERT INTO ${quoted(`rtree_${names.table}_${names.geometry}`)} VALUES (?, ?, ?, ?, ?)`,
  );
  const types = table.fields.map(({ type }) => type);
  let whole: Bbox | null = null;
  const rows = await eachRow(table, options, ({ values, polygon }, record) => {
    const projected = project(polygon);
    row.run(record, encodeGpkg(projected, crs.epsg), ...types.map((type, i) => sqlValue(values[i], type)));
    const box = bbox(projected);
    if (!box) return;
    index.run(record, box[0], box[2], box[1], box[3]);
    whole = whole ? widened(whole, box) : box;
  });
  return { rows, box: whole as Bbox | null };
}

/** Digits beyond 2^53 go in as the whole number they are, where SQLite's 64 bits hold them. */
function sqlValue(value: RawValue | undefined, type: Field['type']): SQLInputValue {
  if (value === undefined) return null;
  if (type !== 'integer') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (value === null || !/^-?[1-9]\d{0,18}$/.test(value)) return value;
  const whole = BigInt(value);
  return BigInt.asIntN(64, whole) === whole ? whole : value;
}

const widened = (a: Bbox, b: Bbox): Bbox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
