import type { RawValue } from '../../../../../src/formats/types.ts';
import type { Field, Row, Table } from '../../../../../src/formats/write/types.ts';
import { type FlatPolygon, fromRings } from '../../../../../src/geo/flat.ts';

type Point = [number, number];

/** A square ring with its lower left corner at a place, degrees, counter-clockwise. */
export function ring(lon: number, lat: number, side: number): Point[] {
  return [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
}

/** Three shapes of 乌审旗: plain, with two holes, and in two parts of which one has a hole. */
export const SHAPES: FlatPolygon[] = [
  fromRings([[ring(108.8412, 38.5971, 0.002)]]),
  fromRings([
    [
      ring(108.9, 38.7, 0.01),
      ring(108.9011, 38.7013, 0.002).reverse(),
      ring(108.9051, 38.7053, 0.003).reverse(),
    ],
  ]),
  fromRings([
    [ring(109.41, 38.1, 0.003), ring(109.411, 38.101, 0.0007).reverse()],
    [ring(109.42, 38.1, 1 / 300)],
  ]),
];

const field = (name: string, type: Field['type'], title = name): Field => ({ name, title, type });

/** What comes in a delivery: codes of 18 digits, Chinese, dates, reals, holes in the data. */
export const FIELDS: Field[] = [
  field('监测编号', 'text'),
  field('永久基本农田图斑编号', 'text'),
  field('永久基本农田图斑面积', 'real'),
  field('BSM', 'integer', '标识码'),
  field('SJNF', 'integer', '数据年份'),
  field('HSX', 'date', '后时相'),
  field('备注', 'text'),
];

const VALUES: RawValue[][] = [
  ['150626SJBG26210001', '甲-1', 1234.56, '150626201000000001', 2025, '2026-05-01', '光伏，"板房"'],
  ['150626SJBG26210002', null, 0.1 + 0.2, '150626201000000002', -3, null, '第一行\n第二行'],
  ['150626SJBG26210003', '乙', null, 7, null, '1999-12-31', '=SUM(A1:A9)'],
];

export const ROWS: Row[] = VALUES.map((values, i) => ({ values, polygon: SHAPES[i] }));

export function tableOf(rows: Row[] = ROWS, fields: Field[] = FIELDS): Table {
  return { name: '变化图斑', titleZh: '2026年第一期变化图斑', fields, rows };
}

/** The records as a reader should give them back. */
export function propertiesOf({ fields }: Table, rows: readonly Row[]): Record<string, RawValue>[] {
  return rows.map(({ values }) => Object.fromEntries(fields.map(({ name }, i) => [name, values[i]])));
}

/** A value as Excel keeps it: whole numbers of more than 15 digits are text there. */
export const inExcel = (value: RawValue): RawValue =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 1e15 ? String(value) : value;
