import type { DatabaseSync } from 'node:sqlite';
import { rtreeSql } from './rtree.ts';
import { STORE_SRS_ID } from './spatialReferences.ts';

/** What other programs show of a table: its title and its columns' titles in Chinese. */
export type TableInfo = {
  table: string;
  identifier: string;
  description: string;
  columns: Record<string, string>;
};

/** Registers a table whose `geom` holds multipolygons, with a spatial index; `fid` is its primary key. */
export function registerFeatures(database: DatabaseSync, info: TableInfo): void {
  registerView(database, info);
  database
    .prepare(
      `INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')`,
    )
    .run(info.table);
  database.exec(rtreeSql(info.table, 'geom', 'fid'));
}

/** Registers a view whose first column `fid` is unique and whose `geom` comes from a feature table. */
export function registerView(database: DatabaseSync, info: TableInfo): void {
  registerContents(database, info, 'features', STORE_SRS_ID);
  database
    .prepare(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)`)
    .run(info.table, STORE_SRS_ID);
}

/** Registers a table without geometry. */
export function registerAttributes(database: DatabaseSync, info: TableInfo): void {
  registerContents(database, info, 'attributes', null);
}

function registerContents(database: DatabaseSync, info: TableInfo, type: string, srsId: number | null): void {
  database
    .prepare(
      'INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)',
    )
    .run(info.table, type, info.identifier, info.description, srsId);
  const insert = database.prepare(
    'INSERT INTO gpkg_data_columns (table_name, column_name, name, mime_type) VALUES (?, ?, ?, ?)',
  );
  for (const [column, title] of Object.entries(info.columns)) {
    insert.run(info.table, column, title, column === 'raw' ? 'application/json' : null);
  }
}
