import { refuse } from '../error.ts';
import { type Placement, place } from '../place.ts';
import type { AxisOrder, ReadNote, ReadOptions } from '../types.ts';
import { type Parcel, planeAreaM2, remarksOn } from './features.ts';
import type { Header } from './header.ts';
import { kindOfRing } from './order.ts';
import { crsOfList, degreesOfList } from './zone.ts';

/**
 * Brings the parcels of a list to degrees, in place, by the zone that their eastings carry (a county may lie in two), and
 * says what does not agree.
 * @throws FormatError `coordinateOdd`, `crsUnknown`, `zoneConflict`, `zoneImpossible`, `crsDatum` …
 */
export function placeParcels(
  parcels: Parcel[],
  header: Header,
  order: AxisOrder['order'],
  file: string,
  options: ReadOptions,
): { placement: Placement; notes: ReadNote[] } {
  const groups = Map.groupBy(parcels, ({ text }) => {
    const [kind, other] = new Set(text.rings.map((ring) => kindOfRing(ring, order, file)));
    if (other !== undefined) {
      const { lines, coords } = text.rings.at(-1) ?? text.rings[0];
      throw refuse('coordinateOdd', file, { line: lines[0], a: coords[0], b: coords[1] });
    }
    return kind;
  });
  const notes: ReadNote[] = [];
  let placement: Placement | undefined;
  for (const [kind, group] of groups) {
    const planes = kind === -1 ? [] : group.map(planeAreaM2);
    const placed = place(
      group,
      { crs: statedCrs(group[0], kind, header, order, file, options), order, isRuled: false },
      file,
      options,
    );
    // custom puts X, the northing, first: anything else was told by the numbers or by labels
    if (order === 'xy' && placed.axisOrder?.how === 'format') placed.axisOrder.how = 'magnitude';
    placement ??= placed;
    if (placed.crs.epsg !== placement.crs.epsg) notes.push(otherZone(group, placed));
    if (options.asWritten) continue;
    for (const [i, parcel] of group.entries()) notes.push(...remarksOn(parcel, planes[i] ?? null, header));
  }
  const chosen = options.epsg ? header.datum : undefined;
  if (chosen?.kind === 'local') notes.push(chosenOver(chosen.name, chosen.line, options.epsg ?? 0));
  if (header.shift) notes.push(shiftIgnored(header.shift.text, header.shift.line));
  return {
    placement: placement ?? place([], { order, isRuled: false }, file, { ...options, epsg: 4490 }),
    notes,
  };
}

function statedCrs(
  { text }: Parcel,
  kind: number,
  header: Header,
  order: AxisOrder['order'],
  file: string,
  { epsg, asWritten }: ReadOptions,
) {
  if (epsg || asWritten) return undefined;
  if (kind === -1) return degreesOfList(header, file);
  const { coords, lines } = text.rings[0];
  return crsOfList(header, { east: coords[order === 'xy' ? 0 : 1], line: lines[0] }, file);
}

const otherZone = (group: Parcel[], { crs }: Placement): ReadNote => ({
  code: 'remark',
  line: group[0].text.line,
  text: {
    zh: `有 ${group.length} 个地块在另一带（EPSG:${crs.epsg}），已按各自的带号读取。`,
    en: `${group.length} parcels lie in another zone (EPSG:${crs.epsg}) and were read by their own prefix.`,
  },
});

const chosenOver = (name: string, line: number, epsg: number): ReadNote => ({
  code: 'remark',
  line,
  text: {
    zh: `文件写的坐标系是“${name}”，已按所选的 EPSG:${epsg} 读取，没有做基准转换。`,
    en: `the file says "${name}"; it was read as EPSG:${epsg} as chosen, without a datum shift.`,
  },
});

const shiftIgnored = (text: string, line: number): ReadNote => ({
  code: 'remark',
  line,
  text: {
    zh: `转换参数“${text}”没有使用：坐标按文件所写读取。`,
    en: `the shift parameters "${text}" were not applied: coordinates were read as written.`,
  },
});
