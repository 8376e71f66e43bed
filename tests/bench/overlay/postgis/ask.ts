import type { OverlayResult } from '../../../../src/geo/overlay/result.ts';
import { type Connection, psql } from '../../../postgis/psql.ts';
import { nameOf, type Query, sqlOf } from './forms.ts';
import { timedSql } from './tables.ts';

/** Milliseconds the query takes; infinite when it is not done within `giveUpMs`. */
export async function ask(connection: Connection, query: Query, giveUpMs: number): Promise<number> {
  const { before, create } = sqlOf(query);
  const limit = `SET statement_timeout = ${Math.ceil(giveUpMs)};`;
  try {
    return await timedSql(connection, create, `${before}${limit}`);
  } catch (error) {
    // a parallel worker that is stopped by the limit calls it a user request
    if (/statement timeout|due to user request/.test(String(error))) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** Asks each once and returns the fastest, with what each took; null when none is done in time. */
export async function fastest(
  connection: Connection,
  queries: readonly Query[],
  giveUpMs: number,
): Promise<{ best: Query | null; bestMs: number; tried: Record<string, string> }> {
  let best: Query | null = null;
  let bestMs = giveUpMs;
  const tried: Record<string, string> = {};
  for (const query of queries) {
    // one that takes longer than the best so far need not end
    const limitMs = best === null ? giveUpMs : 1.2 * bestMs;
    const ms = await ask(connection, query, limitMs);
    tried[nameOf(query)] = Number.isFinite(ms) ? `${Math.round(ms)} ms` : `over ${Math.round(limitMs)} ms`;
    console.error(`  ${nameOf(query)}: ${tried[nameOf(query)]}`);
    if (ms < bestMs) [best, bestMs] = [query, ms];
  }
  return { best, bestMs, tried };
}

/** Parallel workers that did take part, by the server's account of a run. */
export async function workersLaunched(connection: Connection, query: Query): Promise<number> {
  const { before, create } = sqlOf(query);
  const plan = await psql(connection, `${before} EXPLAIN (ANALYZE, TIMING OFF) ${create}`);
  return plan.flat().reduce((sum, line) => sum + Number(/Workers Launched: (\d+)/.exec(line)?.[1] ?? 0), 0);
}

/** The pairs that the last query found, with an area. */
export async function answer(connection: Connection): Promise<OverlayResult> {
  const rows = await psql(
    connection,
    'SELECT patch, zone, area_m2 FROM answer WHERE area_m2 > 0 ORDER BY patch, zone;',
  );
  return {
    patch: Uint32Array.from(rows, (row) => Number(row[0])),
    zone: Uint32Array.from(rows, (row) => Number(row[1])),
    areaM2: Float64Array.from(rows, (row) => Number(row[2])),
  };
}
