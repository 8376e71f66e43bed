import type { Township } from '../../../api/catalog.ts';
import type { PatchRow } from '../../../domain/patch.ts';
import { type Place, parsePlace } from '../../../geo/coordinates.ts';
import type { LonLatBox } from '../contract.ts';

export type Suggestion =
  | { type: 'place'; place: Place }
  | { type: 'township'; township: Township }
  | { type: 'patch'; row: PatchRow };

const MOST_PATCHES = 8;

/**
 * What a typed text may mean: a place in any form of coordinates, townships by name or code, patches by code. Codes
 * that end in the text come first: people type the last digits. Order is the order to offer them in.
 */
export function suggest(
  text: string,
  rows: readonly PatchRow[],
  townships: readonly Township[],
  county: LonLatBox,
): Suggestion[] {
  const query = text.trim();
  if (query === '') return [];
  const found: Suggestion[] = [];
  const place = parsePlace(query, { within: county });
  if (place) found.push({ type: 'place', place });
  for (const township of townships)
    if (township.name.includes(query) || (query.length >= 6 && township.code.startsWith(query)))
      found.push({ type: 'township', township });
  return [...found, ...patchesByCode(query, rows).map((row): Suggestion => ({ type: 'patch', row }))];
}

function patchesByCode(query: string, rows: readonly PatchRow[]): PatchRow[] {
  const wanted = query.toUpperCase();
  const ranked: PatchRow[][] = [[], [], [], []];
  for (const row of rows) {
    const code = row.code.toUpperCase();
    if (!code.includes(wanted)) continue;
    const rank = code === wanted ? 0 : code.endsWith(wanted) ? 1 : code.startsWith(wanted) ? 2 : 3;
    if (ranked[rank]!.length < MOST_PATCHES) ranked[rank]!.push(row);
  }
  return ranked.flat().slice(0, MOST_PATCHES);
}
