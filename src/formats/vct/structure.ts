import type { LineCursor } from './cursor.ts';

export type VctField = { name: string; type: string };

/** A line of FeatureCode: what a code means, and the table of its attributes. */
export type VctCode = { code: string; name: string; geometry: string; rest: string[] };

/** `2001010100,地类图斑,Polygon,DLTB,…`, in the older version with colours between. */
export function readFeatureCodes(cursor: LineCursor, separator: string): VctCode[] {
  const begun = cursor.number;
  const codes: VctCode[] = [];
  const end = 'FeatureCodeEnd';
  for (let line = cursor.nextIn(end, begun); line !== null; line = cursor.nextIn(end, begun)) {
    const [code = '', name = '', geometry = '', ...rest] = line.split(separator).map((part) => part.trim());
    if (geometry !== '') codes.push({ code, name, geometry: geometry.toLowerCase(), rest });
  }
  return codes;
}

/** Tables by name: `DLTB,28` and a line for each field, `TBMJ,Float,15,2`. */
export function readTableStructures(cursor: LineCursor, separator: string): Map<string, VctField[]> {
  const begun = cursor.number;
  const tables = new Map<string, VctField[]>();
  let fields: VctField[] = [];
  const end = 'TableStructureEnd';
  for (let line = cursor.nextIn(end, begun); line !== null; line = cursor.nextIn(end, begun)) {
    const [name = '', type = ''] = line.split(separator).map((part) => part.trim());
    if (/^\d+$/.test(type)) {
      fields = [];
      tables.set(name, fields);
    } else if (type !== '') fields.push({ name, type: type.toLowerCase() });
  }
  return tables;
}
