import { listRecords } from '../polygonsOnly.ts';
import type { ReadNote } from '../types.ts';
import type { KmlDocument } from './document.ts';
import type { Placemark } from './placemark.ts';

/** Words by which a file tells that its coordinates may be shifted, and of which kind the shift would be. */
const SHIFTED = /GCJ-?02|BD-?09|火星坐标|百度|baidu|高德|autonavi|腾讯地图/i;

/** What is to be said of the whole file. */
export function fileRemarks(text: string, { links, pictures }: KmlDocument): ReadNote[] {
  const notes: ReadNote[] = [];
  const word = SHIFTED.exec(text)?.[0];
  if (word !== undefined) {
    notes.push(
      remark(
        `文件中提到“${word}”，坐标可能是偏移过的（GCJ-02、BD-09），会差几百米。请在影像上核对位置；坐标按 WGS 84 原样读取，未作纠偏。`,
        `The file mentions "${word}": its coordinates may be shifted (GCJ-02, BD-09) by some hundred metres. Check them on the imagery; they were read as WGS 84, unchanged.`,
      ),
    );
  }
  if (links.length > 0) {
    notes.push(
      remark(
        `有 ${links.length} 个网络链接，没有访问，其内容未导入。`,
        `${links.length} network links were not followed; what they show was not imported.`,
      ),
    );
  }
  if (pictures > 0) {
    notes.push(
      remark(`有 ${pictures} 个图片叠加层，未导入。`, `${pictures} picture overlays were left out.`),
    );
  }
  return notes;
}

/** What is to be said of a layer's placemarks; records count from 1 in the layer. */
export function layerRemarks(placemarks: readonly Placemark[], outlines: number[]): ReadNote[] {
  const notes: ReadNote[] = [];
  if (outlines.length > 0) {
    const { count, records } = listRecords(outlines);
    notes.push(
      remark(
        `${count} 条闭合线与某个面的边界重合，未重复导入：第 ${records} 条。`,
        `${count} closed lines only repeat the edge of a polygon and were left out: records ${records}.`,
      ),
    );
  }
  const where = (is: (placemark: Placemark, record: number) => boolean) =>
    listRecords(placemarks.flatMap((placemark, i) => (is(placemark, i + 1) ? [i + 1] : [])));
  const fromLine = where(({ isFromLine }) => isFromLine);
  if (fromLine.count > 0) {
    notes.push(
      remark(
        `${fromLine.count} 条闭合的线或环按面读取：第 ${fromLine.records} 条。`,
        `${fromLine.count} closed lines or rings were taken as polygons: records ${fromLine.records}.`,
      ),
    );
  }
  const points = where((placemark) => isOnly(placemark, 'point'));
  if (points.count > 0) {
    notes.push(
      remark(
        `${points.count} 个点不是面，未导入：第 ${points.records} 条。`,
        `${points.count} points are no polygons and were left out: records ${points.records}.`,
      ),
    );
  }
  const repeated = new Set(outlines);
  const lines = where((placemark, record) => isOnly(placemark, 'line') && !repeated.has(record));
  if (lines.count > 0) {
    notes.push(
      remark(
        `${lines.count} 条未闭合的线不是面，未导入：第 ${lines.records} 条。若应是面，请在原软件中闭合后重新导出。`,
        `${lines.count} open lines are no polygons and were left out: records ${lines.records}. If they should be, close them in the source and export again.`,
      ),
    );
  }
  return notes;
}

/** The declaration says one encoding, the bytes another. */
export const wrongDeclaration = (encoding: string) =>
  remark(
    `文件声明的编码与内容不符，按 ${encoding} 读取。`,
    `The encoding that the file declares does not fit its bytes; it was read as ${encoding}.`,
  );

function isOnly({ polygon, trouble, others }: Placemark, kind: 'point' | 'line'): boolean {
  if (polygon || trouble || !others.has(kind)) return false;
  return kind === 'line' || !others.has('line');
}

function remark(zh: string, en: string): ReadNote {
  return { code: 'remark', text: { zh, en } };
}
