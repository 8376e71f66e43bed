import { expect, test } from 'vitest';
import { accountAsCells } from '../../../../src/app/account/accountText.ts';
import { accountMessages } from '../../../../src/app/account/messages.ts';
import { accountOf, tr } from './fixture.ts';

const account = accountOf(
  { farmland: [['0102', '水浇地', 2000.123456789]], noBase: 30, baseOverlap: -10 },
  {
    within: [
      { key: 'permanentFarmland', name: { zh: '永久基本农田', en: 'Perm.' }, areaM2: 100, mu: '0.15' },
      { key: 'other', name: { zh: '=HYPERLINK("x")', en: '' }, areaM2: 1, mu: '0.00' },
    ],
  },
);
const rows = accountAsCells(account, '150626SJBG26210001', accountMessages.patchArea, tr)
  .split('\n')
  .map((row) => row.split('\t'));
const row = (name: string) => rows.find((cells) => cells[0] === name);

test('the copied table names the patch, the layer version, the class table and its code system', () => {
  expect(rows[0]).toEqual(['闭合账', '150626SJBG26210001']);
  expect(rows[1]![1]).toBe('现状地类 2025年度 · 地类对照表 2026.1 · 三调地类');
});

test('its numbers are plain for a spreadsheet: 亩 as shown, ㎡ unrounded, a hyphen for what is taken off', () => {
  expect(row('耕地')).toEqual(['耕地', '3.00', '2000.123456789', '99.0%']);
  expect(row('减：底图重叠')?.slice(1, 3)).toEqual(['-0.02', '-10']);
  expect(row('图斑面积')?.slice(1, 3)).toEqual(['3.03', `${account.totalM2}`]);
  expect(row('余差')).toEqual(['余差', '', '1.3e-10']);
});

test('the shown 亩 of the copied lines add up to the copied total', () => {
  const from = rows.findIndex((cells) => cells[0] === '耕地');
  const to = rows.findIndex((cells) => cells[0] === '图斑面积');
  const sum = rows.slice(from, to).reduce((all, cells) => all + Math.round(Number(cells[1]) * 100), 0);
  expect(sum).toBe(303);
});

test('what lies within it comes after the sum, and a name that looks like a formula is text', () => {
  expect(rows.findIndex((cells) => cells[0] === '永久基本农田')).toBeGreaterThan(
    rows.indexOf(row('图斑面积')!),
  );
  expect(rows.at(-1)![0]).toBe('\'=HYPERLINK("x")');
});
