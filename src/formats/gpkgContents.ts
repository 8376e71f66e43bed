import type { DatabaseSync } from 'node:sqlite';
import { asDamage, quoted } from './sqliteFile.ts';

/** A feature table as the GeoPackage registers it (OGC 12-128r19, 1.1.3 and 2.1.5). */
export type GpkgTable = {
  name: string;
  geometryColumn: string;
  /** as written, `MULTIPOLYGON` */
  geometryType: string;
  srs: { organization: string; code: number; definition: string } | null;
  records: number | null;
  /** A query, not a table: reading it could take for ever, and only GDAL's thread can be stopped. */
  isView: boolean;
  columns: { name: string; type: string }[];
  idColumn: string | null;
};

const REGISTERED = `SELECT g.table_name AS name, g.column_name AS geometryColumn, g.geometry_type_name AS geometryType,
    g.srs_id AS srsId FROM gpkg_geometry_columns AS g`;

/**
 * The feature tables that are registered and exist, and names of those that do not exist.
 * @throws FormatError `sqliteDamaged`
 */
export function listTables(db: DatabaseSync, file: string): { tables: GpkgTable[]; absent: string[] } {
  return asDamage(file, () => {
    const schema = schemaOf(db);
    // The registers have to be tables: a query in their place could take for ever.
    const hasTable = (name: string) => schema.get(name)?.type === 'table';
    if (!hasTable('gpkg_geometry_columns')) return { tables: [], absent: [] };
    const rows = db.prepare(REGISTERED).all();
    const tables: GpkgTable[] = [];
    for (const row of rows) {
      const entry = schema.get(text(row.name).toLowerCase());
      if (!entry) continue;
      const columns = columnsOf(db, entry.name);
      const geometry = columns.find(
        ({ name }) => name.toLowerCase() === text(row.geometryColumn).toLowerCase(),
      );
      if (!geometry) continue;
      tables.push({
        name: text(row.name),
        geometryColumn: geometry.name,
        geometryType: text(row.geometryType),
        srs: hasTable('gpkg_spatial_ref_sys') ? srsOf(db, Number(row.srsId)) : null,
        records: hasTable('gpkg_ogr_contents') ? countOf(db, text(row.name)) : null,
        isView: entry.type === 'view',
        columns: columns.filter((column) => column !== geometry && !column.isId),
        idColumn: columns.find(({ isId }) => isId)?.name ?? null,
      });
    }
    return { tables, absent: hasTable('gpkg_contents') ? absentIn(db, schema) : [] };
  });
}

type Entry = { name: string; type: 'table' | 'view' };

/** Tables and views by lower-case name. A virtual table is a program of its own: it has no page, and does not count. */
function schemaOf(db: DatabaseSync): Map<string, Entry> {
  const rows = db
    .prepare(`SELECT name, type FROM sqlite_schema WHERE type = 'view' OR (type = 'table' AND rootpage > 0)`)
    .all();
  return new Map(rows.map((row) => [text(row.name).toLowerCase(), row as Entry]));
}

function columnsOf(db: DatabaseSync, table: string): { name: string; type: string; isId: boolean }[] {
  return db
    .prepare('SELECT name, type, pk FROM pragma_table_info(?)')
    .all(table)
    .map((row) => {
      const type = text(row.type);
      return { name: text(row.name), type, isId: row.pk === 1 && /^integer$/i.test(type) };
    });
}

function srsOf(db: DatabaseSync, id: number): GpkgTable['srs'] {
  const row = db
    .prepare(
      'SELECT organization, organization_coordsys_id AS code, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
    )
    .get(id);
  if (!row) return null;
  return { organization: text(row.organization), code: Number(row.code), definition: text(row.definition) };
}

function countOf(db: DatabaseSync, table: string): number | null {
  const row = db
    .prepare('SELECT feature_count AS count FROM gpkg_ogr_contents WHERE lower(table_name) = lower(?)')
    .get(table);
  return typeof row?.count === 'number' && row.count >= 0 ? row.count : null;
}

function absentIn(db: DatabaseSync, schema: ReadonlyMap<string, Entry>): string[] {
  const rows = db.prepare(`SELECT table_name AS name FROM gpkg_contents WHERE data_type = 'features'`).all();
  return rows.map((row) => text(row.name)).filter((name) => !schema.has(name.toLowerCase()));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value ?? ''));

/** The statement that reads a table in the order of its rows. */
export const selectAll = (table: string) => `SELECT * FROM ${quoted(table)} NOT INDEXED`;
