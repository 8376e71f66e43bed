import type { Text } from './text.ts';

/**
 * The control layers (管控图层) that patches are laid over. One entry per kind; a kind has versions in the store.
 * `classFields` name the official attributes that tell one zone's class from another's, in order of preference
 * (code field, name field); they drive both the overlay table and the legend.
 */
export type LayerKindInfo = {
  name: Text;
  group: 'boundary' | 'control' | 'planning' | 'land' | 'permit';
  classFields: { code: readonly string[]; name: readonly string[] };
  nameFields: readonly string[];
};

export const LAYER_KINDS = {
  township: {
    name: { zh: '苏木镇', en: 'Townships' },
    group: 'boundary',
    classFields: { code: ['XZQDM'], name: ['XZQMC'] },
    nameFields: ['XZQMC'],
  },
  permanentFarmland: {
    name: { zh: '永久基本农田', en: 'Permanent basic farmland' },
    group: 'control',
    classFields: { code: ['DLBM'], name: ['DLMC'] },
    nameFields: ['YJJBNTTBBH', 'JBNTTBBH', 'TBBH'],
  },
  ecologicalRedLine: {
    name: { zh: '生态保护红线', en: 'Ecological red line' },
    group: 'control',
    classFields: { code: ['LXDM', 'LHLX'], name: ['LHLX', 'GKCS'] },
    nameFields: ['MC', 'BHXMC', 'LHLX'],
  },
  urbanBoundary: {
    name: { zh: '城镇开发边界', en: 'Urban development boundary' },
    group: 'control',
    classFields: { code: ['GHFQDM'], name: ['GHFQMC'] },
    nameFields: ['GHFQMC'],
  },
  planningZone: {
    name: { zh: '规划分区', en: 'Planning zones' },
    group: 'planning',
    classFields: { code: ['GHFQDM'], name: ['GHFQMC'] },
    nameFields: ['GHFQMC'],
  },
  landUse: {
    name: { zh: '现状地类', en: 'Land use' },
    group: 'land',
    classFields: { code: ['DLBM', 'YDYHFLDM'], name: ['DLMC', 'YDYHFLMC'] },
    nameFields: ['ZLDWMC', 'TBBH'],
  },
  basicGrassland: {
    name: { zh: '基本草原', en: 'Basic grassland' },
    group: 'land',
    classFields: { code: ['DLBM', 'CYLX'], name: ['DLMC', 'CYLX'] },
    nameFields: ['MC', 'JBCYBH', 'TBBH'],
  },
  approval: {
    name: { zh: '用地审批', en: 'Land approvals' },
    group: 'permit',
    classFields: { code: ['PCLX', 'PZLX'], name: ['PCLX', 'PZLX'] },
    nameFields: ['PZWH', 'XMMC', 'JSXMMC'],
  },
  miningRight: {
    name: { zh: '采矿权', en: 'Mining rights' },
    group: 'permit',
    classFields: { code: ['KCZKZ', 'KZMC'], name: ['KCZKZ', 'KZMC'] },
    nameFields: ['KSMC', 'XMMC', 'XKZH'],
  },
} as const satisfies Record<string, LayerKindInfo>;

export type LayerKind = keyof typeof LAYER_KINDS;
export const LAYER_KIND_LIST = Object.keys(LAYER_KINDS) as LayerKind[];

export function isLayerKind(value: string): value is LayerKind {
  return Object.hasOwn(LAYER_KINDS, value);
}

/** The first non-empty value among the candidate fields, as text; '' where the source names none of them. */
export function firstField(properties: Record<string, unknown>, fields: readonly string[]): string {
  for (const field of fields) {
    const value = properties[field];
    if (value !== null && value !== undefined && `${value}`.trim() !== '') return `${value}`.trim();
  }
  return '';
}
