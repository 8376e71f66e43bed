import type { Text } from '../../domain/text.ts';

/** Texts of what corrected issues changed, and of patches of other batches at the same place. */
export const placeMessages = {
  revisions: { zh: '下发更正', en: 'Corrected issues' },
  changed: { zh: '{at} 更正：{what}', en: '{at} corrected: {what}' },
  withdrawn: {
    zh: '{at} 撤回：更正后的下发不再包含此图斑',
    en: '{at} withdrawn: no longer in the corrected issue',
  },
  restored: {
    zh: '{at} 恢复：更正后的下发重新包含此图斑',
    en: '{at} restored: in the corrected issue again',
  },
  geometry: { zh: '图形（原 {mu} 亩）', en: 'outline (was {mu} mu)' },
  fields: { zh: '属性 {names}', en: 'attributes {names}' },
  nothing: { zh: '无实质变化', en: 'nothing of substance' },
  and: { zh: '、', en: ', ' },
  before: { zh: '{name}：原 {before}，现 {now}', en: '{name}: was {before}, now {now}' },
  empty: { zh: '（空）', en: '(empty)' },
  fieldList: { zh: '逐项对照（{n} 项）', en: 'Field by field ({n})' },
  byFile: { zh: '{file} · {by}', en: '{file} · {by}' },
  afterVerdict: {
    zh: '更正晚于已签署的判定：请核对判定是否仍成立',
    en: 'Corrected after a verdict was signed: check that the verdict still stands',
  },
  withdrawnMark: { zh: '已撤回', en: 'Withdrawn' },
  withdrawnTip: {
    zh: '更正后的下发不再包含此图斑；图形和判定保留',
    en: 'No longer in the corrected issue; shape and verdicts are kept',
  },
  samePlace: { zh: '同一位置的图斑', en: 'Patches at the same place' },
  earlier: { zh: '早先', en: 'Earlier' },
  later: { zh: '后来', en: 'Later' },
  same: { zh: '同一范围', en: 'same ground' },
  grown: { zh: '扩大', en: 'grown' },
  shrunk: { zh: '缩小', en: 'shrunk' },
  partly: { zh: '部分重合', en: 'partly the same' },
  returned: { zh: '办结后再现', en: 'returned after closing' },
  returnedTip: {
    zh: '早先的图斑已办结（当时为“{state}”），此处又出现变化',
    en: 'The earlier one had been closed (as "{state}"), and here is a change again',
  },
  common: { zh: '重合 {mu} 亩', en: '{mu} mu in common' },
  open: { zh: '打开{when}图斑 {code}：{state}', en: 'Open {when} patch {code}: {state}' },
} satisfies Record<string, Text>;
