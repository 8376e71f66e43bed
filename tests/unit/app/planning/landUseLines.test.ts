import { expect, test } from 'vitest';
import type { OverlayLayer } from '../../../../src/api/patches.ts';
import { accountOf as layerAccountOf } from '../../../../src/app/planning/account.ts';
import { withClosedAccount } from '../../../../src/app/planning/landUseLines.ts';
import { accountOf, tr } from '../account/fixture.ts';

const layer = (kind: OverlayLayer['kind'], layerVersionId: number): OverlayLayer => ({
  kind,
  name: { zh: kind, en: kind },
  layerVersionId,
  label: '2025',
  status: 'measured',
  parts: [
    {
      kind,
      layerVersionId,
      zoneId: 1,
      classCode: '0102',
      className: '水浇地',
      name: '甲村',
      areaM2: 2000,
      share: 1,
    },
  ],
  outsideM2: 0,
});
const closed = accountOf({ farmland: [['0102', '水浇地', 2000]], noBase: 40, baseOverlap: -25.5 });
const accounts = [layer('planningZone', 4), layer('landUse', 5)].map((one) =>
  layerAccountOf(one, closed.totalM2),
);
const copied = withClosedAccount(accounts, closed, tr);

test('the land use of a copied report has the lines and the 亩 of the closed account', () => {
  expect(copied[1]!.lines.map((line) => [line.kind, line.name, line.mu])).toEqual([
    ['part', '水浇地', Number(closed.lines[0]!.shownMu)],
    ['outside', '', Number(closed.lines[5]!.shownMu)],
    ['part', '减：底图重叠', Number(closed.lines[6]!.shownMu)],
  ]);
  expect(copied[1]!.overlapM2).toBe(0);
});

test('its ㎡ add up to the site, what lies double being taken off', () => {
  const sum = copied[1]!.lines.reduce((all, line) => all + Math.round(line.m2 * 100), 0);
  expect(sum).toBe(Math.round(closed.totalM2 * 100));
});

test('the other layers stay as they are, and so does everything without an account', () => {
  expect(copied[0]).toBe(accounts[0]);
  expect(withClosedAccount(accounts, null, tr)).toEqual(accounts);
});
