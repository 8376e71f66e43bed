import type { FaultKind } from '../../api/layers.ts';
import type { Text } from '../../domain/text.ts';
import { formatDecimal, formatM2, formatMu } from '../../geo/mu.ts';
import type { GeometryFault } from '../../geo/quality/fault.ts';

export const FAULT_LABELS: Record<FaultKind, Text> = {
  gap: { zh: '缺口', en: 'Gap' },
  overlap: { zh: '重叠', en: 'Overlap' },
  sliver: { zh: '碎屑细缝', en: 'Sliver' },
  duplicate: { zh: '重复要素', en: 'Duplicate' },
  outsideCounty: { zh: '超出县界', en: 'Outside the county' },
  mixedVintage: { zh: '年份或分类混杂', en: 'Mixed vintages' },
  areaDiffers: { zh: '标注面积不符', en: 'Stated area differs' },
};

/** Areas below 0.01 亩 are told in ㎡, which is all that is left of them. */
const IN_MU_FROM_M2 = 10;
const NONE: Text = { zh: '', en: '' };

function area(areaM2: number): Text {
  if (areaM2 < IN_MU_FROM_M2) return { zh: `${formatM2(areaM2)} ㎡`, en: `${formatM2(areaM2)} m²` };
  return { zh: `${formatMu(areaM2)} 亩`, en: `${formatMu(areaM2)} mu` };
}

/** What a finding says; `zones` name those concerned. */
export function faultText(fault: GeometryFault, zones: readonly Text[]): Text {
  const { zh, en } = area(fault.areaM2);
  const [one = NONE, other = NONE] = zones;
  switch (fault.kind) {
    case 'gap':
      return { zh: `${zh}没有任何要素覆盖`, en: `${en} that no zone covers` };
    case 'overlap':
      return {
        zh: `要素 ${one.zh} 与 ${other.zh} 重叠 ${zh}`,
        en: `Zones ${one.en} and ${other.en} both claim ${en}`,
      };
    case 'duplicate':
      return {
        zh: `要素 ${other.zh} 与 ${one.zh} 是同一图形`,
        en: `Zone ${other.en} is the same outline as ${one.en}`,
      };
    case 'outsideCounty':
      return {
        zh: `要素 ${one.zh} 有 ${zh}在县界以外`,
        en: `${en} of zone ${one.en} lies outside the county`,
      };
    case 'areaDiffers': {
      const stated = formatM2(fault.statedM2 ?? 0);
      return {
        zh: `要素 ${one.zh} 标注 ${stated} ㎡，与图形面积相差 ${zh}`,
        en: `Zone ${one.en} states ${stated} m², which differs from its outline by ${en}`,
      };
    }
    case 'sliver':
      return sliverText(fault, one, other, { zh, en });
  }
}

function sliverText(fault: GeometryFault, one: Text, other: Text, { zh, en }: Text): Text {
  const width = fault.widthM === undefined ? '' : formatDecimal(fault.widthM, 3);
  const broad: Text = width
    ? { zh: `，平均宽 ${width} 米`, en: `, ${width} m wide in the mean` }
    : { zh: '', en: '' };
  switch (fault.of) {
    case 'zone':
      return { zh: `要素 ${one.zh} 只有 ${zh}${broad.zh}`, en: `Zone ${one.en} is only ${en}${broad.en}` };
    case 'overlap':
      return {
        zh: `要素 ${one.zh} 与 ${other.zh} 在边上重叠 ${zh}`,
        en: `Zones ${one.en} and ${other.en} overlap along an edge by ${en}`,
      };
    default:
      return { zh: `缝隙 ${zh}${broad.zh}`, en: `A crack of ${en}${broad.en}` };
  }
}
