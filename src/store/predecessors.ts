import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';
import type { Connection } from './sqlite/connection.ts';
import type { NewPredecessor, Predecessor } from './store.ts';

const INSERT = `INSERT INTO patch_predecessor (patch_id, earlier_id, relation, returned, earlier_state, common_m2, area_m2,
  earlier_area_m2, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes one relation, inside a transaction that the caller holds. */
export function insertPredecessor(
  connection: Connection,
  patchId: number,
  found: NewPredecessor,
  at: string,
): void {
  connection
    .statement(INSERT)
    .run(
      patchId,
      found.earlierId,
      found.relation,
      found.returned ? 1 : 0,
      found.earlierState,
      found.commonM2,
      found.areaM2,
      found.earlierAreaM2,
      at,
    );
}

const LAST_OUTLINE = sql<string>`coalesce((SELECT max(i.imported_at) FROM patch_revision v
  JOIN batch_issue i ON i.id = v.issue_id WHERE v.patch_id = r.patch_id AND v.geometry_changed = 1), '')`;

/**
 * Relations of a patch to earlier ones at its place (`patch_id`), or of later ones to it (`earlier_id`), the largest
 * common area first. `earlier` names the other patch, whichever of the two it is.
 */
export async function relationsOf(
  db: Kysely<Database>,
  side: 'patch_id' | 'earlier_id',
  id: number,
): Promise<Predecessor[]> {
  const rows = await db
    .selectFrom('patch_predecessor as r')
    .innerJoin('patch as p', 'p.fid', side === 'patch_id' ? 'r.earlier_id' : 'r.patch_id')
    .innerJoin('batch as b', 'b.id', 'p.batch_id')
    .innerJoin('patch as own', 'own.fid', 'r.patch_id')
    .innerJoin('batch as ownBatch', 'ownBatch.id', 'own.batch_id')
    .selectAll('r')
    .select(['p.code', 'p.batch_id', 'b.name'])
    .where(`r.${side}`, '=', id)
    .where('b.status', '=', 'ready')
    .where('ownBatch.status', '=', 'ready')
    // What was found for an outline that a corrected issue has replaced no longer holds.
    .where(sql<string>`r.at`, '>=', LAST_OUTLINE)
    .orderBy('r.id', 'desc')
    .execute();
  // Told again by a corrected issue: the newest counts.
  const newest = new Map<string, Predecessor>();
  for (const row of rows) {
    const key = `${row.patch_id} ${row.earlier_id}`;
    if (newest.has(key)) continue;
    newest.set(key, {
      patchId: row.patch_id,
      earlierId: row.earlier_id,
      relation: row.relation,
      returned: row.returned === 1,
      earlierState: row.earlier_state,
      commonM2: row.common_m2,
      areaM2: row.area_m2,
      earlierAreaM2: row.earlier_area_m2,
      at: row.at,
      earlier: { code: row.code, batchId: row.batch_id, batchName: row.name },
    });
  }
  return [...newest.values()].sort((a, b) => b.commonM2 - a.commonM2);
}
