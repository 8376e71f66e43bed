import type { RawValue } from './types.ts';

export type Json = unknown;
export type JsonObject = Record<string, Json>;

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a message quotes it. */
export function short(value: Json): string {
  return (jsonText(value) ?? '…').slice(0, 60);
}

/** Objects, lists and truth values become their JSON text; undefined where they are nested too deep to be written. */
export function plainValue(value: Json): RawValue | undefined {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'string' ? value : jsonText(value);
}

/** Parsing takes any depth, writing does not. */
function jsonText(value: Json): string | undefined {
  try {
    return JSON.stringify(value) ?? '—';
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
