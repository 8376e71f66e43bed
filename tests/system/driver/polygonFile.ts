import { DatabaseSync } from 'node:sqlite';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { fromGeoJson } from '../../../src/geo/flat.ts';
import { encodeGpkg } from '../../../src/geo/wkb.ts';

export type Named = { code: string; geometry: Polygon | MultiPolygon };

/** A square with its lower left corner at a place, in degrees. */
export function square(lon: number, lat: number, side: number): Polygon {
  const ring: Position[] = [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** GeoJSON text of polygons, their code in a field of the given name. */
export function geoJson(named: readonly Named[], field: string): string {
  const features = named.map(({ code, geometry }) => ({
    type: 'Feature',
    properties: { [field]: code },
    geometry,
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** A GeoPackage with one table in EPSG:4490, by SQLite alone, as other programs write it. */
export function writeGeoPackage(path: string, named: readonly Named[], field: string): void {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA application_id = 0x47504B47;
    PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4490, 'EPSG', 4490,
      'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]', NULL);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, description TEXT,
      last_change DATETIME NOT NULL DEFAULT '2026-01-01T00:00:00Z', min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
      max_y DOUBLE, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
    INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('zones', 'features', 'zones', 4490);
    INSERT INTO gpkg_geometry_columns VALUES ('zones', 'geom', 'GEOMETRY', 4490, 0, 0);
    CREATE TABLE zones (fid INTEGER PRIMARY KEY, geom GEOMETRY, "${field}" TEXT);
  `);
  const insert = db.prepare(`INSERT INTO zones (geom, "${field}") VALUES (?, ?)`);
  for (const { code, geometry } of named) insert.run(encodeGpkg(fromGeoJson(geometry), 4490), code);
  db.close();
}
