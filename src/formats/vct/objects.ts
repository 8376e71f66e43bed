import { refuse } from '../error.ts';
import { MAX_VERTICES } from '../limits.ts';
import type { LineCursor } from './cursor.ts';
import { ObjectLines } from './objectLines.ts';

/** An object of a Line or Polygon section: coordinates of its own, or the numbers of those that make it. */
export type VctObject = {
  id: string;
  code: string;
  /** line where it begins */
  line: number;
  /** runs of x, y: the segments of a line, or the rings of a polygon */
  runs: number[][];
  /** signed object numbers, `0` between rings; empty where it has coordinates of its own */
  refs: string[];
  /** what the numbers are of */
  refKind: 'line' | 'polygon';
};

/** Kinds of objects: coordinates of their own, or made of others. */
const DIRECT = 1;
const INDIRECT = 100;
/** Kind of a segment: polyline. Others are arcs and splines. */
const STRAIGHT = 11;
/** What makes an indirect polygon: lines, or polygons. */
const OF_LINES = 21;
const OF_POLYGONS = 22;

/**
 * Reads the objects of a section (GB/T 17798-2007 and the form of 1999): number, code, style, then counts and
 * coordinates or object numbers. An object ends with a line of 0, which the older form may leave out.
 * @throws FormatError `vctUnclosed`, `vctObject`, `vctCount`, `vctCurve`, `tooManyVertices`
 */
export function readObjects(cursor: LineCursor, section: 'Line' | 'Polygon'): VctObject[] {
  const begun = cursor.number;
  const end = `${section}End`;
  const lines = new ObjectLines(cursor, end, begun);
  const objects: VctObject[] = [];
  let vertices = 0;
  for (let line = cursor.nextIn(end, begun); line !== null; line = cursor.nextIn(end, begun)) {
    if (line === '0') continue;
    const object = readObject(line, lines, section);
    for (const run of object.runs) vertices += run.length / 2;
    if (vertices > MAX_VERTICES) {
      throw refuse('tooManyVertices', cursor.file, { vertices, limit: MAX_VERTICES });
    }
    objects.push(object);
  }
  return objects;
}

function readObject(id: string, lines: ObjectLines, section: 'Line' | 'Polygon'): VctObject {
  if (!/^\d{1,20}$/.test(id)) throw lines.broken(id);
  const object: VctObject = { id, code: '', line: lines.number, runs: [], refs: [], refKind: 'line' };
  object.code = lines.need();
  lines.need(); // style
  if (section === 'Line') {
    const kind = lines.count();
    if (kind === INDIRECT) readRefs(object, lines, false);
    else readRuns(object, [kind], lines);
    return object;
  }
  // the form of 1999 gives the label point at once, without a kind
  const kind = lines.isPairNext() ? undefined : lines.count();
  if (lines.isPairNext()) lines.need();
  if (kind === INDIRECT || (kind !== DIRECT && lines.isRefsNext()))
    readRefs(object, lines, kind === INDIRECT);
  else readRuns(object, [], lines);
  return object;
}

/** Runs of coordinates, each after its count; in the newer form after the kind of the segment as well. */
function readRuns(object: VctObject, first: number[], lines: ObjectLines): void {
  let ints = first;
  for (;;) {
    while (!lines.isPairNext()) {
      const value = lines.count();
      if (value === 0 && object.runs.length > 0) return;
      ints.push(value);
    }
    const isTyped = object.runs.length === 0 ? ints.length >= 3 : ints.length >= 2;
    const kind = ints.at(-2) ?? STRAIGHT;
    if (isTyped && kind !== STRAIGHT) throw lines.refuse('vctCurve', { kind });
    object.runs.push(lines.run(ints.at(-1)));
    ints = [];
    if (!isTyped && lines.isObjectNext()) return;
  }
}

function readRefs(object: VctObject, lines: ObjectLines, isTyped: boolean): void {
  if (isTyped) {
    const of = lines.count();
    if (of !== OF_LINES && of !== OF_POLYGONS) throw lines.broken(String(of));
    object.refKind = of === OF_POLYGONS ? 'polygon' : 'line';
  }
  const due = lines.count();
  const { refs } = object;
  while (refs.length < due || lines.isListNext()) {
    const line = lines.need();
    // the zeros between rings may be left out of the count
    const isEnd = line === '0' && refs.filter((ref) => ref !== '0').length >= due;
    if (isEnd) return;
    for (const ref of line.split(/[,，\s]+/).filter(Boolean)) {
      if (!/^-?\d{1,20}$/.test(ref)) throw lines.broken(line);
      refs.push(ref);
    }
    if (refs.length > 2 * due + 1) throw lines.refuse('vctCount', { due, found: refs.length });
  }
  lines.skipZero();
  if (refs.length === 0) throw lines.broken('0');
}
