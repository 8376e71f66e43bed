import type { LayerKind } from '../domain/layerKind.ts';
import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import { ZONE_TABLES } from './zoneTables.ts';

/** Deletes the rows of an intake that never became visible, a slice at a time. */
async function deleteRows(
  connection: Connection,
  table: string,
  column: 'batch_id' | 'layer_version_id',
  value: string | number,
): Promise<void> {
  const fids = await connection.read(() =>
    connection.statement(`SELECT fid FROM ${table} WHERE ${column} = ?`).all(value),
  );
  await inSlices(connection, fids, ({ fid }) => {
    connection.statement(`DELETE FROM ${table} WHERE fid = ?`).run(fid!);
  });
}

/** Takes away an unfinished batch, its rows first, so that a second crash finds it again. */
export async function removeBatch(connection: Connection, id: string): Promise<void> {
  const related = await connection.read(() =>
    connection
      .statement(
        'SELECT id FROM patch_predecessor WHERE patch_id IN (SELECT fid FROM patch WHERE batch_id = ?)',
      )
      .all(id),
  );
  await inSlices(connection, related, (row) => {
    connection.statement('DELETE FROM patch_predecessor WHERE id = ?').run(row.id!);
  });
  await deleteRows(connection, 'patch', 'batch_id', id);
  await connection.db
    .transaction()
    .execute((trx) => trx.deleteFrom('batch').where('id', '=', id).where('status', '=', 'intake').execute());
}

/** Takes away an unfinished version, its rows first, so that a second crash finds it again. */
export async function removeLayerVersion(connection: Connection, kind: LayerKind, id: number): Promise<void> {
  await deleteRows(connection, ZONE_TABLES[kind], 'layer_version_id', id);
  await connection.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('layer_class').where('layer_version_id', '=', id).execute();
    await trx.deleteFrom('layer_version').where('id', '=', id).where('status', '=', 'intake').execute();
  });
}
