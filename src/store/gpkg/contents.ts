import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { BBox } from '../store.ts';

/** Notes in gpkg_contents that a table has new rows, and widens the extent that it announces. Degrees. */
export async function noteNewRows(db: Kysely<Database>, table: string, box: BBox): Promise<void> {
  const [west, south, east, north] = box;
  await db
    .updateTable('gpkg_contents')
    .set({
      last_change: new Date().toISOString(),
      min_x: sql<number>`min(coalesce(min_x, ${west}), ${west})`,
      min_y: sql<number>`min(coalesce(min_y, ${south}), ${south})`,
      max_x: sql<number>`max(coalesce(max_x, ${east}), ${east})`,
      max_y: sql<number>`max(coalesce(max_y, ${north}), ${north})`,
    })
    .where('table_name', '=', table)
    .execute();
}

/** The box around two boxes; either may be missing. */
export function widen(box: BBox | null, other: BBox | null): BBox | null {
  if (!box || !other) return box ?? other;
  return [
    Math.min(box[0], other[0]),
    Math.min(box[1], other[1]),
    Math.max(box[2], other[2]),
    Math.max(box[3], other[3]),
  ];
}

export function boxesMeet(a: BBox, b: BBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
