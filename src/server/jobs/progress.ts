import type { Text } from '../../domain/text.ts';

/** What a job says of itself while it runs. `total` 0 while unknown. */
export type JobProgress = { step: Text; done: number; total: number };
export type OnProgress = (progress: JobProgress) => void;

export const STEPS = {
  read: { zh: '读取', en: 'Reading' },
  unpack: { zh: '解压', en: 'Unpacking' },
  open: { zh: '打开', en: 'Opening' },
  convert: { zh: '转换坐标', en: 'Converting coordinates' },
  repair: { zh: '检查', en: 'Checking' },
  compare: { zh: '比对往期图斑', en: 'Comparing with earlier patches' },
  write: { zh: '写入', en: 'Writing' },
  check: { zh: '图层质检', en: 'Checking layers' },
  measure: { zh: '套合', en: 'Measuring overlays' },
} as const satisfies Record<string, Text>;
