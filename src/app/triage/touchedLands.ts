import { type PatchRow, TOUCH_TOLERANCE_M2 } from '../../domain/patch.ts';

export type TouchedLand = {
  name: 'permanentFarmland' | 'redLine' | 'farmland' | 'basicGrassland';
  areaM2: number;
};

/** The protected land that a patch touches, the most serious first. 永农 is farmland too: it is not named twice. */
export function touchedLands(row: PatchRow): TouchedLand[] {
  const farmland = row.farmlandM2 ?? 0;
  const permanent = row.permanentFarmlandM2 ?? 0;
  const lands: TouchedLand[] = [
    { name: 'permanentFarmland', areaM2: permanent },
    { name: 'redLine', areaM2: row.redLineM2 ?? 0 },
    { name: 'farmland', areaM2: farmland > permanent + TOUCH_TOLERANCE_M2 ? farmland : 0 },
    { name: 'basicGrassland', areaM2: row.basicGrasslandM2 ?? 0 },
  ];
  return lands.filter((land) => land.areaM2 > TOUCH_TOLERANCE_M2);
}

/** Some layer has not been measured for this patch yet: silence would look like "touches nothing". */
export function unmeasured(row: PatchRow): boolean {
  return row.permanentFarmlandM2 === null || row.redLineM2 === null || row.farmlandM2 === null;
}
