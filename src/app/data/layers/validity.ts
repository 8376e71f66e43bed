import type { Validity } from '../../../api/layers.ts';
import type { Text } from '../../../domain/text.ts';
import { layerMessages as m } from './messages.ts';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day `days` after a day, both YYYY-MM-DD; '' for what is no day. */
export function addDays(day: string, days: number): string {
  const at = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isFinite(at) ? new Date(at + days * DAY_MS).toISOString().slice(0, 10) : '';
}

/**
 * A period in words. The store keeps the first day on which a version no longer is in force; people are told the last
 * day on which it is: 至 2025-12-31.
 */
export function periodOf(validFrom: string, validTo: string): { text: Text; values: Record<string, string> } {
  const values = { from: validFrom, to: addDays(validTo, -1) };
  if (validFrom && values.to) return { text: m.fromTo, values };
  if (validFrom) return { text: m.from, values };
  return { text: values.to ? m.until : m.always, values };
}

/** The form as people fill it: the last day, not the day after it. */
export type ValidityForm = { firstDay: string; lastDay: string };

export const formOf = ({ validFrom, validTo }: Validity): ValidityForm => ({
  firstDay: validFrom,
  lastDay: addDays(validTo, -1),
});

export function problemsOf({ firstDay, lastDay }: ValidityForm): Partial<Record<keyof ValidityForm, Text>> {
  if (!DAY.test(firstDay)) return { firstDay: m.needsFirst };
  return lastDay && lastDay < firstDay ? { lastDay: m.badOrder } : {};
}

export const validityOf = ({ firstDay, lastDay }: ValidityForm): Validity => ({
  validFrom: firstDay,
  validTo: addDays(lastDay, 1),
});
