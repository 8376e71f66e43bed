import type { Kysely } from 'kysely';
import type { Vocabulary } from '../domain/verdict.ts';
import { StoreDuplicateError, StoreError } from './errors.ts';
import type { Database } from './schema.ts';
import type { MetaStore } from './store.ts';

export function metaStore(db: Kysely<Database>): MetaStore {
  return {
    async county() {
      const row = await db.selectFrom('county').selectAll().executeTakeFirst();
      if (!row) return null;
      const { code, name, west, south, east, north, synthetic } = row;
      return { code, name, bbox: [west, south, east, north], synthetic: synthetic === 1 };
    },

    async setCounty({ code, name, bbox: [west, south, east, north], synthetic }) {
      const values = { code, name, west, south, east, north, synthetic: synthetic ? 1 : 0 };
      await db.transaction().execute((trx) =>
        trx
          .insertInto('county')
          .values({ id: 1, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .execute(),
      );
    },

    async vocabulary(version) {
      const rows = db.selectFrom('vocabulary').select('body').orderBy('position', 'desc').limit(1);
      const row = await (version === undefined
        ? rows
        : rows.where('version', '=', version)
      ).executeTakeFirst();
      if (!row) throw unknownVocabulary(version);
      return JSON.parse(row.body) as Vocabulary;
    },

    async addVocabulary(vocabulary) {
      const body = JSON.stringify(vocabulary);
      await db.transaction().execute(async (trx) => {
        const existing = await trx
          .selectFrom('vocabulary')
          .select('body')
          .where('version', '=', vocabulary.version)
          .executeTakeFirst();
        if (existing?.body === body) return;
        if (existing) {
          throw new StoreDuplicateError('vocabularyVersion', {
            zh: `判定词表 ${vocabulary.version} 已存在且内容不同。词表的版本不可更改，请用新的版本号`,
            en: `Vocabulary ${vocabulary.version} exists with other content. A version is never changed: give it a new one`,
          });
        }
        await trx
          .insertInto('vocabulary')
          .values({ version: vocabulary.version, body, added_at: new Date().toISOString() })
          .execute();
      });
    },
  };
}

export function unknownVocabulary(version: string | undefined): StoreError {
  return new StoreError('unknownVocabulary', {
    zh: version ? `数据库中没有判定词表 ${version}` : '数据库中还没有判定词表',
    en: version ? `The store has no vocabulary ${version}` : 'The store has no vocabulary yet',
  });
}

/** 6-digit code of the county, '' on a store that has none yet. */
export async function countyCode(db: Kysely<Database>): Promise<string> {
  const row = await db.selectFrom('county').select('code').executeTakeFirst();
  return row?.code ?? '';
}
