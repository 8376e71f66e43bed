import type { AccountKey } from '../domain/account.ts';
import { type ClosedAccount, closeAccount } from '../domain/closeAccount.ts';
import { isNamedLand, type NamedLand, tableVersion } from '../domain/landClass.ts';
import type { CodeSystem } from '../domain/landClassTables.ts';
import type { LayerKind } from '../domain/layerKind.ts';
import type { PatchRow } from '../domain/patch.ts';

/** What one layer version measured on one patch. */
export type Measured = {
  parts: readonly { classCode: string; areaM2: number }[];
  patchM2: number;
  /** ㎡ under at least one zone, where zones lie over each other; else undefined: the sum of the parts */
  unionM2: number | undefined;
  system: CodeSystem;
};
type Figure = {
  column: string;
  /** Of the rows that lists are made of; the other figures are read with the patch in full. */
  field?: keyof PatchRow;
  of(measured: Measured, account: ClosedAccount): number | string;
};

const sumOf = ({ parts }: Measured, counts: (code: string) => boolean = () => true) =>
  parts.reduce((total, { classCode, areaM2 }) => (counts(classCode) ? total + areaM2 : total), 0);

/** Ground under a layer, counted once. Never more than the patch. */
export function coveredM2(measured: Measured): number {
  return Math.min(measured.unionM2 ?? sumOf(measured), measured.patchM2);
}

const line = (column: string, key: AccountKey, field?: keyof PatchRow): Figure => ({
  column,
  field,
  of: (_, account) => account.lines[key],
});
const named = (column: string, name: NamedLand, field: keyof PatchRow): Figure => ({
  column,
  field,
  of: (measured) => sumOf(measured, (code) => isNamedLand(name, code, measured.system)),
});
const covered = (column: string, field: keyof PatchRow): Figure => ({ column, field, of: coveredM2 });

/**
 * Which figures of a patch are read from its overlay with which layer. Kinds not named here give none. Those of land
 * use are lines of the closed account: where parcels lie over each other they add up to more than the patch, and
 * `base_overlap_m2` takes that away.
 */
export const FIGURES: Partial<Record<LayerKind, readonly Figure[]>> = {
  landUse: [
    line('farmland_m2', 'farmland', 'farmlandM2'),
    line('other_agricultural_m2', 'otherAgricultural'),
    line('unused_m2', 'unused'),
    line('construction_m2', 'construction'),
    line('unclassified_m2', 'unclassified'),
    line('no_base_m2', 'noBase'),
    line('base_overlap_m2', 'baseOverlap'),
    { column: 'residual_m2', of: (_, { residualM2 }) => residualM2 },
    { column: 'land_table', of: ({ system }) => tableVersion(system) },
    named('grass_0401_m2', 'grass0401', 'grass0401M2'),
    named('grass_0403_m2', 'grass0403', 'grass0403M2'),
    named('grass_0404_m2', 'grass0404', 'grass0404M2'),
    named('forest_m2', 'forest', 'forestM2'),
  ],
  permanentFarmland: [covered('permanent_farmland_m2', 'permanentFarmlandM2')],
  ecologicalRedLine: [covered('red_line_m2', 'redLineM2')],
  basicGrassland: [covered('basic_grassland_m2', 'basicGrasslandM2')],
  approval: [covered('approved_m2', 'approvedM2')],
};

/** The figures of one patch on one layer, in the order of FIGURES. */
export function figuresOf(kind: LayerKind, measured: Measured): (number | string)[] {
  const figures = FIGURES[kind] ?? [];
  if (figures.length === 0) return [];
  const { patchM2, parts, system, unionM2 = sumOf(measured) } = measured;
  const account = closeAccount(patchM2, parts, unionM2, system);
  return figures.map((figure) => figure.of(measured, account));
}
