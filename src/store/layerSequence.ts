import type { Kysely } from 'kysely';
import { StoreError } from './errors.ts';
import type { Database } from './schema.ts';
import type { ValidityChange } from './store.ts';

type Placed = { id: number; label: string; valid_from: string; valid_to: string };
type Signed = Pick<ValidityChange, 'by' | 'at'>;

/** Last of all days: that of a version still in force. */
const OPEN = '9999-12-31';
const endOf = (version: Placed) => version.valid_to || OPEN;

/** Ready versions of the kind of a version besides itself, the earliest first. */
function othersOf(db: Kysely<Database>, kind: string, id: number): Promise<Placed[]> {
  return db
    .selectFrom('layer_version')
    .select(['id', 'label', 'valid_from', 'valid_to'])
    .where('kind', '=', kind)
    .where('status', '=', 'ready')
    .where('id', '!=', id)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

async function setDates(
  db: Kysely<Database>,
  version: Placed,
  dates: { valid_from: string; valid_to: string },
  why: ValidityChange['why'],
  signed: Signed,
): Promise<void> {
  if (version.valid_from === dates.valid_from && version.valid_to === dates.valid_to) return;
  await db.updateTable('layer_version').set(dates).where('id', '=', version.id).execute();
  await db
    .insertInto('layer_validity')
    .values({
      layer_version_id: version.id,
      was_from: version.valid_from,
      was_to: version.valid_to,
      ...dates,
      ...signed,
      why,
    })
    .execute();
}

/**
 * Gives a version that becomes ready its place among those of its kind, and answers its dates: it ends those that run
 * into its first day, and itself ends where a later one begins. So an older version that comes in after a newer one
 * is put before it and does not take its place. Call it in the transaction that makes the version ready.
 */
export async function takePlace(
  db: Kysely<Database>,
  version: { id: number; kind: string; validFrom: string },
  signed: Signed,
): Promise<{ valid_from: string; valid_to: string }> {
  const others = await othersOf(db, version.kind, version.id);
  const later = others.find((one) => one.valid_from > version.validFrom && endOf(one) > one.valid_from);
  for (const one of others) {
    if (one.valid_from > version.validFrom || endOf(one) <= version.validFrom) continue;
    await setDates(db, one, { valid_from: one.valid_from, valid_to: version.validFrom }, 'replaced', signed);
  }
  return { valid_from: version.validFrom, valid_to: later?.valid_from ?? '' };
}

/**
 * Changes the days on which a version is in force. Refused with a StoreError where they would run into another
 * version of the kind, or end before they begin; null where there is no such version. The version that comes into
 * force is to be measured anew, for the figures of patches are those of the version in force.
 */
export async function changeValidity(
  db: Kysely<Database>,
  id: number,
  dates: { validFrom: string; validTo: string },
  signed: Signed,
): Promise<Placed | null> {
  const version = await db
    .selectFrom('layer_version')
    .select(['id', 'kind', 'label', 'valid_from', 'valid_to'])
    .where('id', '=', id)
    .where('status', '=', 'ready')
    .executeTakeFirst();
  if (!version) return null;
  const changed = { ...version, valid_from: dates.validFrom, valid_to: dates.validTo };
  if (endOf(changed) <= changed.valid_from) {
    throw new StoreError('validityOrder', {
      zh: `停用日期 ${dates.validTo} 不晚于启用日期 ${dates.validFrom}，没有改动；停用日期是不再生效的第一天`,
      en: `The end ${dates.validTo} is not after the beginning ${dates.validFrom}; nothing was changed. The end is the first day on which the version no longer is in force`,
    });
  }
  const clash = (await othersOf(db, version.kind, id)).find(
    (one) =>
      one.valid_from < endOf(changed) && changed.valid_from < endOf(one) && one.valid_from < endOf(one),
  );
  if (clash) {
    const span = `${clash.valid_from} – ${clash.valid_to || '…'}`;
    throw new StoreError('validityClash', {
      zh: `与版本“${clash.label}”（${span}）的有效期重叠，没有改动；同一图层同一天只能有一个版本生效，请先改那个版本的日期`,
      en: `It would run into version "${clash.label}" (${span}); nothing was changed. Only one version of a layer is in force on a day: change the dates of that one first`,
    });
  }
  await setDates(db, version, { valid_from: dates.validFrom, valid_to: dates.validTo }, 'changed', signed);
  if (dates.validTo === '' && version.valid_to !== '') {
    await db.deleteFrom('overlay_done').where('layer_version_id', '=', id).execute();
  }
  return changed;
}
