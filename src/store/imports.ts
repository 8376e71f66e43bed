import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import type { ImportStore, SameFile } from './store.ts';

/** Items of a list in one row. */
const ITEMS_A_ROW = 500;
/** A list that no report names is of an import that was broken off, or of one that runs: those end within a day. */
const LOST_AFTER_MS = 24 * 3600_000;

export function importStore(connection: Connection): ImportStore {
  const { db } = connection;
  return {
    async ofFile(sha256) {
      const found = await connection.read(() => connection.statement(SAME_FILE).all(sha256, sha256));
      return found as unknown as SameFile[];
    },

    async mapping(target, kind, fields) {
      const row = await db
        .selectFrom('import_mapping')
        .select('mapping')
        .where('target', '=', target)
        .where('kind', '=', kind)
        .where('fields', '=', fields)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? JSON.parse(row.mapping) : null;
    },

    async rememberMapping({ mapping, ...key }) {
      const text = JSON.stringify(mapping);
      const known = await this.mapping(key.target, key.kind, key.fields);
      if (JSON.stringify(known) === text) return;
      await db.transaction().execute((trx) =>
        trx
          .insertInto('import_mapping')
          .values({ ...key, mapping: text })
          .execute(),
      );
    },

    async keepList(importId, list, items) {
      const now = new Date().toISOString();
      const rows = Array.from({ length: Math.ceil(items.length / ITEMS_A_ROW) }, (_, i) => i);
      await inSlices(connection, rows, (place) => {
        const part = items.slice(place * ITEMS_A_ROW, (place + 1) * ITEMS_A_ROW);
        connection
          .statement('INSERT OR REPLACE INTO import_list VALUES (?, ?, ?, ?, ?)')
          .run(importId, list, place, JSON.stringify(part), now);
      });
    },

    async list(importId, list, offset, limit) {
      const rows = await db
        .selectFrom('import_list')
        .select('items')
        .where('import_id', '=', importId)
        .where('list', '=', list)
        .where('place', '>=', Math.floor(offset / ITEMS_A_ROW))
        .where('place', '<=', Math.floor((offset + limit) / ITEMS_A_ROW))
        .orderBy('place')
        .execute();
      const items = rows.flatMap((row) => JSON.parse(row.items) as unknown[]);
      return items.slice(offset % ITEMS_A_ROW, (offset % ITEMS_A_ROW) + limit);
    },

    async dropLists(importId) {
      await connection.write(() => connection.statement(`${DROP} AND import_id = ?`).run(importId));
    },

    async sweep() {
      const before = new Date(Date.now() - LOST_AFTER_MS).toISOString();
      await connection.write(() => connection.statement(`${DROP} AND created_at < ?`).run(before));
    },
  };
}

const SAME_FILE = `
  SELECT 'patches' AS target, b.id AS "of", b.name, i.imported_by AS importedBy, i.imported_at AS importedAt
  FROM batch_issue i JOIN batch b ON b.id = i.batch_id WHERE i.file_sha256 = ?
  UNION ALL
  SELECT 'layer', kind, label, imported_by, imported_at
  FROM layer_version WHERE status = 'ready' AND json_extract(report, '$.fileSha256') = ?
  ORDER BY 5 DESC`;

const DROP = `
  DELETE FROM import_list WHERE import_id NOT IN (
    SELECT json_extract(report, '$.importId') FROM batch_issue WHERE json_extract(report, '$.importId') NOT NULL
    UNION ALL
    SELECT json_extract(report, '$.importId') FROM layer_version WHERE json_extract(report, '$.importId') NOT NULL
  )`;
