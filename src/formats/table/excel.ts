import { refuse } from '../error.ts';
import type { Reader, ReadNote } from '../types.ts';
import { layerOf } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

/**
 * Opens a workbook (.xlsx, .xlsm, .xls): every sheet that is not hidden is a layer, with polygons as WKT or one
 * point a row.
 * @throws FormatError
 */
export const readExcel: Reader = async (bytes, file, context) => {
  const all = readWorkbook(bytes, file);
  const shown = all.filter(({ isHidden }) => !isHidden);
  const sheets = shown.length > 0 ? shown : all;
  if (sheets.length === 0) throw refuse('workbookDamaged', file, { reason: 'no sheets' });
  if (sheets.every(({ rows }) => rows.length === 0)) {
    throw refuse('tableEmpty', file, { name: sheets.map(({ name }) => name).join('、') });
  }
  const hidden = all.filter((sheet) => !sheets.includes(sheet) && sheet.rows.length > 0);
  const notes = hidden.length > 0 ? [hiddenSheets(hidden.map(({ name }) => name))] : [];
  return sheets.map(({ name, rows }) =>
    layerOf(
      { name, rows, format: 'excel', encoding: { name: 'utf-8', how: 'format' }, notes },
      sheets.length === 1 ? file : `${file}/${name}`,
      context,
    ),
  );
};

const hiddenSheets = (names: string[]): ReadNote => ({
  code: 'remark',
  text: {
    zh: `隐藏的工作表没有读取：${names.join('、')}。`,
    en: `Hidden sheets were left out: ${names.join(', ')}.`,
  },
});
