import type { Text } from '../../domain/text.ts';

export const keyMessages = {
  deciding: { zh: '判定', en: 'Deciding' },
  moving: { zh: '移动', en: 'Moving' },
  looking: { zh: '看图', en: 'Looking' },
  second: { zh: '带二级类和备注', en: 'With second class and note' },
  undo: { zh: '撤销上一个判定（也可 Ctrl+Z）', en: 'Undo the last verdict (also Ctrl+Z)' },
  next: { zh: '下一个图斑', en: 'Next patch' },
  previous: { zh: '上一个图斑', en: 'Previous patch' },
  nextPending: { zh: '下一个待研判', en: 'Next to decide' },
  search: { zh: '搜索', en: 'Search' },
  close: { zh: '关闭', en: 'Close' },
  flicker: { zh: '前后影像闪换', en: 'Flicker between the images' },
  swipe: { zh: '卷帘对比', en: 'Swipe comparison' },
  side: { zh: '并排对比', en: 'Side by side' },
  layers: { zh: '图层面板', en: 'Layer panel' },
  sheet: { zh: '这张表', en: 'This sheet' },
} satisfies Record<string, Text>;
