import type { LayerKind } from '../layerKind.ts';
import type { Target } from './columns.ts';
import { isNamed } from './fieldNames.ts';
import { PUBLISHED, type PublishedSchema } from './published.ts';

/** What tells the kind of a layer besides its fields: its own name and that of its file. */
const NAMED: readonly [pattern: RegExp, target: Target, kind?: LayerKind][] = [
  [/YJJBNT|JBNT|基本农田|永农/i, 'layer', 'permanentFarmland'],
  [/STBHHX|生态.*红线/i, 'layer', 'ecologicalRedLine'],
  [/CZKFBJ|开发边界/i, 'layer', 'urbanBoundary'],
  [/ZXCQ|GHFQ|GHYDYH|规划分区|规划用地/i, 'layer', 'planningZone'],
  [/JBCY|基本草原/i, 'layer', 'basicGrassland'],
  [/DLTB|地类图斑|现状地类|变更调查/i, 'layer', 'landUse'],
  [/CKQ|采矿权|矿权/i, 'layer', 'miningRight'],
  [/NYDZY|TDZS|GDXM|批文|报批|审批|供地|临时用地/i, 'layer', 'approval'],
  [/(^|[^A-Z])XZQ([^A-Z]|$)|苏木|乡镇|行政区/i, 'layer', 'township'],
  [/WP|卫片|图斑|批次|[一二三四五六七八九十]+月.*批|线索/i, 'patches'],
];

const NEEDED = 3;

/**
 * Which published table a file's fields are of, and so what it is to become; the names of the layer and of the file
 * decide between tables of the same fields (城镇开发边界 and 规划分区 share theirs). Null for none.
 */
export function recognise(fields: readonly string[], names: readonly string[] = []): PublishedSchema | null {
  const named = namedKind(names);
  const has = (name: string) => fields.some((field) => isNamed(field, name));
  let best: { schema: PublishedSchema; score: number } | null = null;
  for (const schema of PUBLISHED) {
    if (!schema.needs.every((group) => group.some(has)) || schema.lacks?.some(has)) continue;
    const usual = schema.usual.filter(has).length;
    const isNamedSo = named !== null && named.target === schema.target && named.kind === schema.kind;
    const score = NEEDED * schema.needs.length + usual + (isNamedSo ? fields.length + NEEDED : 0);
    if (!best || score > best.score) best = { schema, score };
  }
  return best?.schema ?? null;
}

/** What names alone tell, where the fields tell nothing. */
export function namedKind(names: readonly string[]): { target: Target; kind?: LayerKind } | null {
  for (const name of names) {
    const found = NAMED.find(([pattern]) => pattern.test(name));
    if (found) return { target: found[1], kind: found[2] };
  }
  return null;
}
