import { findPostgis } from '../../../postgis/binaries.ts';
import { type Cluster, startCluster } from '../../../postgis/cluster.ts';
import { psql } from '../../../postgis/psql.ts';
import { answer, ask, fastest, workersLaunched } from '../postgis/ask.ts';
import { FORMS, nameOf, type Query, workerCounts } from '../postgis/forms.ts';
import { endedSessionsMs } from '../postgis/serverCpu.ts';
import { watchMemory } from '../postgis/serverMemory.ts';
import { loadTables, SUBDIVISIONS, subdivide } from '../postgis/tables.ts';
import type { Limits, Measured, Missing, Runner } from '../runner.ts';
import { median } from '../timing.ts';

export const postgis: Runner = {
  title: 'PostGIS, native, join by a GiST index on the zones, parallel workers, its fastest form',
  run: (scene, limits) =>
    withCluster(async (cluster) => {
      const indexMs = await loadTables(cluster, scene);
      return race(cluster, ['zone'], () => indexMs, limits);
    }),
};

export const postgisSubdivided: Runner = {
  title:
    'PostGIS as before, zones split by ST_Subdivide (its time counts as index), the best of several sizes',
  run: (scene, limits) =>
    withCluster(async (cluster) => {
      await loadTables(cluster, scene);
      const tables = new Map<string, number>();
      for (const vertices of SUBDIVISIONS) tables.set(...(await subdivide(cluster, vertices)));
      return race(cluster, [...tables.keys()], (table) => tables.get(table) ?? 0, limits);
    }),
};

async function withCluster(
  work: (cluster: Cluster) => Promise<Measured | Missing>,
): Promise<Measured | Missing> {
  const binaries = findPostgis();
  if ('missing' in binaries) return binaries;
  const cluster = await startCluster(binaries);
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
}

/** Finds the fastest form, table and number of workers, then times that. */
async function race(
  cluster: Cluster,
  tables: string[],
  indexMsOf: (table: string) => number,
  { runs, giveUpMs }: Limits,
): Promise<Measured | Missing> {
  const workers = workerCounts();
  const isSubdivided = tables[0] !== 'zone';
  const queries = tables.flatMap((table) =>
    FORMS.map((form): Query => ({ form, table, isSubdivided, workers: workers[0] })),
  );
  const first = await fastest(cluster, queries, giveUpMs);
  if (first.best === null) {
    return { missing: `given up: every form takes over ${giveUpMs / 1000} s`, overMs: giveUpMs };
  }
  const more = workers.slice(1).map((count): Query => ({ ...(first.best as Query), workers: count }));
  const second = await fastest(cluster, more, first.bestMs);
  const best = second.best ?? first.best;
  const launched = await workersLaunched(cluster, best);
  const memory = watchMemory(cluster.pid);
  const overlayMs: number[] = [];
  const cpuBefore = await endedSessionsMs(cluster.pid);
  for (let run = 0; run < runs; run++) overlayMs.push(await ask(cluster, best, 10 * giveUpMs));
  const cpuAfter = await endedSessionsMs(cluster.pid);
  const serverMb = memory.stop();
  const indexMs = indexMsOf(best.table);
  const [[version]] = await psql(cluster, 'SELECT postgis_full_version()');
  return {
    indexMs,
    overlayMs: median(overlayMs),
    ...(cpuBefore !== undefined && cpuAfter !== undefined && { cpuMs: (cpuAfter - cpuBefore) / runs }),
    togetherMs: indexMs + median(overlayMs),
    pairs: await answer(cluster),
    serverMb,
    notes: {
      version,
      form: nameOf(best),
      workersLaunched: launched,
      tried: { ...first.tried, ...second.tried },
    },
  };
}
