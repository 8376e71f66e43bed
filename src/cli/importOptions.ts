import type { Reading } from '../api/inspection.ts';
import type { FieldMapping } from '../domain/schemas/columns.ts';
import { PATCH_COLUMNS_IN } from '../domain/schemas/columns.ts';
import { UsageError } from './arguments.ts';

/** Columns that `--map` may name: those of a patch, and those of a layer. */
const OURS: ReadonlySet<string> = new Set([
  ...PATCH_COLUMNS_IN.map(({ name }) => name),
  'classCode',
  'className',
  'name',
]);

type Values = {
  encoding?: string;
  epsg?: string;
  axis?: string;
  'layer-name'?: string;
  'skip-invalid'?: boolean;
};

/** What the options settle about the file. */
export function readingOf(values: Values): Reading {
  const { encoding, epsg, axis } = values;
  if (epsg !== undefined && !/^\d{4,6}$/.test(epsg)) {
    throw new UsageError(`--epsg 不是坐标系代码：${epsg}`, `--epsg: "${epsg}" is no code`);
  }
  if (axis !== undefined && axis !== 'xy' && axis !== 'yx') {
    throw new UsageError(
      '--axis 只能是 xy（先东后北）或 yx（先北后东）',
      '--axis is xy (east first) or yx (north first)',
    );
  }
  return {
    ...(encoding !== undefined && { encoding }),
    ...(epsg !== undefined && { epsg: Number(epsg) }),
    ...(axis !== undefined && { axisOrder: axis }),
    ...(values['layer-name'] !== undefined && { layerName: values['layer-name'] }),
    ...(values['skip-invalid'] && { skipInvalid: true }),
  };
}

/** `--map code=BH --map kind=` : our column, the file's field; nothing behind the sign: none. Undefined without any. */
export function mappingOf(given: readonly string[] | undefined): FieldMapping | undefined {
  if (!given || given.length === 0) return undefined;
  const mapping: FieldMapping = {};
  for (const pair of given) {
    const at = pair.indexOf('=');
    const ours = pair.slice(0, Math.max(0, at));
    if (!OURS.has(ours)) {
      const names = [...OURS].join(' ');
      throw new UsageError(
        `--map 写成 我们的列=文件的字段；没有列“${pair}”，有：${names}`,
        `--map OURS=FIELD: no column of ours in "${pair}"; there are ${names}`,
      );
    }
    mapping[ours] = pair.slice(at + 1) || null;
  }
  return mapping;
}
