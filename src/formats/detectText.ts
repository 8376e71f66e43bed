/** Bytes of a text that are looked at. */
const HEAD_BYTES = 64 * 1024;
/** Lines that decide between a table and a list of coordinates. */
const HEAD_LINES = 40;

/** Which kind of text this is, by what it says; `name` decides where that leaves it open. */
export function textKind(
  bytes: Uint8Array,
  name: string,
):
  | 'json'
  | 'kml'
  | 'gml'
  | 'html'
  | 'excel'
  | 'xml'
  | 'dxf'
  | 'vct'
  | 'csv'
  | 'coordinateText'
  | 'text'
  | 'binary' {
  const head = headOf(bytes);
  // A record separator may begin each feature of a text sequence (RFC 8142).
  const text = head.startsWith('\u001E') ? head.slice(1) : head;
  // Control characters other than tab and line ends do not occur in text; an old editor's end mark may.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  if (/[\u0000-\u0008\u000E-\u0019\u001B-\u001D\u001F]/.test(text)) return 'binary';
  const start = text.trimStart();
  if (start[0] === '{' || (start[0] === '[' && !/^\[\s*[\p{L}]/u.test(start))) return 'json';
  if (start[0] === '<') return xmlKind(start);
  if (/^HeadBegin\s/i.test(start) || /^DataMark\s*[:：]\s*\S*VCT/im.test(start.slice(0, 2_000))) return 'vct';
  if (/^(\s*999\s*\r?\n.*\r?\n)*\s*0\s*\r?\n\s*SECTION\s*\r?\n/.test(text)) return 'dxf';
  return listOrTable(start, name);
}

/** The beginning of a text, decoded well enough to recognise it. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD_BYTES);
  const label =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (label) return new TextDecoder(label).decode(head);
  try {
    // `stream`: a character cut in half by the end of the head is no mistake.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(head);
  }
}

function xmlKind(start: string): 'kml' | 'gml' | 'html' | 'excel' | 'xml' {
  if (/<(\w+:)?kml[\s>]/i.test(start) || /<ogckml\b/i.test(start) || /<ovkml[\s>]/i.test(start)) return 'kml';
  if (/<\?mso-application\s+progid="Excel/i.test(start) || /<(\w+:)?Workbook[\s>]/.test(start))
    return 'excel';
  if (/<html[\s>]|<!doctype html/i.test(start)) return 'html';
  if (/<gml:|xmlns:gml=|opengis\.net\/gml/i.test(start)) return 'gml';
  // Fragments without a root of their own that some phones write.
  if (/^(<\?xml[^>]*>\s*)?<(Document|Placemark|Folder)[\s>]/.test(start)) return 'kml';
  return 'xml';
}

function listOrTable(start: string, name: string): 'csv' | 'coordinateText' | 'text' {
  if (/[[【［]\s*(属性描述|地块坐标)\s*[\]】］]/.test(start)) return 'coordinateText';
  const lines = start
    .split(/\r\n|\n|\r/, HEAD_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.some((line) => /[,，]\s*@\s*$/.test(line))) return 'coordinateText';
  if (/\b(MULTI)?POLYGON\s*(Z|M|ZM)?\s*\(\s*\(/i.test(start)) return 'csv';
  const listed = lines.filter(isCoordinateLine).length;
  const cells = lines.filter((line) => /[,，;\t]/.test(line)).length;
  if (/\.(csv|tsv)$/i.test(name)) return cells > 0 || listed > 0 ? 'csv' : 'text';
  // A heading over the list makes it a table.
  if (listed >= 3) return isHeading(lines[0]!) ? 'csv' : 'coordinateText';
  if (/\.txt$/i.test(name) && listed > 0) return 'coordinateText';
  return cells >= 2 && cells >= lines.length / 2 ? 'csv' : 'text';
}

/** A point's name and ring perhaps, then two numbers that can be coordinates, one with decimals or of six digits. */
function isCoordinateLine(line: string): boolean {
  const numbers = line
    .split(/[\s,，;；、|]+/)
    .filter((cell) => /^[-+]?\d+(\.\d+)?°?$/.test(cell) && (cell.includes('.') || cell.length >= 6));
  return numbers.length >= 2;
}

/** Two names of columns or more, and no coordinates. */
function isHeading(line: string): boolean {
  const cells = line.split(/[,，;；\t|]+/).filter((cell) => cell.trim() !== '');
  return (
    cells.length >= 2 &&
    cells.every((cell) => !/^\s*"?[-+]?\d+(\.\d+)?"?\s*$/.test(cell)) &&
    !isCoordinateLine(line)
  );
}
