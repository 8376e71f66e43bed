import type { LayerKind } from '../../domain/layerKind.ts';
import type { Figures, OverviewGroup } from '../../domain/overview.ts';
import type { LandTouched } from '../../domain/patchFilter.ts';
import type { Text } from '../../domain/text.ts';
import { messages } from './messages.ts';

/** The part of a group that a figure counts: everything issued, or those whose verdict counts so. */
export type Bucket = 'all' | 'undecided' | 'legal' | 'other' | 'violating' | 'rectified' | 'found';

/** Which patches the land columns, the map and the ranking speak about. */
export const SUBJECTS = ['all', 'found', 'violating'] as const satisfies readonly Bucket[];
export type Subject = (typeof SUBJECTS)[number];

/** One figure of a group: a count (宗), an area (㎡, shown as 亩) or a rate (0..1, null where undefined). */
export type Figure = {
  id: string;
  name: Text;
  /** A second line that keeps the name short, e.g. the land class code. */
  hint?: Text;
  unit: 'count' | 'area' | 'rate';
  bucket: Bucket;
  field?: keyof Figures;
  rate?: 'byCount' | 'byArea';
  /** Land that the figure is about: it needs this layer, and its patches touch this land. */
  land?: LandTouched;
  layer?: LayerKind;
};

/** The value of a figure in a group. Rates come from the group's own totals, so a totals row is right by itself. */
export function figureOf(figure: Figure, group: OverviewGroup): number | null {
  if (figure.rate) return group.rectifiedShare[figure.rate];
  return group[figure.bucket][figure.field ?? 'patches'];
}

const LAND = [
  ['farmland', 'farmlandM2', 'landUse'],
  ['permanentFarmland', 'permanentFarmlandM2', 'permanentFarmland'],
  ['redLine', 'redLineM2', 'ecologicalRedLine'],
  ['grass0401', 'grass0401M2', 'landUse'],
  ['grass0403', 'grass0403M2', 'landUse'],
  ['grass0404', 'grass0404M2', 'landUse'],
  ['basicGrassland', 'basicGrasslandM2', 'basicGrassland'],
] as const satisfies readonly (readonly [LandTouched, keyof Figures, LayerKind])[];

/** 宗数, 面积 and the land touched of one subject. The three grasslands stay apart and are never added up. */
export function sizeFigures(subject: Subject): Figure[] {
  return [
    { id: 'patches', name: messages.patches, unit: 'count', bucket: subject },
    { id: 'area', name: messages.area, unit: 'area', bucket: subject, field: 'areaM2' },
    ...LAND.map(
      ([land, field, layer]): Figure => ({
        id: land,
        name: messages.land[land].name,
        hint: messages.land[land].hint,
        unit: 'area',
        bucket: subject,
        field,
        land,
        layer,
      }),
    ),
  ];
}

/** How far the work is: undecided, found violating, put right, and the two rates. */
export const PROGRESS_FIGURES: readonly Figure[] = [
  { id: 'undecided', name: messages.undecided, unit: 'count', bucket: 'undecided' },
  { id: 'found', name: messages.found, unit: 'count', bucket: 'found' },
  { id: 'foundArea', name: messages.foundArea, unit: 'area', bucket: 'found', field: 'areaM2' },
  { id: 'rectified', name: messages.rectified, unit: 'count', bucket: 'rectified' },
  { id: 'open', name: messages.open, unit: 'count', bucket: 'violating' },
  { id: 'rateCount', name: messages.rateCount, unit: 'rate', bucket: 'found', rate: 'byCount' },
  { id: 'rateArea', name: messages.rateArea, unit: 'rate', bucket: 'found', rate: 'byArea' },
];
