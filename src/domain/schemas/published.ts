import type { LayerKind } from '../layerKind.ts';
import type { Text } from '../text.ts';

/**
 * A published table, recognised by its fields. `needs`: all of each must be there, one of the names in a group being
 * enough; `lacks`: none of these may be. `usual` fields tell two that fit apart.
 */
export type PublishedSchema = {
  id: string;
  name: Text;
  target: 'patches' | 'layer';
  kind?: LayerKind;
  needs: readonly (readonly string[])[];
  lacks?: readonly string[];
  usual: readonly string[];
};

const patches = (
  id: string,
  zh: string,
  en: string,
  needs: PublishedSchema['needs'],
  usual: readonly string[],
): PublishedSchema => ({ id, name: { zh, en }, target: 'patches', needs, usual });

const layer = (
  kind: LayerKind,
  id: string,
  zh: string,
  en: string,
  needs: PublishedSchema['needs'],
  usual: readonly string[],
  lacks?: readonly string[],
): PublishedSchema => ({ id, name: { zh, en }, target: 'layer', kind, needs, usual, lacks });

/** The tables that a bureau is sent, the more particular ones of a kind first. */
export const PUBLISHED: readonly PublishedSchema[] = [
  patches(
    'patches2026',
    '变化图斑（2026 年下发）',
    'Change patches as issued in 2026',
    [['JCBH'], ['TBLX'], ['QSX', 'HSX']],
    [
      ...[
        'XZQDM',
        'XMC',
        'TZ',
        'DDTC',
        'BZ',
        'JSYDXZ',
        'DLBM',
        'DLMC',
        'TBXHDM',
        'ZZSXDM',
        'CZCSXM',
        'SFYN',
        'SFHX',
        'MJ',
      ],
    ],
  ),
  patches(
    'patchesPlain',
    '变化图斑（监测编号、图斑类型）',
    'Change patches (code and class)',
    [
      ['JCBH', '监测编号'],
      ['TBLX', 'DLBM', '图斑类型'],
    ],
    ['BZ', 'TZ'],
  ),
  patches(
    'patchesDaily',
    '日常卫片图斑（2021–2024）',
    'Daily patches, 2021–2024',
    [['JCBH'], ['JCMJ', 'XZB', 'WBMJ']],
    [...['XZQDM', 'XMC', 'XZQMC', 'TBLX', 'QSX', 'HSX', 'YZB', 'TZ', 'BZ']],
  ),
  patches(
    'patchesInnerMongolia',
    '内蒙古卫片图斑',
    'Patches of Inner Mongolia',
    [
      ['TBBH', '图斑编号'],
      ['XFSJ', 'BHHLX', 'DQJH', '下发时间'],
    ],
    [
      ...[
        'XMC',
        'XZJD',
        'TBMJ',
        'ZGMJ',
        'YNMJ',
        'LEVEL',
        'TBLX',
        'QSX',
        'HSX',
        'BHQLX',
        '县名称',
        '乡镇街道',
        '图斑面积(亩)',
      ],
      ...['占耕面积(亩)', '图斑级别', '图斑类型', '前时相', '后时相', '变化前类型', '变化后类型', '当期景号'],
    ],
  ),
  patches(
    'patchesNewConstruction',
    '遥感新增建设用地图斑（一张图 YGXZJSYDTB）',
    'New construction land by remote sensing (YGXZJSYDTB)',
    [['YGTBZJ'], ['JCSDQ', 'JCSDH']],
    [...['XZQDM', 'JCMJ', 'TDZL', 'TBLX', 'ND']],
  ),
  patches(
    'patchesViolations',
    '违法地块（一张图 WFDK）',
    'Violation plots (WFDK)',
    [
      ['WFXWZJ', 'WFDKXH'],
      ['QSSJ', 'ZZSJ', 'GXZT'],
    ],
    ['XZQDM'],
  ),
  patches(
    'patchesHebeiList',
    '线索清单（河北一体化执法）',
    'Clue list (Hebei)',
    [
      ['线索编号', '图斑编号', '图斑标识'],
      ['核实认定意见', '监测批次', '审核阶段', '下发时间', '地块总面积(亩)', '意见'],
    ],
    [
      ...[
        '县级行政区',
        '监测类型',
        '图斑面积(亩)',
        '项目名称',
        '分类',
        '状态',
        '图斑特征',
        '实地地类代码',
        '批次',
        '耕地面积(亩)',
      ],
    ],
  ),
  layer(
    'landUse',
    'dltb3',
    '地类图斑 DLTB（TD/T 1057-2020）',
    'Land-use parcels DLTB (TD/T 1057-2020)',
    [['DLBM'], ['TBDLMJ', 'KCDLBM', 'CZCSXM', 'QSXZ'], ['TBBH', 'BSM']],
    [
      ...[
        'YSDM',
        'TBYBH',
        'DLMC',
        'QSDWDM',
        'ZLDWDM',
        'ZLDWMC',
        'TBMJ',
        'KCXS',
        'KCMJ',
        'GDLX',
        'GDPDJB',
        'SJNF',
        'MSSM',
        'HDMC',
        'ZZSXDM',
        'TBXHDM',
      ],
    ],
    ['YJJBNTTBBH', 'JBNTTBBH', 'TKXS', 'JCBH'],
  ),
  layer(
    'landUse',
    'dltb2',
    '地类图斑（第二次土地调查）',
    'Land-use parcels of the second survey',
    [['DLBM'], ['TKXS', 'TKMJ', 'XZDWMJ', 'LXDWMJ']],
    [...['BSM', 'YSDM', 'TBBH', 'DLMC', 'QSXZ', 'ZLDWDM', 'GDPDJ', 'TBMJ', 'TBDLMJ']],
    ['YJJBNTTBBH', 'JBNTTBBH'],
  ),
  layer(
    'landUse',
    'ydyhfl',
    '用地用海（YDYHFLDM）',
    'Land and sea use (YDYHFLDM)',
    [['YDYHFLDM']],
    ['YDYHFLMC', 'BSM', 'YSDM', 'TBMJ', 'TBDLMJ'],
    ['GHFQDM', 'ZXCQMC'],
  ),
  layer(
    'permanentFarmland',
    'yjjbnttb',
    '永久基本农田图斑 YJJBNTTB',
    'Permanent basic farmland YJJBNTTB',
    [['YJJBNTTBBH', 'YJJBNTTBMJ', 'YJJBNTMJ', '永久基本农田图斑编号']],
    [
      ...[
        'BSM',
        'YSDM',
        'XZQDM',
        'TBBH',
        'DLBM',
        'DLMC',
        'QSXZ',
        'GDPDJB',
        'SJNF',
        'BHKSSJ',
        'BHJSSJ',
        'WDGD',
      ],
    ],
  ),
  layer(
    'permanentFarmland',
    'jbnttb',
    '基本农田图斑（三调前）JBNTTB',
    'Basic farmland, older form',
    [['JBNTTBBH', 'JBNTMJ', 'JBNTLX']],
    ['DLBM', 'GDLX', 'PDJB', 'TKMJ', 'TBMJ'],
  ),
  layer(
    'ecologicalRedLine',
    'stbhhxPlanning',
    '生态保护红线 STBHHX（规划）',
    'Ecological red line (planning form)',
    [['LHLX']],
    ['BSM', 'YSDM', 'XJXZQDM', 'SJXZQMC', 'XJXZQMC', 'MJ'],
  ),
  layer(
    'ecologicalRedLine',
    'stbhhxSurvey',
    '生态保护红线 STBHHX（调查）',
    'Ecological red line (survey form)',
    [
      ['GKCS', 'SLDM'],
      ['MC', 'LXDM', 'QYMJ'],
    ],
    ['BSM', 'YSDM', 'XJXZQHDM', 'SLSJ'],
  ),
  layer(
    'urbanBoundary',
    'czkfbj',
    '城镇开发边界 CZKFBJ',
    'Urban development boundary CZKFBJ',
    [['GHFQDM'], ['GHFQMC']],
    ['BSM', 'YSDM', 'XZQDM', 'XZQMC', 'MJ'],
  ),
  layer(
    'planningZone',
    'ghfq',
    '规划分区 GHFQ',
    'Planning zones GHFQ',
    [['GHFQDM'], ['GHFQMC']],
    ['BSM', 'YSDM', 'XZQDM', 'XZQMC', 'MJ', 'BZ'],
  ),
  layer(
    'planningZone',
    'zxcq',
    '中心城区规划用地用海 ZXCQGHYDYH',
    'Planned land use of the centre ZXCQGHYDYH',
    [['YDYHFLDM'], ['TBMJ', 'MJ']],
    ['YDYHFLMC', 'TBDLMJ', 'BSM', 'YSDM'],
    ['DLBM'],
  ),
  layer(
    'basicGrassland',
    'jbcy',
    '基本草原',
    'Basic grassland',
    [['JBCYBH', 'CYLX', '草原类型']],
    ['BSM', 'YSDM', 'MC', 'MJ', 'XZQDM'],
  ),
  layer(
    'approval',
    'approvalsReported',
    '用地报批 / 供地',
    'Approvals and supplies of land',
    [['DZJGH', 'PCLX', 'YDBPID', '电子监管号', 'PZWH', '批准文号']],
    [
      ...[
        'YSDM',
        'XZQDM',
        'XZQMC',
        'JSXMMC',
        'XMWZ',
        'YDZMJ',
        'XZJSYDMJ',
        'GDMJ',
        'STMJ',
        'YJJBNTMJ',
        'JTTDMJ',
        'GYTDMJ',
      ],
    ],
    ['YJJBNTTBBH'],
  ),
  layer(
    'approval',
    'approvalsUseControl',
    '用途管制项目范围（预审、农转用、征收、临时用地）',
    'Use-control project outlines',
    [
      ['XMDM', 'XMMC'],
      ['AJBH', 'DZJGH', 'XMDM'],
    ],
    ['XZQDM'],
  ),
  layer(
    'miningRight',
    'miningRights',
    '采矿权',
    'Mining rights',
    [
      ['XKZH', 'KCZKZ', 'CKQR', '许可证号'],
      ['KSMC', 'KCZKZ', 'CKQR', 'YXQZ', 'YXQQ', 'KCFS', '矿山名称', '开采主矿种', '矿业权人'],
    ],
    [...['SJGM', 'FZJG', 'JJLX', '开采方式', '矿区面积', '有效期起', '有效期止', '发证机关']],
  ),
  layer(
    'township',
    'xzq',
    '行政区 XZQ（苏木镇）',
    'Administrative areas XZQ (townships)',
    [
      ['XZQDM', 'XJXZQDM'],
      ['XZQMC', 'XJXZQMC'],
    ],
    ['BSM', 'YSDM', 'DCMJ', 'JSMJ', 'MSSM', 'HDMC'],
    [
      ...[
        'DLBM',
        'GHFQDM',
        'YDYHFLDM',
        'LHLX',
        'JCBH',
        'TBBH',
        'YJJBNTTBBH',
        'DZJGH',
        'XKZH',
        'PCLX',
        'TBLX',
        'MC',
      ],
    ],
  ),
];
