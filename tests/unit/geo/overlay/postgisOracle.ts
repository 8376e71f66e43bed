import { planeX, planeY } from '../../../../src/geo/ellipsoid.ts';
import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import { encodeWkb } from '../../../../src/geo/wkb.ts';
import { type Connection, copyIn, psql } from '../../../postgis/psql.ts';
import { toPlane } from '../geosOracle.ts';

/** Areas of pairs by PostGIS; NaN where it gave up. */
export type CommonArea = { patch: number; zone: number; areaM2: number };

/** As `ST_Area(ST_Intersection(…))`, but a pair that PostGIS cannot do does not end the query for all the others. */
const COMMON_M2 = `
  CREATE OR REPLACE FUNCTION common_m2(a geometry, b geometry) RETURNS float8 LANGUAGE plpgsql AS $$
  BEGIN
    RETURN ST_Area(ST_Intersection(a, b));
  EXCEPTION WHEN internal_error THEN
    RETURN 'NaN';
  END $$;`;

/**
 * Common areas of all pairs whose boxes meet, as plain geometry in metres of the equal-area plane about the first
 * vertex: the same plane as ours, so nothing but the overlay itself can differ.
 */
export async function commonAreas(
  connection: Connection,
  patches: readonly FlatPolygon[],
  zones: readonly FlatPolygon[],
): Promise<CommonArea[]> {
  return commonAreasWhere(connection, patches, zones, 'p.g && z.g');
}

/** As `commonAreas`, of the first patch with the first zone, the second with the second, … */
export async function commonAreasInTurn(
  connection: Connection,
  pairs: readonly { a: FlatPolygon; b: FlatPolygon }[],
): Promise<CommonArea[]> {
  const [patches, zones] = [pairs.map(({ a }) => a), pairs.map(({ b }) => b)];
  return commonAreasWhere(connection, patches, zones, 'p.id = z.id');
}

async function commonAreasWhere(
  connection: Connection,
  patches: readonly FlatPolygon[],
  zones: readonly FlatPolygon[],
  condition: string,
): Promise<CommonArea[]> {
  const x = planeX(patches[0].coords[0]);
  const y = planeY(patches[0].coords[1]);
  await load(connection, 'patch', patches, (polygon) => toPlane(polygon, x, y));
  await load(connection, 'zone', zones, (polygon) => toPlane(polygon, x, y));
  const rows = await psql(
    connection,
    `${COMMON_M2}
     CREATE INDEX ON zone USING gist (g);
     ANALYZE patch; ANALYZE zone;
     SELECT p.id, z.id, common_m2(p.g, z.g) FROM patch p JOIN zone z ON ${condition};`,
  );
  return rows.map(([patch, zone, area]) => ({
    patch: Number(patch),
    zone: Number(zone),
    areaM2: Number(area),
  }));
}

/** Areas on the CGCS2000 ellipsoid, edges taken for geodesics: `ST_Area(geography)`. */
export async function geographyAreasM2(
  connection: Connection,
  polygons: readonly FlatPolygon[],
): Promise<number[]> {
  await load(connection, 'patch', polygons, (polygon) => polygon);
  const rows = await psql(
    connection,
    'SELECT ST_Area(ST_SetSRID(g, 4490)::geography) FROM patch ORDER BY id',
  );
  return rows.map(([area]) => Number(area));
}

async function load(
  connection: Connection,
  table: string,
  polygons: readonly FlatPolygon[],
  shape: (polygon: FlatPolygon) => FlatPolygon,
): Promise<void> {
  await psql(
    connection,
    `DROP TABLE IF EXISTS ${table}; CREATE UNLOGGED TABLE ${table} (id int, g geometry);`,
  );
  const lines = polygons.map(
    (polygon, id) => `${id}\t${Buffer.from(encodeWkb(shape(polygon))).toString('hex')}`,
  );
  await copyIn(connection, table, lines);
}
