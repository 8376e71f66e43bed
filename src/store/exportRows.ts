import type { LayerKind } from '../domain/layerKind.ts';
import { decodeGeometry } from './gpkg/geometry.ts';
import { readPatchRows } from './patchRows.ts';
import type { Connection } from './sqlite/connection.ts';
import type { ExportedPatch, ExportedZone, ExportStore, PatchChoice, RawAttributes } from './store.ts';
import { ZONE_TABLES } from './zoneTables.ts';

/** Rows read at once: the connection is free for others in between, and only these are in memory. */
const CHUNK = 500;

const READY = "(SELECT id FROM batch WHERE status = 'ready')";
/** Who signed the verdict in force: an undone event is not it, nor the one that undid it. */
const SIGNED_BY = `(SELECT e.user_name FROM verdict_event e WHERE e.patch_id = p.fid AND e.undoes IS NULL
  AND e.verdict = c.state AND e.at = c.verdict_at ORDER BY e.version DESC LIMIT 1)`;
const PATCH = `
  SELECT p.fid, p.before_name, p.township_name, p.before_date, p.after_date, p.withdrawn_at, p.raw, p.geom,
    c.note, ${SIGNED_BY} AS signed_by
  FROM json_each(?) i CROSS JOIN patch p ON p.fid = i.value
  LEFT JOIN patch_current c ON c.patch_id = p.fid
  ORDER BY i.key`;
const RAW = 'SELECT p.raw FROM json_each(?) i CROSS JOIN patch p ON p.fid = i.value ORDER BY i.key';

type StoredPatch = {
  fid: number;
  before_name: string;
  township_name: string;
  before_date: string;
  after_date: string;
  withdrawn_at: string;
  raw: string;
  geom: Uint8Array;
  note: string | null;
  signed_by: string | null;
};
type StoredZone = { fid: number; raw: string; geom: Uint8Array };

/** Everything that leaves the house, chunk by chunk; each chunk is one consistent look at the store. */
export function exportStore(connection: Connection): ExportStore {
  const { db } = connection;

  /** Ids in the order asked for, else by id. Ids that are not there, or of a batch still coming in, are left out. */
  async function chosen({ ids, batchId }: PatchChoice): Promise<number[]> {
    const where = batchId === undefined ? '' : ' AND batch_id = ?';
    const sql = `SELECT fid FROM patch WHERE batch_id IN ${READY}${where} ORDER BY fid`;
    const all = await connection.read(() => {
      const statement = connection.statement(sql);
      return batchId === undefined ? statement.all() : statement.all(batchId);
    });
    const visible = all.map(({ fid }) => fid as number);
    if (!ids) return visible;
    const known = new Set(visible);
    return [...new Set(ids)].filter((id) => known.has(id));
  }

  async function* patchChunks<T>(choice: PatchChoice, read: (ids: number[]) => T[]): AsyncGenerator<T[]> {
    const ids = await chosen(choice);
    for (let at = 0; at < ids.length; at += CHUNK) {
      yield await connection.read(() => read(ids.slice(at, at + CHUNK)));
    }
  }

  async function* zoneChunks<T>(
    versionId: number,
    columns: string,
    make: (row: StoredZone) => T,
  ): AsyncGenerator<T[]> {
    const version = await db
      .selectFrom('layer_version')
      .select('kind')
      .where('id', '=', versionId)
      .where('status', '=', 'ready')
      .executeTakeFirst();
    if (!version) return;
    const sql = `SELECT fid, ${columns} FROM ${ZONE_TABLES[version.kind as LayerKind]}
      WHERE layer_version_id = ? AND fid > ? ORDER BY fid LIMIT ${CHUNK}`;
    for (let after = 0; ; ) {
      const from = after;
      const rows = await connection.read(() => connection.statement(sql).all(versionId, from));
      if (rows.length === 0) return;
      after = rows.at(-1)!.fid as number;
      yield rows.map((row) => make(row as unknown as StoredZone));
    }
  }

  return {
    patches: (choice) => patchChunks(choice, (ids) => exportedPatches(connection, ids)),
    patchAttributes: (choice) =>
      patchChunks(choice, (ids) =>
        connection
          .statement(RAW)
          .all(JSON.stringify(ids))
          .map(({ raw }) => JSON.parse(raw as string) as RawAttributes),
      ),
    zones: (versionId) =>
      zoneChunks(
        versionId,
        'raw, geom',
        ({ raw, geom }): ExportedZone => ({ raw: JSON.parse(raw), polygon: decodeGeometry(geom) }),
      ),
    zoneAttributes: (versionId) =>
      zoneChunks(versionId, 'raw', ({ raw }) => JSON.parse(raw) as RawAttributes),
  };
}

function exportedPatches(connection: Connection, ids: number[]): ExportedPatch[] {
  const rows = new Map(readPatchRows(connection, ids).map((row) => [row.id, row]));
  const stored = connection.statement(PATCH).all(JSON.stringify(ids)) as StoredPatch[];
  return stored.flatMap((one): ExportedPatch[] => {
    const row = rows.get(one.fid);
    if (!row) return [];
    return [
      {
        row,
        beforeName: one.before_name,
        townshipName: one.township_name,
        beforeDate: one.before_date,
        afterDate: one.after_date,
        withdrawnAt: one.withdrawn_at,
        note: one.note ?? '',
        signedBy: row.verdictAt === '' ? '' : (one.signed_by ?? ''),
        raw: JSON.parse(one.raw),
        polygon: decodeGeometry(one.geom),
      },
    ];
  });
}
