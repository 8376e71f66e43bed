import { landGroup } from '../domain/landClass.ts';
import type { LayerKind } from '../domain/layerKind.ts';
import type { PatchRow } from '../domain/patch.ts';

type Part = { classCode: string; areaM2: number };
type Figure = {
  column: string;
  field: keyof PatchRow;
  /** Area of a patch (㎡) that counts, from its parts on one layer. */
  of(parts: readonly Part[]): number;
};

const sum = (parts: readonly Part[], counts: (code: string) => boolean) =>
  parts.reduce((total, { classCode, areaM2 }) => (counts(classCode) ? total + areaM2 : total), 0);
const starts = (prefix: string) => (code: string) => code.startsWith(prefix);
const every = () => true;

/** Which figures of a patch are read from its overlay with which layer. Kinds not named here give none. */
export const FIGURES: Partial<Record<LayerKind, readonly Figure[]>> = {
  landUse: [
    {
      column: 'farmland_m2',
      field: 'farmlandM2',
      of: (parts) => sum(parts, (code) => landGroup(code) === 'farmland'),
    },
    { column: 'grass_0401_m2', field: 'grass0401M2', of: (parts) => sum(parts, starts('0401')) },
    { column: 'grass_0403_m2', field: 'grass0403M2', of: (parts) => sum(parts, starts('0403')) },
    { column: 'grass_0404_m2', field: 'grass0404M2', of: (parts) => sum(parts, starts('0404')) },
    { column: 'forest_m2', field: 'forestM2', of: (parts) => sum(parts, starts('03')) },
  ],
  permanentFarmland: [
    { column: 'permanent_farmland_m2', field: 'permanentFarmlandM2', of: (parts) => sum(parts, every) },
  ],
  ecologicalRedLine: [{ column: 'red_line_m2', field: 'redLineM2', of: (parts) => sum(parts, every) }],
  basicGrassland: [
    { column: 'basic_grassland_m2', field: 'basicGrasslandM2', of: (parts) => sum(parts, every) },
  ],
  approval: [
    {
      column: 'approved_m2',
      field: 'approvedM2',
      of: (parts) => parts.reduce((largest, { areaM2 }) => Math.max(largest, areaM2), 0),
    },
  ],
};

/**
 * The figures of one patch on one layer, in the order of FIGURES. Never more than the patch itself: zones of one
 * layer may overlap each other, and then their sum counts ground twice.
 */
export function figuresOf(kind: LayerKind, parts: readonly Part[], patchAreaM2: number): number[] {
  return (FIGURES[kind] ?? []).map((figure) => Math.min(figure.of(parts), patchAreaM2));
}
