import fc from 'fast-check';
import type { RawValue } from '../../../../../src/formats/types.ts';
import type { Field, Row } from '../../../../../src/formats/write/types.ts';
import { type FlatPolygon, fromRings } from '../../../../../src/geo/flat.ts';

type Point = [number, number];
/** Part in units of its cell; never nearer to the next one than a tenth of a cell. */
const CELL = 0.01;

/** A star-shaped ring around a centre, radii between `least` and 1 of `size`. */
function star(radii: readonly number[], [x, y]: Point, size: number, least: number): Point[] {
  const points = radii.map((r, i): Point => {
    const angle = (2 * Math.PI * i) / radii.length;
    const radius = size * (least + (1 - least) * r);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...points, points[0]];
}

const radii = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 12 });
const part = fc.record({ outer: radii, holes: fc.array(radii, { maxLength: 3 }), isTurned: fc.boolean() });

/** Valid polygons of one to four parts with up to three holes each, somewhere in China, with all bits of their doubles. */
export const polygons: fc.Arbitrary<FlatPolygon> = fc
  .record({
    lon: fc.double({ min: 80, max: 130, noNaN: true }),
    lat: fc.double({ min: 20, max: 50, noNaN: true }),
    parts: fc.array(part, { minLength: 1, maxLength: 4 }),
  })
  .map(({ lon, lat, parts }) =>
    fromRings(
      parts.map(({ outer, holes, isTurned }, p) => {
        const centre: Point = [lon + p * CELL, lat];
        const places: Point[] = [
          [centre[0] - CELL * 0.1, centre[1]],
          [centre[0] + CELL * 0.1, centre[1]],
          [centre[0], centre[1] + CELL * 0.12],
        ];
        const rings = [
          star(outer, centre, CELL * 0.45, 0.8),
          ...holes.map((hole, h) => star(hole, places[h], CELL * 0.04, 0.5).reverse()),
        ];
        return isTurned ? rings.map((ring) => ring.toReversed()) : rings;
      }),
    ),
  );

/** Text as it is typed: Chinese, signs, quotes, commas, formulas; without the blanks at its ends that dBase drops. */
export const texts = fc
  .string({
    minLength: 1,
    maxLength: 20,
    unit: fc.constantFrom(...'旗图斑光伏〇ABab019 ,;"\'=+-@_<>&\n|（）'),
  })
  .map((text) => text.trim())
  .filter((text) => text !== '');

/** Codes of up to 18 characters: with more a shapefile keeps them as text. */
const digits = fc.bigInt({ min: 1n - 10n ** 17n, max: 10n ** 18n - 1n }).map((whole): RawValue => {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : String(whole);
});
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const numbers = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  // Whole numbers beyond 2^53 are text everywhere.
  .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value))
  .map((value) => (value === 0 ? 0 : value));

const VALUES: Record<Field['type'], fc.Arbitrary<RawValue>> = {
  text: texts,
  integer: fc.oneof(fc.maxSafeInteger(), digits),
  real: fc.oneof(
    numbers,
    fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100),
  ),
  date: days,
};
export const TYPES = Object.keys(VALUES) as Field['type'][];

/** Names that lose something when they are cut to ten bytes: equal beginnings, halves of characters. */
const names = fc.constantFrom(
  '永久基本农田图斑编号',
  '永久基本农田图斑面积',
  'a永久基本农田',
  'JCBH',
  'A_VERY_LONG_NAME',
  'A_VERY_LONG_NAMES',
  '备注',
  '权属单位名称',
);

export type Case = { fields: Field[]; rows: Row[] };

/** Tables of a few rows with any values, null among them. */
export const tables = (types: readonly Field['type'][] = TYPES): fc.Arbitrary<Case> =>
  fc
    .uniqueArray(fc.record({ name: names, type: fc.constantFrom(...types) }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ name }) => name,
    })
    .chain((columns) => {
      const fields = columns.map(({ name, type }): Field => ({ name, title: name, type }));
      const values = fc.tuple(...fields.map(({ type }) => fc.option(VALUES[type])));
      const row = fc.record({ values, polygon: polygons });
      return fc.record({ fields: fc.constant(fields), rows: fc.array(row, { minLength: 1, maxLength: 5 }) });
    });
