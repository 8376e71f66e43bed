/** Units in which issues state areas, in ㎡. */
const M2_OF = { m2: 1, mu: 10_000 / 15, ha: 10_000, km2: 1_000_000 } as const;
export type StatedUnit = keyof typeof M2_OF;

/** A stated area in ㎡; null where the text is no positive number. */
export function statedM2(text: string, unit: StatedUnit): number | null {
  const value = Number(text.replaceAll(',', ''));
  return text !== '' && Number.isFinite(value) && value > 0 ? value * M2_OF[unit] : null;
}

/** Separated or together, 2026-05-01, 2026/5/1, 2026年5月1日, 20260501; a time of day behind it is dropped. */
const SEPARATED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/;

/** A date of an issue as YYYY-MM-DD; '' where the text is none. */
export function isoDate(text: string): string {
  const found = SEPARATED.exec(text.trim()) ?? TOGETHER.exec(text.trim());
  if (!found) return '';
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : '';
}
