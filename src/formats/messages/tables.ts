/** Reasons to refuse a table or a list of coordinates: CSV, Excel, 界址点 TXT, VCT. */
export const tableMessages = {
  columnsUnknown: {
    zh: '看不出哪几列是坐标。表头：{names}。请在预览中指定 WKT 列，或 X（北）、Y（东）两列。',
    en: 'which columns hold coordinates is not clear. Headings: {names}. Name the WKT column, or the X (north) and Y (east) columns, in the preview.',
  },
  tableEmpty: {
    zh: '表“{name}”是空的，没有任何内容。',
    en: 'the table "{name}" is empty.',
  },
  cellEmpty: {
    zh: '单元格 {cell} 是空的，这里应有坐标。请补上，或删去这一行。',
    en: 'cell {cell} is empty where a coordinate is due. Fill it in or delete the row.',
  },
  cellNotNumber: {
    zh: '单元格 {cell} 的“{text}”不是坐标。请更正。',
    en: 'cell {cell}, "{text}", is no coordinate. Correct it.',
  },
  cellFormula: {
    zh: '单元格 {cell} 是公式（{text}），文件里没有存它的计算结果。请用 Excel 或 WPS 打开、重新计算并保存后再导入。',
    en: 'cell {cell} is a formula ({text}) without a stored result. Open the file in a spreadsheet program, recalculate and save it.',
  },
  cellError: {
    zh: '单元格 {cell} 是错误值 {text}。请更正后再导入。',
    en: 'cell {cell} holds the error {text}. Correct it and import again.',
  },
  wktSyntax: {
    zh: '单元格 {cell} 的 WKT 写错了（在“{found}”处）。应为 POLYGON((x y, …)) 或 MULTIPOLYGON(((…)))。',
    en: 'the WKT in cell {cell} is wrong (at "{found}"). It should be POLYGON((x y, …)) or MULTIPOLYGON(((…))).',
  },
  csvQuote: {
    zh: '第 {line} 行起的引号没有合上，后面的内容读不出来。请补上引号。',
    en: 'a quote that opens at row {line} is never closed, so what follows cannot be read. Close it.',
  },
  workbookEncrypted: {
    zh: '工作簿有密码。请在 Excel 或 WPS 中去掉密码后再导入。',
    en: 'the workbook is protected by a password. Remove it and import again.',
  },
  workbookBinary: {
    zh: '是二进制工作簿（.xlsb），不能安全读取。请在 Excel 或 WPS 中另存为 .xlsx 后再导入。',
    en: 'this is a binary workbook (.xlsb), which cannot be read safely. Save it as .xlsx and import again.',
  },
  workbookDamaged: {
    zh: '工作簿无法读取：{reason}。文件可能已损坏，请在 Excel 或 WPS 中打开并另存。',
    en: 'the workbook cannot be read: {reason}. It may be damaged; open it in a spreadsheet program and save it again.',
  },
  vctHeadMissing: {
    zh: '缺少文件头（HeadBegin … HeadEnd），不是完整的 VCT 文件。请重新导出。',
    en: 'the head (HeadBegin … HeadEnd) is missing; this is no complete VCT file. Export it again.',
  },
  vctUnclosed: {
    zh: '第 {line} 行开始的一段没有结束（缺“{section}”），文件可能没传完。请重新导出或传输。',
    en: 'the section that begins at line {line} has no end ("{section}" is missing); the file may be cut short. Export or transfer it again.',
  },
  vctObject: {
    zh: '第 {line} 行“{text}”不合 VCT 格式，文件可能已损坏。请重新导出。',
    en: 'line {line}, "{text}", is not what VCT has here; the file may be damaged. Export it again.',
  },
  vctCount: {
    zh: '第 {line} 行起声明有 {due} 项，实有 {found} 项，文件可能缺行。请重新导出。',
    en: 'at line {line} {due} items are announced, {found} are there; lines may be missing. Export it again.',
  },
  vctCurve: {
    zh: '第 {line} 行起是圆弧或曲线（类型 {kind}），不能直接读取。请在原软件中转为折线后再导出。',
    en: 'an arc or curve (kind {kind}) begins at line {line}. Convert it to a polyline in the source and export again.',
  },
  vctMissing: {
    zh: '第 {line} 行的面 {id} 引用了文件里没有的对象 {ref}。请重新导出。',
    en: 'polygon {id} at line {line} refers to object {ref}, which is not in the file. Export it again.',
  },
  vctGap: {
    zh: '第 {line} 行的面 {id}：线 {ref} 与前一条线不相接，不能构面。请在原软件中做拓扑检查后再导出。',
    en: 'polygon {id} at line {line}: line {ref} does not begin where the one before it ends. Check the topology in the source and export again.',
  },
  vctNested: {
    zh: '第 {line} 行的对象 {id} 层层引用其他对象，超过上限或循环引用。请重新导出。',
    en: 'object {id} at line {line} refers to others too deeply, or to itself. Export it again.',
  },
  vctRow: {
    zh: '第 {line} 行属性有 {found} 项，表结构为 {due} 项。文件可能已损坏，请重新导出。',
    en: 'the attributes at line {line} have {found} values, the table {due} fields. The file may be damaged; export it again.',
  },
  noCoordinates: {
    zh: '文件里没有读到坐标。每行应为“点号,圈号,X,Y”，或至少有两个坐标数。',
    en: 'no coordinates were found. A line should read "point,ring,X,Y", or hold two coordinates at least.',
  },
  coordinateLine: {
    zh: '第 {line} 行“{text}”不是完整的界址点，应为“点号,圈号,X,Y”。请更正这一行。',
    en: 'line {line}, "{text}", is no complete boundary point; it should read "point,ring,X,Y". Correct this line.',
  },
  coordinateOdd: {
    zh: '第 {line} 行的坐标（{a}, {b}）与同一地块的其他点不是一类：位数或带号不同，可能写错或缺字。请更正这一行。',
    en: 'the coordinate at line {line} ({a}, {b}) is of another kind than the others of its parcel: digits or zone prefix differ. Correct this line.',
  },
  ringResumed: {
    zh: '第 {line} 行又回到圈号 {ring}，而该圈（第 {from} 行起）没有闭合。请把同一圈的点放在一起。',
    en: 'line {line} returns to ring {ring}, which began at line {from} and was not closed. Keep the points of a ring together.',
  },
  ringTooShort: {
    zh: '第 {line} 行起的一圈只有 {points} 个不同的点，至少要 3 个。请补全。',
    en: 'the ring that begins at line {line} has {points} different points; 3 are needed. Complete it.',
  },
  parcelEmpty: {
    zh: '第 {line} 行的地块“{name}”没有界址点。请补上坐标，或删去这一行。',
    en: 'the parcel at line {line}, "{name}", has no points. Add its coordinates or delete the line.',
  },
  tooManyRings: {
    zh: '第 {line} 行的地块有 {rings} 圈，套得太深，无法判断内外。请拆分后再导入。',
    en: 'the parcel at line {line} has {rings} rings, nested too deep to tell inside from outside. Split it.',
  },
  unitUnknown: {
    zh: '第 {line} 行的计量单位“{unit}”无法识别，应为米、度或度分秒。',
    en: 'the unit at line {line}, "{unit}", is not known; it should be metres (米), degrees (度) or 度分秒.',
  },
  zoneConflict: {
    zh: '带号矛盾：第 {header} 行写带号 {stated}，而第 {line} 行的 Y 坐标 {value} 以 {zone} 带开头。请核实后在预览中选择坐标系。',
    en: 'the zones disagree: line {header} says {stated}, the easting {value} at line {line} begins with zone {zone}. Verify, then choose the system in the preview.',
  },
  zoneImpossible: {
    zh: '第 {header} 行写 {width}° 分带，而第 {line} 行是 {zone} 带：中国的 3° 带为 25–45，6° 带为 13–23。请核实后在预览中选择坐标系。',
    en: 'line {header} says {width}-degree zones, but line {line} has zone {zone}: in China 3-degree zones are 25 to 45, 6-degree zones 13 to 23. Verify, then choose the system in the preview.',
  },
  meridianConflict: {
    zh: '第 {line} 行的中央子午线 {meridian}° 与 {zone} 带（中央子午线 {own}°）矛盾。请核实后在预览中选择坐标系。',
    en: 'the central meridian {meridian} at line {line} contradicts zone {zone} (meridian {own}). Verify, then choose the system in the preview.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
