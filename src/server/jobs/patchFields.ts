import { firstField } from '../../domain/layerKind.ts';
import type { RawAttributes } from '../../store/store.ts';

/**
 * Names under which issues of patches carry what we need, in order of preference. Issues differ by source and year;
 * compared without regard to case. DLBM/DLMC is the land class before the change, TBLX the image class after it.
 */
export const PATCH_FIELDS = {
  code: ['JCBH', 'TBBH', 'TBBM', '监测编号', '图斑编号', '图斑号', '编号', 'XSBH', '线索编号'],
  kind: ['TBLX', '图斑类型', '变化类型', 'BHLX', 'HSX', '后时相地类'],
  beforeClass: ['DLBM', 'QDLBM', '地类编码', '前地类编码'],
  beforeName: ['DLMC', 'QDLMC', '地类名称', '前地类名称'],
  text: [
    ['TZ', '图斑特征', 'TBTZ'],
    ['BZ', '备注'],
  ],
} as const;

/** Attributes by upper-case name, so that `jcbh` is found as JCBH. */
export function upperKeys(raw: RawAttributes): RawAttributes {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name.trim().toUpperCase(), value]));
}

export function patchText(upper: RawAttributes): string {
  return PATCH_FIELDS.text
    .map((fields) => firstField(upper, fields))
    .filter(Boolean)
    .join(' ');
}
