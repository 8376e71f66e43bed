import { refuse } from '../error.ts';
import { readAttributes, type VctRows } from './attributes.ts';
import { LineCursor } from './cursor.ts';
import { readHead, type VctHead } from './head.ts';
import { readObjects, type VctObject } from './objects.ts';
import { readFeatureCodes, readTableStructures, type VctCode, type VctField } from './structure.ts';

export type VctText = {
  head: VctHead;
  codes: VctCode[];
  tables: Map<string, VctField[]>;
  lines: Map<string, VctObject>;
  polygons: VctObject[];
  rows: Map<string, VctRows>;
};

/**
 * Takes a VCT file apart into its sections. Those without areas (points, annotations, topology, styles) are passed
 * over.
 * @throws FormatError `vctUnclosed`, `vctHeadMissing`, `vctObject`, `vctCount`, `vctCurve`, `vctRow`
 */
export function parseVct(text: string, file: string): VctText {
  // CR alone ends lines in files from old machines
  const cursor = new LineCursor(text.includes('\n') ? text : text.replaceAll('\r', '\n'), file);
  const parts: Omit<VctText, 'head'> = {
    codes: [],
    tables: new Map(),
    lines: new Map(),
    polygons: [],
    rows: new Map(),
  };
  let head: VctHead | undefined;
  for (let line = cursor.next(); line !== null; line = cursor.next()) {
    const section = /^(\w{1,40})Begin$/i.exec(line)?.[1].toLowerCase();
    if (section === 'head') head = readHead(cursor);
    else if (section !== undefined) takeSection(section, cursor, parts, head?.separator ?? ',');
  }
  if (!head) throw refuse('vctHeadMissing', file);
  return { head, ...parts };
}

function takeSection(
  section: string,
  cursor: LineCursor,
  parts: Omit<VctText, 'head'>,
  separator: string,
): void {
  switch (section) {
    case 'featurecode':
      parts.codes = readFeatureCodes(cursor, separator);
      break;
    case 'tablestructure':
      parts.tables = readTableStructures(cursor, separator);
      break;
    case 'line':
      for (const object of readObjects(cursor, 'Line')) parts.lines.set(object.id, object);
      break;
    case 'polygon':
      for (const object of readObjects(cursor, 'Polygon')) parts.polygons.push(object);
      break;
    case 'attribute':
      parts.rows = readAttributes(cursor, parts.tables, separator);
      break;
    default:
      pass(section, cursor);
  }
}

function pass(section: string, cursor: LineCursor): void {
  const begun = cursor.number;
  while (cursor.nextIn(`${section}End`, begun) !== null);
}
