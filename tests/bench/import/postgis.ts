import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { findPostgis } from '../../postgis/binaries.ts';
import { type Cluster, startCluster } from '../../postgis/cluster.ts';
import { psql } from '../../postgis/psql.ts';
import { round, timed } from '../overlay/timing.ts';
import type { Files } from './files.ts';

const run = promisify(execFile);

/**
 * The same two files through `ogr2ogr` (COPY, GBK, to degrees) into PostGIS, an index each, and the join by
 * `ST_Intersection` with a worker a core. It neither looks whether polygons are valid nor keeps any account, which
 * we do.
 */
export async function postgis(files: Files) {
  const binaries = findPostgis();
  if ('missing' in binaries) return binaries;
  try {
    execFileSync('ogr2ogr', ['--version'], { stdio: 'pipe' });
  } catch {
    return { missing: 'ogr2ogr (Debian: gdal-bin)' };
  }
  const cluster = await startCluster(binaries);
  try {
    const [, zonesMs] = await timed(() => load(cluster, files.zones, 'zone'));
    const [, patchesMs] = await timed(() => load(cluster, files.patches, 'patch'));
    const [, overlayMs] = await timed(() => psql(cluster, JOIN));
    const [[pairs]] = await psql(cluster, 'SELECT count(*) FROM answer WHERE area_m2 > 0');
    return {
      seconds: round((zonesMs + patchesMs + overlayMs) / 1000),
      marks: {
        zonesStored: round(zonesMs / 1000),
        patchesStored: round(patchesMs / 1000),
        measured: round(overlayMs / 1000),
      },
      pairs: Number(pairs),
    };
  } finally {
    await cluster.stop();
  }
}

async function load(cluster: Cluster, path: string, table: string): Promise<void> {
  const options = [
    '-f',
    'PostgreSQL',
    `PG:${cluster.url}`,
    `/vsizip/${path}`,
    '-nln',
    table,
    '-oo',
    'ENCODING=GBK',
  ];
  const how = ['-t_srs', 'EPSG:4490', '-nlt', 'MULTIPOLYGON', '-lco', 'GEOMETRY_NAME=g', '-lco', 'FID=id'];
  await run('ogr2ogr', [...options, ...how, '-lco', 'UNLOGGED=ON', '-gt', 'unlimited'], {
    env: { ...process.env, PG_USE_COPY: 'YES' },
    maxBuffer: 64 * 1024 * 1024,
  });
  await psql(cluster, `ANALYZE ${table}`);
}

const JOIN = `
  SET max_parallel_workers_per_gather = 2;
  ALTER TABLE patch SET (parallel_workers = 2);
  CREATE UNLOGGED TABLE answer AS
    SELECT p.id AS patch, z.id AS zone, ST_Area(ST_Intersection(p.g, z.g)::geography) AS area_m2
    FROM patch p JOIN zone z ON p.g && z.g`;
