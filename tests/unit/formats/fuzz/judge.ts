import type { ReadResult } from '../../../../src/formats/types.ts';

/** What is wrong with a result, or null: whatever a file was, what is handed over has to be polygons on the earth. */
export function faultOf({ features }: ReadResult): string | null {
  if (features.length === 0) return 'no features';
  for (const { record, polygon, properties } of features) {
    const { coords, ringEnds, partEnds } = polygon;
    if (!Number.isInteger(record) || record < 1) return `record number ${record}`;
    if (Object.getPrototypeOf(properties) !== Object.prototype)
      return `record ${record}: properties of another kind`;
    if (coords.length === 0 || coords.length % 2 !== 0) return `record ${record}: ${coords.length} ordinates`;
    for (let i = 0; i < coords.length; i += 2) {
      if (!(Math.abs(coords[i]) <= 180 && Math.abs(coords[i + 1]) <= 90)) {
        return `record ${record}: (${coords[i]}, ${coords[i + 1]})`;
      }
    }
    if (ringEnds.at(-1) !== coords.length / 2 || partEnds.at(-1) !== ringEnds.length) {
      return `record ${record}: rings and parts do not add up`;
    }
    let start = 0;
    for (const end of ringEnds) {
      if (end - start < 4) return `record ${record}: a ring of ${end - start} vertices`;
      const isClosed =
        coords[2 * start] === coords[2 * end - 2] && coords[2 * start + 1] === coords[2 * end - 1];
      if (!isClosed) return `record ${record}: a ring that is open`;
      start = end;
    }
  }
  return null;
}
