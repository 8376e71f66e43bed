import type { PatchRow } from '../domain/patch.ts';
import { readPatchRows } from './patchRows.ts';
import type { Connection } from './sqlite/connection.ts';

/** Counter that grows whenever an overlay starts or ends being written, so that figures read once can be kept. */
export const MEASURES = 'measures';

const KEY = `
  SELECT (SELECT group_concat(name || value) FROM counter) || ' ' ||
    coalesce((SELECT group_concat(id) FROM layer_version WHERE status = 'ready' AND valid_to = ''), '') AS key,
    (SELECT coalesce(max(seq), 0) FROM verdict_event) AS rev`;

/**
 * All visible rows, kept between calls. What was issued never changes, figures change only with the counters in the
 * key, and everything else only with an event; so one look at the key and the newest seq says what to read again,
 * whichever process wrote it. Rows are shared between callers and replaced, never altered.
 */
export function patchRowCache(connection: Connection): () => PatchRow[] {
  let rows: PatchRow[] = [];
  let places = new Map<number, number>();
  let known = { key: '', rev: -1 };

  const readAll = () => {
    rows = readPatchRows(connection);
    places = new Map(rows.map(({ id }, place) => [id, place]));
  };
  const readDecidedSince = (rev: number) => {
    const ids = connection.statement('SELECT DISTINCT patch_id FROM verdict_event WHERE seq > ?').all(rev);
    for (const row of readPatchRows(
      connection,
      ids.map(({ patch_id }) => patch_id as number),
    )) {
      rows[places.get(row.id)!] = row;
    }
  };

  return () => {
    const now = connection.statement(KEY).get() as { key: string; rev: number };
    if (now.key !== known.key || known.rev < 0) readAll();
    else if (now.rev !== known.rev) readDecidedSince(known.rev);
    known = now;
    return rows.slice();
  };
}
