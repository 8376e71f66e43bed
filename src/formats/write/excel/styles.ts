/** Indexes of cell formats in {@link STYLES}. */
export const STYLE = { title: 1, header: 2, text: 3, guardedText: 4, number: 5, decimals: 6 } as const;
/** Numbers are shown with at most so many decimals. */
export const MAX_DECIMALS = 8;

/** Number formats of one's own begin here (ECMA-376, 18.8.30). */
const OWN_FORMAT = 164;
const FONT = '<name val="微软雅黑"/><family val="2"/><charset val="134"/>';
const SIDE = '<color rgb="FFBFBFBF"/>';
const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin">${SIDE}</${side}>`)
  .join('');
const CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>';

const formats = Array.from({ length: MAX_DECIMALS + 1 }, (_, n) => (n === 0 ? '0' : `0.${'0'.repeat(n)}`));

/**
 * The house style of the bureau's ledgers: 微软雅黑, white on blue heads, thin lines, no thousands separators. Text has
 * the text format, so that a long code stays one when somebody edits the cell; guarded text the quote mark besides.
 */
export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="${formats.length}">${formats.map((code, n) => `<numFmt numFmtId="${OWN_FORMAT + n}" formatCode="${code}"/>`).join('')}</numFmts>
<fonts count="3"><font><sz val="10"/>${FONT}</font><font><b/><sz val="14"/>${FONT}</font><font><b/><sz val="10"/><color rgb="FFFFFFFF"/>${FONT}</font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF4472C4"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${THIN}<diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${STYLE.decimals + formats.length}">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${CENTRE}</xf>
<xf numFmtId="49" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${CENTRE}</xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" quotePrefix="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/>
${formats.map((_, n) => `<xf numFmtId="${OWN_FORMAT + n}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>`).join('\n')}
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
