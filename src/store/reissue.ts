import { StoreError } from './errors.ts';
import { encodeGeometry } from './gpkg/geometry.ts';
import { PATCH_TILES } from './patches.ts';
import { MEASURES } from './patchRowCache.ts';
import { duplicateCode, insertPatch, type TownshipNames, townshipNames } from './patchWrite.ts';
import { insertPredecessor } from './predecessors.ts';
import { batchRecord } from './records.ts';
import { correctPatch, type StoredPatch, withdrawPatch } from './revise.ts';
import type { Database } from './schema.ts';
import type { Connection } from './sqlite/connection.ts';
import type { BatchRecord, NewPatch, PatchChange, Reissue, ReissueOutcome } from './store.ts';

/**
 * Brings a batch to a corrected issue, by patch code. One transaction: a crash at any moment leaves the batch as it
 * was. Runs in a thread of its own (an import job), since it holds the connection until the end.
 */
export async function reissueBatch(
  connection: Connection,
  issue: Reissue,
): Promise<{ batch: BatchRecord; outcome: ReissueOutcome }> {
  const townships = await townshipNames(connection);
  return connection.write(() => {
    // Revisions name their issue, whose row comes last, with the report that says what they were.
    connection.statement('PRAGMA defer_foreign_keys = ON').run();
    const batch = connection
      .statement("SELECT id, county_code AS county FROM batch WHERE id = ? AND status = 'ready'")
      .get(issue.batchId) as { id: string; county: string } | undefined;
    if (!batch) throw unknownBatch(issue.batchId);
    const issueId = connection.statement(NEXT_ISSUE).get()?.id as number;
    const outcome = takeRows(connection, issue, batch, townships, issueId);
    relate(connection, issue);
    const report = JSON.stringify(issue.report(outcome) ?? null);
    connection
      .statement('INSERT INTO batch_issue VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(issueId, batch.id, issue.fileName, issue.fileSha256, issue.importedBy, issue.importedAt, report);
    return { batch: finish(connection, batch.id, report), outcome };
  });
}

const NEXT_ISSUE = `
  SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'batch_issue'), 0) + 1 AS id`;

const STORED = `
  SELECT p.fid, p.code, p.area_m2 AS areaM2, p.withdrawn_at AS withdrawnAt, coalesce(c.version, 0) AS verdicts
  FROM patch p LEFT JOIN patch_current c ON c.patch_id = p.fid WHERE p.batch_id = ?`;

function takeRows(
  connection: Connection,
  issue: Reissue,
  batch: { id: string; county: string },
  townships: TownshipNames,
  issueId: number,
): ReissueOutcome {
  const stored = connection.statement(STORED).all(batch.id) as unknown as StoredPatch[];
  const missing = new Map(stored.map((patch) => [patch.code, patch]));
  const seen = new Set<string>();
  const changes: PatchChange[] = [];
  let unchanged = 0;
  for (const row of issue.rows) {
    if (seen.has(row.code)) throw duplicateCode(batch.id, row.code);
    seen.add(row.code);
    const patch = missing.get(row.code);
    missing.delete(row.code);
    const change = patch
      ? correctPatch(connection, patch, row, townships, issueId)
      : addPatch(connection, batch, townships, row);
    if (change) changes.push(change);
    else unchanged += 1;
  }
  const day = issue.importedAt.slice(0, 10);
  for (const patch of missing.values()) {
    const change = withdrawPatch(connection, patch, issueId, day);
    if (change) changes.push(change);
    else unchanged += 1;
  }
  return { unchanged, changes };
}

function addPatch(
  connection: Connection,
  batch: { id: string; county: string },
  townships: TownshipNames,
  row: NewPatch,
): PatchChange {
  const { blob } = encodeGeometry(row.polygon, row.code);
  const patchId = insertPatch(connection, batch, townships, row, blob);
  return {
    patchId,
    code: row.code,
    what: 'added',
    fields: [],
    areaBeforeM2: null,
    areaAfterM2: row.areaM2,
    verdicts: 0,
  };
}

function relate(connection: Connection, { batchId, predecessors, importedAt }: Reissue): void {
  for (const one of predecessors) {
    const patch = connection
      .statement('SELECT fid FROM patch WHERE batch_id = ? AND code = ?')
      .get(batchId, one.code);
    if (patch) insertPredecessor(connection, patch.fid as number, one, importedAt);
  }
}

/** The batch has its new report and number of patches; what was measured on it is measured again, and drawn again. */
function finish(connection: Connection, batchId: string, report: string): BatchRecord {
  connection
    .statement(
      `UPDATE batch SET report = ?, patches = (SELECT count(*) FROM patch WHERE batch_id = batch.id) WHERE id = ?`,
    )
    .run(report, batchId);
  connection.statement('DELETE FROM overlay_done WHERE batch_id = ?').run(batchId);
  connection
    .statement('UPDATE counter SET value = value + 1 WHERE name IN (?, ?)')
    .run(MEASURES, PATCH_TILES);
  connection.statement(EXTENT).run();
  const row = connection.statement('SELECT * FROM batch WHERE id = ?').get(batchId);
  return batchRecord(row as unknown as Parameters<typeof batchRecord>[0] & Database['batch']);
}

/** The extent that the GeoPackage announces, from the spatial index. */
const EXTENT = `
  UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), (min_x, min_y, max_x, max_y) =
    (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_patch_geom)
  WHERE table_name IN ('patch', 'patch_with_verdict')`;

function unknownBatch(id: string): StoreError {
  return new StoreError('unknownBatch', {
    zh: `没有编号为“${id}”的批次，不能作为它的更正版导入`,
    en: `There is no batch "${id}" of which this could be a corrected issue`,
  });
}
