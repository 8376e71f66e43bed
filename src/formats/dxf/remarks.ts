import type { ReadNote } from '../types.ts';
import type { CadLayer } from './expand.ts';
import type { Outlines } from './outlines.ts';

/** Kinds of entities that a remark lists. */
const MAX_LISTED = 8;

/** What is to be said of a CAD layer. */
export function layerRemarks({ others }: CadLayer, { repeated, nested }: Outlines): ReadNote[] {
  const notes: ReadNote[] = [];
  if (others.size > 0) {
    const all = [...others].sort(([, a], [, b]) => b.count - a.count);
    const listed = all.slice(0, MAX_LISTED).map(([type, { count }]) => `${type} ${count}`);
    const names = listed.join('、') + (all.length > MAX_LISTED ? ' …' : '');
    notes.push(
      remark(
        `该图层还有不是面的图元，未导入：${names}。未闭合的多段线若应是面，请在 CAD 中闭合后重新导出。`,
        `The layer also holds entities that are no polygons; they were left out: ${names}. Open polylines that should be polygons have to be closed in CAD.`,
      ),
    );
  }
  if (repeated > 0) {
    notes.push(
      remark(
        `${repeated} 条闭合线与同层的填充重合，只取填充。`,
        `${repeated} closed lines are the edges of hatches on the same layer: the hatches were taken.`,
      ),
    );
  }
  if (nested > 0) {
    notes.push(
      remark(
        `${nested} 条闭合线位于另一条之内：图中没有说明是否为孔洞，各按一个面读取，面积会重复计算。若是孔洞，请在 CAD 中用填充或面域表示。`,
        `${nested} closed lines lie inside of others: the drawing does not say whether they are holes, so each is a polygon of its own and areas count twice. Draw holes as hatches.`,
      ),
    );
  }
  return notes;
}

export const labelsLeftOut = (): ReadNote =>
  remark('文字太多，未与图形对应。', 'There are too many texts to find out which shape each belongs to.');

function remark(zh: string, en: string): ReadNote {
  return { code: 'remark', text: { zh, en } };
}
