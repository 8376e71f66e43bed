import type { ReadNote } from './types.ts';

/** One line on what the reader did or left out, for the preview. */
export function noteText(note: ReadNote, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  switch (note.code) {
    case 'deletedRecords':
      return zh
        ? `属性表中有 ${note.count} 条已标记删除的记录，未导入。`
        : `${note.count} records marked deleted in the attribute table were left out.`;
    case 'trailingBytes':
      return zh
        ? `.shp 末尾有 ${note.bytes} 字节多余数据，已忽略。`
        : `${note.bytes} surplus bytes at the end of the .shp were ignored.`;
    case 'headerLengthWrong':
      return zh
        ? '.shp 文件头声明的长度大于实际长度，已按记录读取，条数与属性表一致。'
        : 'The .shp header promises more bytes than there are; it was read by its records, which match the attribute table.';
    case 'otherLayers':
      return zh
        ? `还有其他图层未导入：${note.names.join('、')}。`
        : `Other layers were left out: ${note.names.join(', ')}.`;
    case 'remark':
      return `${placeOf(note, zh)}${note.text[language]}`;
  }
}

function placeOf({ record, line }: { record?: number; line?: number }, zh: boolean): string {
  if (line !== undefined) return zh ? `第 ${line} 行：` : `line ${line}: `;
  if (record === undefined) return '';
  return zh ? `第 ${record} 条记录：` : `record ${record}: `;
}
