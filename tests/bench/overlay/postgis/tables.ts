import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import type { Connection } from '../../../postgis/psql.ts';
import { copyIn, psql } from '../../../postgis/psql.ts';
import { planeHex } from '../plane.ts';
import type { Scene } from '../scenes/scene.ts';

/** Vertices above which `ST_Subdivide` splits a zone; 256 is its own default. */
export const SUBDIVISIONS = [16, 64, 256];

/**
 * Loads patches and zones in plane metres and returns how long making the zones ready takes. Stored uncompressed:
 * a zone of a million vertices would else be unpacked again for every patch.
 */
export async function loadTables(connection: Connection, { patches, zones }: Scene): Promise<number> {
  for (const [table, polygons] of [['patch', patches] as const, ['zone', zones] as const]) {
    await psql(
      connection,
      `CREATE UNLOGGED TABLE ${table} (id int, g geometry);
       ALTER TABLE ${table} ALTER COLUMN g SET STORAGE EXTERNAL;`,
    );
    await copyIn(connection, table, rows(polygons));
  }
  await psql(connection, 'VACUUM ANALYZE patch');
  return makeReady(connection, 'zone');
}

function* rows(polygons: readonly FlatPolygon[]): Generator<string> {
  for (let id = 0; id < polygons.length; id++) yield `${id}\t${planeHex(polygons[id])}`;
}

/** Splits the zones into pieces of at most so many vertices, in a table of their own; returns its name and the time. */
export async function subdivide(
  connection: Connection,
  vertices: number,
): Promise<[table: string, ms: number]> {
  const table = `zone${vertices}`;
  const ms = await timedSql(
    connection,
    `CREATE UNLOGGED TABLE ${table} AS SELECT id, ST_Subdivide(g, ${vertices}) AS g FROM zone;`,
  );
  return [table, ms + (await makeReady(connection, table))];
}

async function makeReady(connection: Connection, table: string): Promise<number> {
  const ms = await timedSql(connection, `CREATE INDEX ON ${table} USING gist (g);`);
  await psql(connection, `VACUUM ANALYZE ${table}`);
  return ms;
}

/** Milliseconds that statements take by the server's own clock. */
export async function timedSql(connection: Connection, sql: string, before = ''): Promise<number> {
  const took = await psql(
    connection,
    `${before}
     SELECT clock_timestamp() AS began \\gset
     ${sql}
     SELECT 1000 * extract(epoch FROM clock_timestamp() - :'began'::timestamptz);`,
  );
  return Number(took[0][0]);
}
