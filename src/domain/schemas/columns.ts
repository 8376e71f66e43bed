import { LAYER_KINDS, type LayerKind } from '../layerKind.ts';
import type { Text } from '../text.ts';

/** What a file is to become. */
export type Target = 'patches' | 'layer';

/** One of our columns, and the names under which issues and databases carry it, the likeliest first. */
export type Column = { name: string; label: Text; required: boolean; aliases: readonly string[] };

/** Our column → the file's field that fills it; null: none does. */
export type FieldMapping = Record<string, string | null>;

const column = (
  name: string,
  zh: string,
  en: string,
  aliases: readonly string[],
  required = false,
): Column => ({
  name,
  label: { zh, en },
  required,
  aliases,
});

/**
 * Columns of a patch. Issues differ by source and year: the national and Inner Mongolian tables carry pinyin initials,
 * exported lists Chinese headings. DLBM/DLMC is the land class before the change, TBLX the image class after it;
 * HSX (后时相) is the date of the later image.
 */
export const PATCH_COLUMNS_IN = [
  column(
    'code',
    '图斑编号',
    'Patch code',
    [
      ...['JCBH', 'TBBH', 'TBBM', 'JCTBBH', 'YGTBZJ', 'XSBH', 'TBZJ', 'WFDKXH', 'WFXWZJ'],
      ...[
        '监测编号',
        '图斑编号',
        '监测图斑编号',
        '线索编号',
        '图斑标识',
        '图斑主键',
        '图斑号',
        '图斑编码',
        '地块编号',
        '编号',
        'ID_TB',
      ],
    ],
    true,
  ),
  column('kind', '变化后类型', 'Class after (image)', [
    ...[
      'TBLX',
      'BHHLX',
      'BHLX',
      'HTBLX',
      '变化后类型',
      '图斑类型',
      '变化类型',
      '监测类型',
      '后时相地类',
      '类型',
    ],
  ]),
  column('beforeClass', '变化前地类代码', 'Land class code before', [
    ...[
      'DLBM',
      'QDLBM',
      'YDLBM',
      'BHQDLBM',
      '地类编码',
      '原地类编码',
      '前地类编码',
      '变化前地类编码',
      '地类代码',
    ],
  ]),
  column('beforeName', '变化前地类名称', 'Land class name before', [
    ...[
      'DLMC',
      'QDLMC',
      'YDLMC',
      'BHQDLMC',
      'BHQLX',
      '地类名称',
      '原地类名称',
      '前地类名称',
      '变化前地类名称',
      '变化前类型',
      '地类',
    ],
  ]),
  column('feature', '图斑特征', 'What the image shows', ['TZ', 'TBTZ', '图斑特征', '特征', '变化后类型标注']),
  column('remark', '备注', 'Remark', ['BZ', '备注', '说明', '线索备注', 'REMARK']),
  column('beforeDate', '前时相', 'Date of the image before', [
    'QSX',
    'JCSDQ',
    'QSXSJ',
    '前时相',
    '监测时点前',
  ]),
  column('afterDate', '后时相', 'Date of the image after', ['HSX', 'JCSDH', 'HSXSJ', '后时相', '监测时点后']),
  column('statedArea', '下发面积', 'Area as issued', [
    ...[
      'JCMJ',
      'TBMJ',
      'MJ',
      'PFMMJ',
      'WBMJ',
      '监测面积',
      '图斑面积(亩)',
      '图斑面积',
      '面积(亩)',
      '面积',
      '地块总面积(亩)',
    ],
  ]),
  column('township', '苏木镇', 'Township', [
    ...['XZJD', 'XZDM', 'XZMC', 'XIANGMC', '乡镇街道', '苏木镇', '乡镇名称', '乡镇', '乡级行政区名称'],
  ]),
] as const satisfies readonly Column[];

/** Aliases beside the official fields of a kind, which are the ones that exports and older databases use. */
const MORE: Partial<
  Record<LayerKind, Partial<Record<'classCode' | 'className' | 'name', readonly string[]>>>
> = {
  township: {
    classCode: ['XJXZQDM', 'XZDM', 'PAC', 'CODE', '行政区代码', '乡镇代码', 'DISTCODE'],
    className: ['XJXZQMC', 'XZMC', '行政区名称', '乡镇名称', '苏木镇', 'NAME'],
    name: ['XJXZQMC', 'XZMC', '行政区名称', '乡镇名称', '苏木镇', 'NAME'],
  },
  permanentFarmland: {
    classCode: ['地类编码'],
    className: ['地类名称'],
    name: ['永久基本农田图斑编号', '基本农田图斑编号', '图斑编号'],
  },
  ecologicalRedLine: {
    classCode: ['类型代码', '红线类型', '类型'],
    className: ['红线类型', '类型', '管控措施'],
    name: ['名称', '红线名称', '类型'],
  },
  urbanBoundary: {
    classCode: ['规划分区代码'],
    className: ['规划分区名称', 'LX', '类型'],
    name: ['规划分区名称', '类型'],
  },
  planningZone: {
    classCode: ['YDYHFLDM', '规划分区代码'],
    className: ['YDYHFLMC', '规划分区名称'],
    name: ['YDYHFLMC', '规划分区名称'],
  },
  landUse: {
    classCode: ['地类编码', '地类代码', '用地用海分类代码'],
    className: ['地类名称', '用地用海分类名称'],
    name: ['QSDWMC', '坐落单位名称', '图斑编号'],
  },
  basicGrassland: {
    classCode: ['草原类型', '地类编码'],
    className: ['草原类型', '地类名称'],
    name: ['名称'],
  },
  approval: {
    classCode: ['批次类型', '批准类型'],
    className: ['批次类型', '批准类型'],
    name: ['DZJGH', 'AJBH', 'PCMC', '批准文号', '项目名称', '批次名称', '电子监管号'],
  },
  miningRight: {
    classCode: ['KCKZ', '开采主矿种', '主矿种', '矿种'],
    className: ['KCKZ', '开采主矿种', '主矿种', '矿种'],
    name: ['矿山名称', '项目名称', '许可证号', 'CKQR', '矿业权人'],
  },
};

/** The columns to fill from a file that becomes patches, or a layer of a kind. */
export function columnsOf(target: Target, kind?: LayerKind | null): readonly Column[] {
  if (target === 'patches') return PATCH_COLUMNS_IN;
  if (!kind) return [];
  const { classFields, nameFields } = LAYER_KINDS[kind];
  const more = MORE[kind] ?? {};
  return [
    column('classCode', '类别代码', 'Class code', [...classFields.code, ...(more.classCode ?? [])]),
    column('className', '类别名称', 'Class name', [...classFields.name, ...(more.className ?? [])]),
    column('name', '名称', 'Name', [...nameFields, ...(more.name ?? [])]),
  ];
}
