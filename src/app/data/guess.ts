import type { LayerKind } from '../../domain/layerKind.ts';

/** Names that files of the trade carry (official table names and everyday Chinese), the particular ones first. */
const KIND_NAMES: readonly [RegExp, LayerKind][] = [
  [/YJJBNT|JBNTTB|永久基本农田|永农|基本农田/i, 'permanentFarmland'],
  [/STBHHX|生态保护红线|生态红线/i, 'ecologicalRedLine'],
  [/CZKFBJ|城镇开发边界/i, 'urbanBoundary'],
  [/GHFQ|规划分区|TDYTQ/i, 'planningZone'],
  [/JBCY|基本草原/i, 'basicGrassland'],
  [/DLTB|地类图斑|现状地类/i, 'landUse'],
  [/CKQ|KYQ|采矿权|矿业权/i, 'miningRight'],
  [/YDSP|JSYD|PWHX|用地审批|批文|批次用地/i, 'approval'],
  [/XZQ|行政区|苏木|乡镇/i, 'township'],
];

export type Guess = { target: 'patches' } | { target: 'layer'; kind: LayerKind };

/** What a file probably is, by its name; the person sees the guess and can change it. */
export function guessTarget(fileName: string): Guess {
  const found = KIND_NAMES.find(([pattern]) => pattern.test(fileName));
  return found ? { target: 'layer', kind: found[1] } : { target: 'patches' };
}

export const baseName = (fileName: string) => fileName.replace(/(\.shp)?\.(zip|geojson|json|gpkg)$/i, '');

export const isImportable = (fileName: string) => /\.(zip|geojson|json|gpkg)$/i.test(fileName);
