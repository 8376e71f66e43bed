import type { Text } from '../domain/text.ts';
import type { RepairCode } from '../geo/repair.ts';

const TEXTS: Record<RepairCode, Text> = {
  unclosed: { zh: '环未闭合，已闭合', en: 'ring not closed; closed' },
  duplicateVertices: { zh: '连续重复点，已去除', en: 'repeated vertices; removed' },
  spike: { zh: '往返的尖刺，已去除', en: 'spike out and back along a line; removed' },
  degenerateRing: { zh: '没有面积的环，已去除', en: 'ring without area; removed' },
  orientation: { zh: '洞与外环同向，已调整', en: 'hole turned like its outer ring; turned' },
  selfIntersection: { zh: '自相交，已修复', en: 'crosses itself; made valid' },
  nonFinite: { zh: '坐标不是有限的数', en: 'a coordinate is no finite number' },
  outOfRange: { zh: '坐标不是经纬度', en: 'a coordinate is no longitude or latitude' },
  unrepairable: { zh: '自相交过多，无法修复', en: 'crosses itself too often to be mended' },
  empty: { zh: '没有留下有面积的部分', en: 'nothing with an area is left' },
};

/** What a repair of a polygon did, for people. */
export function repairText(code: RepairCode): Text {
  return TEXTS[code];
}
