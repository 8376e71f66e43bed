import type { RawValue, SourceFeature } from './types.ts';

/**
 * Features on their way between threads: a few large arrays, whose buffers are moved and not copied, instead
 * of a hundred thousand small ones.
 */
export type PackedFeatures = {
  records: Uint32Array;
  /** All coordinates, all features; lon, lat. */
  coords: Float64Array;
  ringEnds: Uint32Array;
  partEnds: Uint32Array;
  /** Past the end of each feature's share in `coords`, `ringEnds`, `partEnds`: three numbers a feature. */
  ends: Uint32Array;
  /** Per feature its field names (index into `fieldSets`) and values. */
  fieldSets: string[][];
  fieldSet: Uint32Array;
  values: RawValue[][];
};

/** Copies features into fresh arrays, ready to be transferred. */
export function pack(features: SourceFeature[]): PackedFeatures {
  const sum = (length: (polygon: SourceFeature['polygon']) => number) =>
    features.reduce((total, { polygon }) => total + length(polygon), 0);
  const packed: PackedFeatures = {
    records: Uint32Array.from(features, ({ record }) => record),
    coords: new Float64Array(sum(({ coords }) => coords.length)),
    ringEnds: new Uint32Array(sum(({ ringEnds }) => ringEnds.length)),
    partEnds: new Uint32Array(sum(({ partEnds }) => partEnds.length)),
    ends: new Uint32Array(features.length * 3),
    fieldSets: [],
    fieldSet: new Uint32Array(features.length),
    values: features.map(({ properties }) => Object.values(properties)),
  };
  const at = [0, 0, 0];
  const known = new Map<string, number>();
  features.forEach(({ polygon, properties }, i) => {
    packed.coords.set(polygon.coords, at[0]);
    packed.ringEnds.set(polygon.ringEnds, at[1]);
    packed.partEnds.set(polygon.partEnds, at[2]);
    at[0] += polygon.coords.length;
    at[1] += polygon.ringEnds.length;
    at[2] += polygon.partEnds.length;
    packed.ends.set(at, i * 3);
    packed.fieldSet[i] = fieldSetIndex(Object.keys(properties), packed.fieldSets, known);
  });
  return packed;
}

/** The buffers to transfer with a packed message. */
export function buffersOf(packed: PackedFeatures): ArrayBuffer[] {
  const { records, coords, ringEnds, partEnds, ends, fieldSet } = packed;
  return [records, coords, ringEnds, partEnds, ends, fieldSet].map(({ buffer }) => buffer as ArrayBuffer);
}

/** Features as views on the packed arrays: nothing is copied. */
export function unpack(packed: PackedFeatures): SourceFeature[] {
  const { ends } = packed;
  return Array.from(packed.records, (record, i) => {
    const from = i === 0 ? [0, 0, 0] : ends.subarray(i * 3 - 3, i * 3);
    const names = packed.fieldSets[packed.fieldSet[i]];
    return {
      record,
      properties: Object.fromEntries(names.map((name, k) => [name, packed.values[i][k]])),
      polygon: {
        coords: packed.coords.subarray(from[0], ends[i * 3]),
        ringEnds: packed.ringEnds.subarray(from[1], ends[i * 3 + 1]),
        partEnds: packed.partEnds.subarray(from[2], ends[i * 3 + 2]),
      },
    };
  });
}

function fieldSetIndex(names: string[], fieldSets: string[][], known: Map<string, number>): number {
  const key = names.join('\0');
  const index = known.get(key) ?? fieldSets.push(names) - 1;
  known.set(key, index);
  return index;
}
