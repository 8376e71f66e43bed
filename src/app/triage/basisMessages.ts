import type { Text } from '../../domain/text.ts';

/** Texts of judging by another day's layers, and of the doubt of a figure. */
export const basisMessages = {
  basis: { zh: '按哪天的图层', en: 'Layers of which day' },
  current: { zh: '现行', en: 'Now' },
  after: { zh: '后时相 {day}', en: 'After {day}' },
  before: { zh: '前时相 {day}', en: 'Before {day}' },
  noDay: { zh: '下发属性里没有{side}日期', en: 'The issue names no day of the {side}' },
  afterImage: { zh: '后时相', en: 'later image' },
  beforeImage: { zh: '前时相', en: 'earlier image' },
  measuring: { zh: '正在按 {day} 有效的图层测算…', en: 'Being measured on the layers in force on {day}…' },
  dated: { zh: '以下按 {day} 有效的图层测算。', en: 'Measured on the layers in force on {day}.' },
  older: { zh: '与现行版本不同：{layers}', en: 'Other than today: {layers}' },
  sameAsNow: { zh: '各图层当日所用版本与现行相同。', en: 'Every layer had the same version as today.' },
  none: {
    zh: '当日没有有效版本，不参与套合：{layers}',
    en: 'No version in force on that day, so left out: {layers}',
  },
  layerAt: { zh: '{layer}“{label}”（{period}）', en: '{layer} "{label}" ({period})' },
  failed: { zh: '没有按该日测算：{reason}', en: 'Not measured for that day: {reason}' },
  retry: { zh: '重试', en: 'Try again' },
  shapesNow: {
    zh: '按时相测算只给面积；要在地图上看缺口或重叠，请回到“现行”。',
    en: 'For another day only areas are given; go back to "Now" to see a gap or overlap on the map.',
  },
  backToNow: { zh: '回到现行', en: 'Back to now' },
  doubt: { zh: '±{mu} 亩', en: '±{mu} mu' },
  doubtTip: {
    zh: '{layer}“{label}”自身有缝隙、重叠或图斑面积出入，使本图斑的数字存疑 ±{m2} ㎡。点开查看该图层的问题。',
    en: 'Gaps, overlaps or stated areas of {layer} "{label}" leave the figures of this patch open by ±{m2} ㎡. Press to see the faults.',
  },
  alsoDoubt: { zh: '存疑：', en: 'In doubt: ' },
  seenBasis: { zh: '按 {day} 图层', en: 'layers of {day}' },
} satisfies Record<string, Text>;
