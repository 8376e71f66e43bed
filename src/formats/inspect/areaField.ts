import { likeliestUnit } from '../../geo/statedArea.ts';
import type { RawValue } from '../types.ts';
import { MAX_COMPARED } from './limits.ts';
import type { AreaField } from './types.ts';

/** How far a stated area may lie from the measured one: planar areas are off by 0.1 %, surveyed ones by some more. */
const TOLERANCE = 0.02;

/** Share of the compared records that has to agree: less is chance. */
const MIN_SHARE = 0.5;

/** Names of columns of areas: 面积 in the pinyin initials of all schemas of the trade, and in words. */
const NAME = /mj|面积|亩|公顷|area|hectare|^(mu|ha|m2|sqm)$/i;

/** Computed by the GIS that wrote the file and not stated by anybody: only where there is no other. */
const COMPUTED = /^shape[_.]?(st)?area/i;

type Row = { properties: Record<string, RawValue>; areaM2: number };

/** The column of areas, by its name, and the unit in which most records agree with their geometry; null for none. */
export function areaFieldOf(rows: readonly Row[], fields: readonly { name: string }[]): AreaField | null {
  const compared = rows.length > MAX_COMPARED ? rows.slice(0, MAX_COMPARED) : rows;
  const found = fields
    .filter(({ name }) => NAME.test(name))
    .map(({ name }) => bestUnit(name, compared))
    .filter((field) => field !== null);
  const stated = found.filter(({ field }) => !COMPUTED.test(field));
  const [best] = (stated.length > 0 ? stated : found).sort((a, b) => b.agreeing - a.agreeing);
  return best ?? null;
}

function bestUnit(field: string, rows: readonly Row[]): AreaField | null {
  const stated = rows.map(({ properties }) =>
    Object.hasOwn(properties, field) ? (numberOf(properties[field]!) ?? Number.NaN) : Number.NaN,
  );
  const areasM2 = rows.map(({ areaM2 }) => areaM2);
  const found = likeliestUnit(stated, areasM2, TOLERANCE);
  return found.compared > 0 && found.agreeing >= found.compared * MIN_SHARE ? { field, ...found } : null;
}

/** A number as tables write it, `1,234.5` included. */
function numberOf(value: RawValue): number | null {
  if (typeof value === 'number') return value;
  const text = value?.trim().replaceAll(',', '');
  return text && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
