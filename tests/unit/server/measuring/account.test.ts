import { beforeAll, describe, expect, test } from 'vitest';
import { initCoverage } from '../../../../src/geo/coverage.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../../src/geo/flat.ts';
import { accountOf } from '../../../../src/server/measuring/account.ts';
import { touch } from '../../../../src/server/measuring/parts.ts';
import { accountShapesOf, coverageOf } from '../../../../src/server/measuring/shapes.ts';
import { withinOf } from '../../../../src/server/measuring/within.ts';

const LAYER = { id: 6, label: '2025年度', codeSystem: 'survey3' } as const;
const part = (classCode: string, className: string, areaM2: number) => ({ classCode, className, areaM2 });

describe('an account as it is sent', () => {
  const parts = [
    part('0102', '水浇地', 100.4),
    part('0401', '天然牧草地', 300.3),
    part('0103', '旱地', 150.1),
    part('0102', '水浇地', 80.2),
  ];
  const account = accountOf(LAYER, 700, parts, undefined, []);

  test('gathers parcels of one class, the largest class first', () => {
    const farmland = account.lines.find(({ key }) => key === 'farmland')!;
    expect(farmland.classes.map(({ code }) => code)).toEqual(['0102', '0103']);
    expect(farmland.classes[0]!.areaM2).toBeCloseTo(180.6, 9);
  });

  test('shows 亩 that add up, the ground without base data among them', () => {
    expect(account.lines.map(({ key, shownMu }) => [key, shownMu])).toEqual([
      ['farmland', '0.50'],
      ['otherAgricultural', '0.45'],
      ['unused', '0.00'],
      ['construction', '0.00'],
      ['unclassified', '0.00'],
      ['noBase', '0.10'],
      ['baseOverlap', '0.00'],
    ]);
    expect(account).toMatchObject({ totalMu: '1.05', doubtful: true, tableVersion: 'survey3 2026.1' });
  });

  test('takes ground that two parcels claim off again', () => {
    const twice = accountOf(
      LAYER,
      700,
      [part('0102', '水浇地', 500), part('0401', '天然牧草地', 300)],
      700,
      [],
    );
    const overlap = twice.lines.find(({ key }) => key === 'baseOverlap')!;
    expect(overlap).toMatchObject({ areaM2: -100, shownMu: '-0.15' });
    expect(twice.lines.find(({ key }) => key === 'noBase')!.areaM2).toBe(0);
  });
});

test('其中 figures name the layers that are measured, and grass and woodland by the layer’s own code system', () => {
  const parts = [part('0403', '其他草地', 200), part('0303', '灌木林地', 50)];
  const within = withinOf(new Map([['ecologicalRedLine', 120]]), parts, 'planning2023');
  expect(within.map(({ key, mu }) => [key, mu])).toEqual([
    ['ecologicalRedLine', '0.18'],
    ['grass0401', '0.00'],
    ['grass0403', '0.00'],
    ['grass0404', '0.30'],
    ['forest', '0.08'],
  ]);
});

describe('shapes of a patch', () => {
  const strip = (from: number, to: number) => {
    const [w, e] = [108.8 + from * 0.001, 108.8 + to * 0.001];
    return fromRings([[[[w, 38.6], [e, 38.6], [e, 38.601], [w, 38.601], [w, 38.6]]]]); // biome-ignore format: one ring
  };
  const zone = (id: number, from: number, to: number, classCode = '0103') => {
    const polygon = strip(from, to);
    return { id, classCode, className: '', name: `第${id}号`, areaM2: areaM2(polygon), polygon };
  };
  const ground = { polygon: strip(0, 1), areaM2: areaM2(strip(0, 1)) };
  const approval = { kind: 'approval', id: 7, label: '2026' } as const;

  beforeAll(initCoverage);

  test('tell gap and overlap apart', () => {
    const land = touch(ground.polygon, [zone(1, -1, 0.5), zone(2, 0.4, 0.9)]);
    const shapes = accountShapesOf(ground, land, 'survey3');
    expect((shapes.noBaseBbox![0] - 108.8) / 0.001).toBeCloseTo(0.9, 6);
    expect((shapes.baseOverlapBbox![0] - 108.8) / 0.001).toBeCloseTo(0.4, 6);
    expect((shapes.baseOverlapBbox![2] - 108.8) / 0.001).toBeCloseTo(0.5, 6);
  });

  test('of approvals: ≥95 % covered and the farmland left can be judged', () => {
    const touched = touch(ground.polygon, [zone(1, -1, 0.6), zone(2, 0.5, 0.96)]);
    const land = touch(ground.polygon, [zone(3, -1, 0.98, '0404'), zone(4, 0.98, 2, '0103')]);
    const found = coverageOf(ground, approval, touched, { touched: land, codeSystem: 'survey3' });
    expect(found.coveredShare).toBeCloseTo(0.96, 6);
    expect(found.overlapM2 / ground.areaM2).toBeCloseTo(0.1, 6);
    expect(found.uncoveredFarmlandM2! / ground.areaM2).toBeCloseTo(0.02, 6);
    expect(found.zones.map(({ zoneId }) => zoneId)).toEqual([1, 2]);
  });

  test('of no approval at all: the whole patch is left; its farmland is unknown without land use', () => {
    const found = coverageOf(ground, approval, touch(ground.polygon, []), null);
    expect(found).toMatchObject({ coveredM2: 0, coveredShare: 0, overlapM2: 0, uncoveredFarmlandM2: null });
    expect(found.uncoveredM2).toBe(ground.areaM2);
    expect(found.uncovered!.type).toBe('Polygon');
  });

  test('of a whole approval: nothing is left, nothing is drawn', () => {
    const found = coverageOf(ground, approval, touch(ground.polygon, [zone(1, -1, 2)]), null);
    expect(found).toMatchObject({ uncoveredM2: 0, uncovered: null, uncoveredBbox: null });
    expect(found.coveredShare).toBeCloseTo(1, 12);
  });
});
