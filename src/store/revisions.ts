import type { Kysely } from 'kysely';
import { decodeGeometry } from './gpkg/geometry.ts';
import type { Database } from './schema.ts';
import type { PatchRevision } from './store.ts';

/** What corrected issues changed of a patch, the newest first, each with the patch as it was before. */
export async function revisionsOf(db: Kysely<Database>, patchId: number): Promise<PatchRevision[]> {
  const rows = await db
    .selectFrom('patch_revision')
    .innerJoin('batch_issue', 'batch_issue.id', 'patch_revision.issue_id')
    .selectAll('patch_revision')
    .select(['file_name', 'file_sha256', 'imported_by', 'imported_at'])
    .where('patch_id', '=', patchId)
    .orderBy('patch_revision.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    geometryChanged: row.geometry_changed === 1,
    fields: JSON.parse(row.fields),
    verdictVersion: row.verdict_version,
    issue: {
      fileName: row.file_name,
      fileSha256: row.file_sha256,
      importedBy: row.imported_by,
      importedAt: row.imported_at,
    },
    before: {
      kind: row.kind,
      beforeClass: row.before_class,
      areaM2: row.area_m2,
      beforeDate: row.before_date,
      afterDate: row.after_date,
      withdrawnAt: row.withdrawn_at,
      raw: JSON.parse(row.raw),
      polygon: decodeGeometry(row.geom),
    },
  }));
}
