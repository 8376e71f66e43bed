import { areaM2 } from '../../geo/ellipsoid.ts';
import { refuse } from '../error.ts';
import { nestRings, turnOf } from '../nestRings.ts';
import type { PolygonsOnly } from '../polygonsOnly.ts';
import type { RawFeature, RawValue, ReadNote } from '../types.ts';
import { readArea } from './head.ts';
import type { Header } from './header.ts';
import type { ParcelText, RingText } from './parcels.ts';
import { closed, distinctVertices, packParts } from './polygon.ts';

/** A parcel on its way to a feature: polygon still in the list's own numbers. */
export type Parcel = RawFeature & { text: ParcelText };

/**
 * Makes a polygon of every parcel, in the list's own numbers and order.
 * @throws FormatError `parcelEmpty`, `ringTooShort`, `tooManyRings`
 */
export function polygonsOf(texts: readonly ParcelText[], kinds: PolygonsOnly, file: string): Parcel[] {
  const parcels: Parcel[] = [];
  for (const [i, text] of texts.entries()) {
    const record = i + 1;
    const short = text.rings.find((ring) => distinctVertices(ring.coords) < 3);
    if (text.rings.length === 0) {
      const why = refuse('parcelEmpty', file, { line: text.line, name: nameOf(text) }, record);
      kinds.unreadable(record, why);
      continue;
    }
    if (short) {
      kinds.unreadable(record, tooShort(short, file, record));
      continue;
    }
    const rings = text.rings.map((ring) => closed(ring.coords));
    const parts = nestRings(rings);
    if (!parts) throw refuse('tooManyRings', file, { line: text.line, rings: rings.length }, record);
    parcels.push({ record, properties: {}, polygon: packParts(parts), text });
  }
  return parcels;
}

function tooShort(ring: RingText, file: string, record: number) {
  const points = distinctVertices(ring.coords);
  return refuse('ringTooShort', file, { line: ring.lines[0], points }, record);
}

const nameOf = ({ head, title, key }: ParcelText) =>
  [key, head?.properties.get('地块编号'), head?.properties.get('地块名称'), title]
    .filter(Boolean)
    .join(' ') || '—';

/**
 * Rings of a list without head lines: one inside another is its hole, however the list tells them apart. Parcels that
 * words name stay what they are.
 */
export function joinHoles(texts: ParcelText[], file: string): ParcelText[] {
  const loose = texts.filter(({ head, title, key }) => !head && title === undefined && key === undefined);
  if (loose.length < 2) return texts;
  const byRing = new Map(loose.map((text) => [text.rings[0].coords, text]));
  const parts = nestRings([...byRing.keys()]);
  if (!parts) throw refuse('tooManyRings', file, { line: loose[0].line, rings: loose.length });
  const gone = new Set<ParcelText>();
  for (const [outer, ...holes] of parts) {
    const around = byRing.get(outer as number[]);
    for (const hole of holes) {
      const text = byRing.get(hole as number[]);
      if (!around || !text) continue;
      around.rings.push(...text.rings);
      around.points += text.points;
      gone.add(text);
    }
  }
  return texts.filter((text) => !gone.has(text));
}

/** Attributes under the trade's words; areas in hectares. */
export function attributesOf(text: ParcelText, header: Header): Record<string, RawValue> {
  const values: [string, RawValue][] = [];
  const { head, title } = text;
  if (head) {
    const given = head.properties;
    for (const name of ['地块编号', '地块名称'] as const) values.push([name, given.get(name) || null]);
    const area = readArea(head.area, header.areaUnit);
    values.push([AREA, area ? rounded(area.m2 / 10_000) : head.area || null]);
    for (const name of ['图幅号', '地块用途', '地类编码'] as const)
      values.push([name, given.get(name) || null]);
    for (const name of ['行政区代码', '坐落', '备注'] as const) {
      const value = given.get(name);
      if (value) values.push([name, value]);
    }
  } else if (title !== undefined) values.push(['地块名称', title]);
  for (const [name, value] of header.about) values.push([name, value]);
  return Object.fromEntries(values);
}

/** The attribute of a stated area, hectares. */
const AREA = '地块面积(公顷)';

/** Without the dust of converting units: eight decimals of a hectare are 1 cm². */
const rounded = (ha: number) => Math.round(ha * 1e8) / 1e8;

/** Difference that stated areas may have: rounding, and plane against ellipsoid (0.05 % at a zone's edge). */
const AREA_TOLERANCE = 0.001;

/**
 * What does not agree in a parcel with itself: the number of points, the stated area. Both are said, nothing is refused:
 * the coordinates are what counts. A stated area that is hectares in no way but fits another unit is put right.
 * @param planeM2 area in the list's own plane; null for degrees
 */
export function remarksOn(parcel: Parcel, planeM2: number | null, header: Header): ReadNote[] {
  const { head, rings, points } = parcel.text;
  if (!head) return [];
  const notes: ReadNote[] = [];
  const open = rings.filter(({ isClosed }) => !isClosed).length;
  const closed = rings.length - open;
  const { count } = head;
  if (count !== null && count !== 0 && (count < points - closed || count > points + open)) {
    notes.push(
      remark(parcel.record, head.line, {
        zh: `首行写 ${count} 个界址点，实有 ${points} 行，按实有的点读取。`,
        en: `the head line promises ${count} points, there are ${points}; what is there was read.`,
      }),
    );
  }
  const stated = readArea(head.area, header.areaUnit);
  if (!stated || stated.m2 === 0) return notes;
  const ellipsoidM2 = areaM2(parcel.polygon);
  const isNear = (m2: number, factor = 1) =>
    Math.abs(m2 - stated.m2 * factor) <= stated.doubtM2 * factor + m2 * AREA_TOLERANCE;
  if (isNear(ellipsoidM2) || (planeM2 !== null && isNear(planeM2))) return notes;
  const unit = stated.hasUnit ? undefined : otherUnit((factor) => isNear(ellipsoidM2, factor));
  if (unit) parcel.properties[AREA] = rounded((stated.m2 * unit.factor) / 10_000);
  const ha = (m2: number) => (m2 / 10_000).toFixed(4);
  notes.push(
    remark(parcel.record, head.line, {
      zh: `首行面积 ${ha(stated.m2)} 公顷，按坐标算得 ${ha(ellipsoidM2)} 公顷${unit ? `；首行的数像是${unit.zh}` : ''}。`,
      en: `the head line states ${ha(stated.m2)} ha, the coordinates make ${ha(ellipsoidM2)} ha${unit ? `; the stated number looks like ${unit.en}` : ''}.`,
    }),
  );
  return notes;
}

function otherUnit(
  fits: (factor: number) => boolean,
): { zh: string; en: string; factor: number } | undefined {
  if (fits(1 / 10_000)) return { factor: 1 / 10_000, zh: '平方米', en: 'square metres' };
  return fits(1 / 15) ? { factor: 1 / 15, zh: '亩', en: 'mu' } : undefined;
}

const remark = (record: number, line: number, text: { zh: string; en: string }): ReadNote => ({
  code: 'remark',
  text,
  record,
  line,
});

/** Area of a parcel in the list's own plane, ㎡: holes subtract. */
export function planeAreaM2({ polygon }: Pick<Parcel, 'polygon'>): number {
  const { coords, ringEnds, partEnds } = polygon;
  let total = 0;
  let start = 0;
  let ring = 0;
  for (const end of partEnds) {
    for (let first = ring; ring < end; ring++) {
      const area = Math.abs(turnOf(coords.subarray(2 * start, 2 * ringEnds[ring]))) / 2;
      total += ring === first ? area : -area;
      start = ringEnds[ring];
    }
  }
  return total;
}
