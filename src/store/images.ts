import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { ImageRecord, ImageStore } from './store.ts';

function imageRecord(row: Selectable<Database['image']>): ImageRecord {
  const { id, date, name, path, west, south, east, north, epsg, resolution_m } = row;
  return { id, date, name, path, bbox: [west, south, east, north], epsg, resolutionM: resolution_m };
}

export function imageStore(db: Kysely<Database>): ImageStore {
  return {
    async list() {
      const rows = await db.selectFrom('image').selectAll().orderBy('date').orderBy('id').execute();
      return rows.map(imageRecord);
    },
    async add({ date, name, path, bbox: [west, south, east, north], epsg, resolutionM }) {
      const row = await db
        .transaction()
        .execute((trx) =>
          trx
            .insertInto('image')
            .values({ date, name, path, west, south, east, north, epsg, resolution_m: resolutionM })
            .returningAll()
            .executeTakeFirstOrThrow(),
        );
      return imageRecord(row);
    },
  };
}
