import type { Kysely, Selectable } from 'kysely';
import { StoreError } from './errors.ts';
import type { Database } from './schema.ts';
import type { JobRecord, JobStore } from './store.ts';

function jobRecord(row: Selectable<Database['job']>): JobRecord {
  const { created_at, finished_at, kind, title, status, step, error, report, params, ...same } = row;
  return {
    ...same,
    kind: kind as JobRecord['kind'],
    status: status as JobRecord['status'],
    title: JSON.parse(title),
    step: JSON.parse(step),
    createdAt: created_at,
    finishedAt: finished_at,
    error: JSON.parse(error),
    report: JSON.parse(report),
    params: JSON.parse(params),
  };
}

const json = (value: unknown) => JSON.stringify(value ?? null);

export function jobStore(db: Kysely<Database>): JobStore {
  return {
    async create({ kind, title, by, params }) {
      const row = await db.transaction().execute((trx) =>
        trx
          .insertInto('job')
          .values({
            kind,
            title: json(title),
            by,
            params: json(params),
            status: 'waiting',
            step: json({ zh: '等待', en: 'Waiting' }),
            done: 0,
            total: 0,
            created_at: new Date().toISOString(),
            finished_at: '',
            error: json(null),
            report: json(null),
          })
          .returningAll()
          .executeTakeFirstOrThrow(),
      );
      return jobRecord(row);
    },

    async update(id, { title, status, step, done, total, by, finishedAt, error, report }) {
      const row = await db.transaction().execute((trx) =>
        trx
          .updateTable('job')
          .set({
            // Names the row even where nothing changes: SQL has no empty SET.
            id,
            ...(title !== undefined && { title: json(title) }),
            ...(status !== undefined && { status }),
            ...(step !== undefined && { step: json(step) }),
            ...(done !== undefined && { done }),
            ...(total !== undefined && { total }),
            ...(by !== undefined && { by }),
            ...(finishedAt !== undefined && { finished_at: finishedAt }),
            ...(error !== undefined && { error: json(error) }),
            ...(report !== undefined && { report: json(report) }),
          })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst(),
      );
      if (!row) {
        throw new StoreError('unknownJob', {
          zh: `没有编号为 ${id} 的任务`,
          en: `There is no job ${id}`,
        });
      }
      return jobRecord(row);
    },

    async get(id) {
      const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? jobRecord(row) : null;
    },

    async recent(limit) {
      const rows = await db.selectFrom('job').selectAll().orderBy('id', 'desc').limit(limit).execute();
      return rows.map(jobRecord);
    },

    async unfinished() {
      const rows = await db
        .selectFrom('job')
        .selectAll()
        .where('status', 'in', ['waiting', 'running'])
        .orderBy('id')
        .execute();
      return rows.map(jobRecord);
    },
  };
}
