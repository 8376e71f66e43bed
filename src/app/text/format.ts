import { formatDecimal, formatMu } from '../../geo/mu.ts';

/** ㎡ as 亩 rounded once, half up, to two decimals, no thousands separators (official tables are pasted into spreadsheets); '—' for unmeasured. */
export function mu(areaM2: number | null | undefined): string {
  return areaM2 === null || areaM2 === undefined ? '—' : formatMu(areaM2);
}

/** ㎡ with one decimal; '—' for unmeasured. */
export function m2(areaM2: number | null | undefined): string {
  return areaM2 === null || areaM2 === undefined ? '—' : formatDecimal(areaM2, 1);
}

/** A share 0..1 as percent with one decimal; a trace is shown as <0.1, never as 0.0. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return '—';
  if (share > 0 && share < 0.0005) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}

const COUNTY_CLOCK_MS = 8 * 3600_000;

/** A UTC instant on the county's clock (UTC+8): YYYY-MM-DD HH:mm; '' for ''. */
export function localTime(utcIso: string): string {
  if (!utcIso) return '';
  const at = Date.parse(utcIso);
  if (!Number.isFinite(at)) return utcIso;
  return new Date(at + COUNTY_CLOCK_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** The day of a UTC instant on the county's clock: YYYY-MM-DD. */
export const localDate = (utcIso: string): string => localTime(utcIso).slice(0, 10);

/** 20251006 as the issue writes it → 2025-10-06; anything else stays as it is. */
export function issueDate(value: string | number | null | undefined): string {
  const text = `${value ?? ''}`.trim();
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : text;
}

/** Distance in metres: 85 m, 1.24 km. */
export function distance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(2)} km`;
}
