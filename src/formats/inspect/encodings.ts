import type { LayerSource, RawResult } from '../types.ts';
import { shortened } from './fields.ts';
import { MAX_TEXTS } from './limits.ts';
import type { LayerInspection } from './types.ts';

/** Encodings that a person may take instead. */
const OFFERED = ['utf-8', 'gb18030', 'big5'] as const;

/**
 * Texts of a layer in the encoding it was read in, and in those it could have been read in; without alternatives where
 * the format rules it.
 */
export function encodingOf(
  encoding: RawResult['encoding'],
  layer: LayerSource,
  rows: readonly { properties: Record<string, unknown> }[],
): LayerInspection['encoding'] {
  const bytes = layer.textBytes?.().slice(0, MAX_TEXTS) ?? [];
  if (layer.textBytes === undefined || bytes.length === 0) {
    return { ...encoding, sample: textsOf(rows), alternatives: [] };
  }
  const inEncoding = (name: string) => bytes.map((piece) => shortened(decoded(piece, name)));
  const alternatives = OFFERED.filter((name) => name !== encoding.name);
  return {
    ...encoding,
    sample: inEncoding(encoding.name),
    alternatives: alternatives.map((name) => ({ name, sample: inEncoding(name) })),
  };
}

/** What cannot be read shows as the replacement character; a character cut by the piece's end does not show. */
function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/** Records searched for texts. */
const SEARCHED = 1_000;

function textsOf(rows: readonly { properties: Record<string, unknown> }[]): string[] {
  const texts = new Set<string>();
  const others = new Set<string>();
  for (const { properties } of rows.slice(0, SEARCHED)) {
    for (const value of Object.values(properties)) {
      if (typeof value !== 'string' || value === '' || texts.size >= MAX_TEXTS) continue;
      (/[^ -~]/.test(value) ? texts : others).add(shortened(value));
    }
  }
  return [...texts, ...others].slice(0, MAX_TEXTS);
}
