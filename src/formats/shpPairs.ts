import type { DbfTable } from './dbf.ts';
import { refuse } from './error.ts';
import { listRecords, only } from './polygonsOnly.ts';
import type { ShpWalk } from './shp.ts';
import type { Skipped } from './types.ts';

/**
 * Which rows and shapes go together, by their order, and which records have to be left out.
 * @returns `live`: 0-based rows that are not marked deleted and have a shape, however bad
 * @throws FormatError `countsDiffer`, `noFeatures`, `geometryMissing`
 */
export function pairUp(
  walk: ShpWalk,
  table: DbfTable,
  name: string,
  file: string,
  skipInvalid = false,
): { live: number[]; skipped: Skipped[] } {
  const isShort = walk.isCut && walk.records < table.records;
  if (walk.records !== table.records && !isShort) {
    throw refuse('countsDiffer', file, { shapes: walk.records, rows: table.records });
  }
  const isLive = (record: number) => !table.deleted.has(record - 1);
  const live: number[] = [];
  const lost: number[] = [];
  for (let i = 0; i < table.records; i++) if (isLive(i + 1)) (i < walk.records ? live : lost).push(i);
  if (live.length === 0) throw refuse('noFeatures', file);
  const empty = walk.empty.filter(isLive);
  if (empty.length > 0 && !skipInvalid)
    throw refuse('geometryMissing', `${name}.shp`, listRecords(empty), only(empty));
  const coded = (records: number[], code: Skipped['code']) =>
    records.map((record): Skipped => ({ record, code }));
  const skipped = [
    ...coded(empty, 'geometryMissing'),
    ...coded(walk.notFinite.filter(isLive), 'coordinateNotFinite'),
    ...coded(walk.bad.filter(isLive), 'geometryBad'),
    ...coded(
      lost.map((index) => index + 1),
      'geometryMissing',
    ),
  ];
  return { live, skipped };
}
