import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OverlayLayer, OverlayPart } from '../../../../src/api/patches.ts';
import { accountOf, flagsOf, uncheckedKinds } from '../../../../src/app/planning/account.ts';
import { reportAsCsv, reportAsText } from '../../../../src/app/planning/reportText.ts';
import { fill } from '../../../../src/app/text/lang.tsx';
import { LAYER_KINDS, type LayerKind } from '../../../../src/domain/layerKind.ts';
import type { Text } from '../../../../src/domain/text.ts';
import { formatM2, formatMu } from '../../../../src/geo/mu.ts';

const tr = (text: Text, values?: Record<string, string | number>) => fill(text, 'zh', values);

function layer(kind: LayerKind, zones: [classCode: string, areaM2: number, name?: string][]): OverlayLayer {
  const parts = zones.map(
    ([classCode, areaM2, name = ''], i): OverlayPart => ({
      kind,
      layerVersionId: 7,
      zoneId: i + 1,
      classCode,
      className: `类${classCode}`,
      name,
      areaM2,
      share: 0,
    }),
  );
  return {
    kind,
    name: LAYER_KINDS[kind].name,
    layerVersionId: 7,
    label: '2025',
    status: 'measured',
    parts,
    outsideM2: 0,
  };
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('the account of a layer under a site', () => {
  test('sums parcels of one class, largest first, and names what no parcel covers', () => {
    const account = accountOf(
      layer('landUse', [
        ['0102', 300],
        ['0401', 500],
        ['0102', 250],
      ]),
      1200,
    );
    expect(account.lines.map(({ kind, code, areaM2, zones }) => [kind, code, areaM2, zones])).toEqual([
      ['part', '0102', 550, 2],
      ['part', '0401', 500, 1],
      ['outside', '', 150, 0],
    ]);
  });

  test('keeps approvals apart by 批文, though they are of one class', () => {
    const account = accountOf(
      layer('approval', [
        ['批次', 300, '内政土〔2024〕1号'],
        ['批次', 200, '内政土〔2025〕8号'],
      ]),
      500,
    );
    expect(account.lines.map((line) => line.name)).toEqual(['内政土〔2024〕1号', '内政土〔2025〕8号', '']);
  });

  test('closes as shown: the lines of ㎡ and of 亩 add up to the site to the last cent', () => {
    const areas = fc.array(fc.double({ min: 0.001, max: 90_000, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(areas, fc.double({ min: 0, max: 5000, noNaN: true }), (parts, rest) => {
        const siteM2 = sum(parts) + rest;
        const { lines } = accountOf(
          layer(
            'landUse',
            parts.map((area, i) => [`c${i}`, area]),
          ),
          siteM2,
        );
        expect(sum(lines.map((line) => line.m2)).toFixed(2)).toBe(formatM2(siteM2));
        expect(sum(lines.map((line) => line.mu)).toFixed(2)).toBe(formatMu(siteM2));
        expect(lines.at(-1)!.kind).toBe('outside');
      }),
    );
  });

  test('says so where zones lie over one another, instead of a negative remainder', () => {
    const account = accountOf(
      layer('approval', [
        ['批次', 800, 'A'],
        ['批次', 700, 'B'],
      ]),
      1000,
    );
    expect(account.overlapM2).toBe(500);
    expect(account.lines.every((line) => line.kind === 'part' && line.m2 > 0)).toBe(true);
    expect(account.coveredM2).toBe(1000);
  });

  test('a hair of rounding short of the site is nothing uncovered, not a share of "<0.1%"', () => {
    const account = accountOf(layer('landUse', [['0401', 999.9999999]]), 1000);
    expect(account.lines.at(-1)).toMatchObject({ kind: 'outside', areaM2: 0, m2: 0, mu: 0, share: 0 });
  });

  test('a hair of rounding beyond the site is no overlap', () => {
    const account = accountOf(layer('landUse', [['0401', 1000.0000001]]), 1000);
    expect(account.overlapM2).toBe(0);
    expect(account.lines.at(-1)).toMatchObject({ kind: 'outside', areaM2: 0, m2: 0 });
  });
});

describe('the control lines', () => {
  const flags = (...layers: OverlayLayer[]) =>
    Object.fromEntries(
      flagsOf(
        layers.map((one) => accountOf(one, 10_000)),
        10_000,
      ).map((flag) => [flag.kind, flag.state]),
    );

  test('永农 of 20 ㎡ is touched, of 0.4 ㎡ only met at the edge, of none clear', () => {
    expect(flags(layer('permanentFarmland', [['0102', 20]])).permanentFarmland).toBe('touches');
    expect(flags(layer('permanentFarmland', [['0102', 0.4]])).permanentFarmland).toBe('edge');
    expect(flags(layer('permanentFarmland', [])).permanentFarmland).toBe('clear');
  });

  test('a red line that nobody imported is unknown, never clear', () => {
    expect(flags(layer('permanentFarmland', [])).ecologicalRedLine).toBe('unknown');
    expect(uncheckedKinds([accountOf(layer('permanentFarmland', []), 1)])).toContain('ecologicalRedLine');
  });

  test('a layer that is still being measured is unknown, never clear', () => {
    const waiting: OverlayLayer = { ...layer('ecologicalRedLine', []), status: 'waiting' };
    expect(flags(waiting).ecologicalRedLine).toBe('unknown');
  });
});

describe('the report as text and CSV', () => {
  const accounts = [
    accountOf(layer('permanentFarmland', [['0102', 1234.567]]), 10_000),
    accountOf(
      layer('landUse', [
        ['0102', 4000],
        ['0401', 6000],
      ]),
      10_000,
    ),
  ];

  test('says what is touched, how much of it, and that this is no finding of legality', () => {
    const text = reportAsText(10_000, accounts, tr);
    expect(text).toContain('地块面积：15.00 亩（10000.00 ㎡）');
    expect(text).toContain('触及永久基本农田 1.85 亩（1234.57 ㎡），占地块 12.3%，涉及 1 块');
    expect(text).toContain('不是合法性或准入结论');
    expect(text).not.toMatch(/违法|不合法|违规/);
  });

  test('names the layers that could not be checked', () => {
    expect(reportAsText(10_000, accounts, tr)).toContain('生态保护红线：没有图层，未核对');
  });

  test('gives a spreadsheet plain numbers without thousands separators, the whole site per layer', () => {
    const [head, ...lines] = reportAsCsv(accounts, tr)
      .split('\r\n')
      .map((line) => line.split(','));
    expect(head).toEqual(['图层', '版本', '编码', '类别', '面积 ㎡', '面积 亩', '占比']);
    const m2 = lines.filter((cells) => cells[0] === '永久基本农田').map((cells) => Number(cells[4]));
    expect(sum(m2)).toBeCloseTo(10_000, 6);
  });

  test('quotes a name that holds a comma', () => {
    const named = accountOf(layer('approval', [['批次', 5, '甲,乙"丙"']]), 5);
    expect(reportAsCsv([named], tr)).toContain('"甲,乙""丙"""');
  });
});
