import type { Basis } from '../api/patches.ts';
import { isoDate } from '../domain/schemas/values.ts';
import type { LayerVersion, RawAttributes } from '../store/store.ts';
import { Fault } from './fault.ts';

export type AskedBasis = { asOf?: string; basis?: 'current' | 'before' | 'after' };
export type ImageDays = { before: string; after: string };

/** The version of each kind that is in force on a day (YYYY-MM-DD): from its first day on, until before its end. */
export function layersOnDay(versions: readonly LayerVersion[], day: string): LayerVersion[] {
  return versions
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === '' || day < validTo))
    .sort((a, b) => a.id - b.id);
}

/** Days of a patch's images: as the import read them, else from the attributes of the issue; '' for none. */
export function imageDays(stored: { beforeDate: string; afterDate: string; raw: RawAttributes }): ImageDays {
  return {
    before: stored.beforeDate || dayIn(stored.raw, ['QSX', '前时相']),
    after: stored.afterDate || dayIn(stored.raw, ['HSX', '后时相']),
  };
}

function dayIn(raw: RawAttributes, names: readonly string[]): string {
  for (const name of names) {
    const day = Object.hasOwn(raw, name) ? isoDate(`${raw[name] ?? ''}`) : '';
    if (day !== '') return day;
  }
  return '';
}

/** Which layers are asked for. Throws a 422 Fault where a patch has no such day, or the day is none. */
export function basisOf({ asOf, basis = 'current' }: AskedBasis, days: ImageDays): Basis {
  if (asOf !== undefined) {
    if (asOf !== '' && isoDate(asOf) === asOf) return { by: 'date', asOf };
    throw new Fault(422, 'noDay', {
      zh: `“${asOf}”不是一个日期；请写成 2026-05-01 这样`,
      en: `"${asOf}" is no day; write it like 2026-05-01`,
    });
  }
  if (basis === 'current') return { by: 'current', asOf: '' };
  const day = days[basis];
  if (day) return { by: basis, asOf: day };
  const [zh, en] = basis === 'before' ? ['前时相', 'earlier'] : ['后时相', 'later'];
  throw new Fault(422, 'noImageDay', {
    zh: `这个图斑的下发属性中没有${zh}日期，无法按当时的图层判断；请指定日期，或按现行图层判断`,
    en: `The issue names no day of the ${en} image of this patch, so it cannot be judged by the layers of that day; name a day, or judge it by the layers in force`,
  });
}
