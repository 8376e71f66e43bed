import type { Selectable } from 'kysely';
import { StoreError } from './errors.ts';
import { readPatchRows } from './patchRows.ts';
import type { Database } from './schema.ts';
import type { Connection } from './sqlite/connection.ts';
import type { StoredEvent, VerdictStore } from './store.ts';
import { verdictWriter } from './verdictWriter.ts';

function storedEvent(row: Selectable<Database['verdict_event']>): StoredEvent {
  return {
    seq: row.seq,
    patchId: row.patch_id,
    version: row.version,
    baseVersion: row.base_version,
    verdict: row.verdict,
    second: row.second,
    note: row.note,
    vocabularyVersion: row.vocabulary_version,
    userId: row.user_id,
    userName: row.user_name,
    at: row.at,
    undoes: row.undoes,
    seen: JSON.parse(row.seen),
  };
}

export function verdictStore(connection: Connection): VerdictStore {
  const { db } = connection;
  const writer = verdictWriter(connection);
  return {
    append: (event) =>
      connection.write(() => {
        const { version } = writer.standingVersion(event.patchId);
        if (version !== event.baseVersion) return null;
        const stored = writer.append(event);
        return { event: stored, row: readPatchRows(connection, [event.patchId])[0]! };
      }),

    appendMany: (events) =>
      connection.write(() => {
        for (const event of events) {
          const { version, code } = writer.standingVersion(event.patchId);
          if (version !== event.baseVersion) {
            throw new StoreError('stale', {
              zh: `图斑 ${code} 现为第 ${version} 版，判定却依据第 ${event.baseVersion} 版；整批未写入`,
              en: `Patch ${code} is at version ${version}, but a verdict is based on version ${event.baseVersion}; nothing was written`,
            });
          }
          writer.append(event);
        }
      }),

    async history(patchId) {
      const rows = await db
        .selectFrom('verdict_event')
        .selectAll()
        .where('patch_id', '=', patchId)
        .orderBy('version')
        .execute();
      return rows.map(storedEvent);
    },

    async event(seq) {
      const row = await db.selectFrom('verdict_event').selectAll().where('seq', '=', seq).executeTakeFirst();
      return row ? storedEvent(row) : null;
    },

    async rev() {
      const row = await db
        .selectFrom('verdict_event')
        .select((e) => e.fn.max('seq').as('seq'))
        .executeTakeFirst();
      return row?.seq ?? 0;
    },
  };
}
