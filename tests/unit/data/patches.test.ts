import { describe, expect, test } from 'vitest';
import { outlineOf } from '../../../data/generate/patches/patch.ts';
import { scatterChanges } from '../../../data/generate/patches/scatter.ts';
import { buildWorld } from '../../../data/generate/world/world.ts';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromGeoJson } from '../../../src/geo/flat.ts';
import { overlaySync } from '../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../src/geo/overlay/zoneIndex.ts';
import { readCounty, readDecisions, readFeatures, readReference } from './demo.ts';

const county = readCounty();
const batches = county.batches.map((batch) => ({ batch, patches: readFeatures(batch.file) }));
const all = batches.flatMap(({ patches }) => patches);
const decisions = readDecisions();

const COLUMNS = [
  'OBJECTID',
  'XZQDM',
  'XMC',
  'TBLX',
  'TZ',
  'QSX',
  'HSX',
  'DDTC',
  'BZ',
  'JSYDXZ',
  'JCBH',
  'DLBM',
  'DLMC',
  'TBXHDM',
  'TBXHMC',
  'ZZSXDM',
  'ZZSXMC',
  'CZCSXM',
  'SFYN',
  'SFHX',
  'MJ',
  'CREATE_AT',
  'UPDATE_AT',
];

/** Square metres of each patch inside a layer. */
function touched(layer: string): Float64Array {
  const zones = ZoneIndex.build(
    readFeatures(`layers/${layer}.geojson.gz`).map(({ geometry }) => fromGeoJson(geometry)),
  );
  const result = overlaySync(
    all.map(({ geometry }) => fromGeoJson(geometry)),
    zones,
  );
  const sums = new Float64Array(all.length);
  result.patch.forEach((patch, i) => {
    sums[patch]! += result.areaM2[i]!;
  });
  return sums;
}

describe('the three batches', () => {
  test('hold at least 1,500 patches with the columns of a national issue', () => {
    expect(all.length).toBeGreaterThanOrEqual(1500);
    for (const { batch, patches } of batches) expect(patches.length).toBe(batch.count);
    for (const { properties } of all) expect(Object.keys(properties)).toEqual(COLUMNS);
  });

  test('give every patch a code of its own', () => {
    expect(new Set(all.map(({ properties }) => properties.JCBH)).size).toBe(all.length);
    for (const { properties } of all) expect(properties.JCBH).toMatch(/^150626SJBG26\d{6}$/);
  });

  test('use image classes and land classes that exist, and all kinds that occur here', () => {
    const kinds = new Set(
      readReference<{ kinds: { code: string }[] }>('patchKinds.json').kinds.map(({ code }) => code),
    );
    const classes = new Set(
      readReference<{ classes: { code: string }[] }>('landClasses.json').classes.map(({ code }) => code),
    );
    for (const { properties } of all) {
      expect(kinds).toContain(properties.TBLX);
      expect(classes).toContain(properties.DLBM);
    }
    const used = new Set(all.map(({ properties }) => properties.TBLX));
    for (const code of ['GF', 'CK', 'TD', 'DT', '20', 'YH', 'DL1', 'ND']) expect(used).toContain(code);
    for (const feature of ['井场', '棚圈'])
      expect(all.some(({ properties }) => properties.TZ === feature)).toBe(true);
  });

  test('state the ellipsoidal area of each outline', () => {
    for (const { properties, geometry } of all)
      expect(Math.abs(areaM2(fromGeoJson(geometry)) - Number(properties.MJ))).toBeLessThan(0.0051);
  });

  test('show at least 250 patches in the detail places, 80 of them in the open batch', () => {
    const boxes = county.images.filter(({ place }) => place !== 'county').map(({ bbox }) => bbox);
    const inPlace = (features: typeof all) =>
      features.filter(({ geometry }) => {
        const [lon, lat] = fromGeoJson(geometry).coords as unknown as [number, number];
        return boxes.some(
          ([west, south, east, north]) => lon > west && lon < east && lat > south && lat < north,
        );
      }).length;
    expect(inPlace(all)).toBeGreaterThanOrEqual(250);
    expect(inPlace(batches.find(({ batch }) => batch.status === 'open')!.patches)).toBeGreaterThanOrEqual(80);
  });

  test('say truly whether a patch touches permanent farmland or the red line', () => {
    const farmland = touched('permanentFarmland');
    const redLine = touched('ecologicalRedLine');
    all.forEach(({ properties }, i) => {
      if (Math.abs(farmland[i]! - 1) > 0.01)
        expect(properties.SFYN, String(properties.JCBH)).toBe(farmland[i]! > 1 ? '是' : '否');
      if (Math.abs(redLine[i]! - 1) > 0.01)
        expect(properties.SFHX, String(properties.JCBH)).toBe(redLine[i]! > 1 ? '是' : '否');
    });
    expect(farmland.filter((area) => area > 1).length).toBeGreaterThan(100);
    expect(redLine.filter((area) => area > 1).length).toBeGreaterThan(50);
  });

  test('are what the generator makes: the committed outlines and those drawn anew are the same', () => {
    const anew = scatterChanges(buildWorld()).map((change) => JSON.stringify(outlineOf(change)[0]));
    const committed = all.map(({ geometry }) => JSON.stringify(geometry.coordinates));
    expect([...committed].sort()).toEqual([...anew].sort());
  }, 120_000);
});

describe('the decisions', () => {
  const codes = new Map(
    batches.map(({ batch, patches }) => [
      batch.id,
      new Set(patches.map(({ properties }) => properties.JCBH)),
    ]),
  );

  test('belong to existing patches of decided batches, in order of time', () => {
    for (const { batchId, patchCode } of decisions) expect(codes.get(batchId)).toContain(patchCode);
    const open = new Set(county.batches.filter(({ status }) => status === 'open').map(({ id }) => id));
    expect(decisions.filter(({ batchId }) => open.has(batchId))).toEqual([]);
    const times = decisions.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const { batchId, at } of decisions)
      expect(at.slice(0, 10) > county.batches.find(({ id }) => id === batchId)!.issuedOn).toBe(true);
  });

  test('leave a part of each decided batch open', () => {
    const share = (id: string) =>
      new Set(decisions.filter(({ batchId }) => batchId === id).map(({ patchCode }) => patchCode)).size /
      codes.get(id)!.size;
    expect(share('2026-1')).toBeGreaterThan(0.88);
    expect(share('2026-1')).toBeLessThan(0.97);
    expect(share('2026-2')).toBeGreaterThan(0.75);
    expect(share('2026-2')).toBeLessThan(0.86);
  });

  test('report a rectification only after a violation', () => {
    const violated = new Set<string>();
    for (const { verdict, patchCode } of decisions) {
      if (verdict === 'violating') violated.add(patchCode);
      if (verdict === 'rectified') expect(violated).toContain(patchCode);
    }
    expect(decisions.some(({ verdict }) => verdict === 'rectified')).toBe(true);
  });

  test('call a patch approved only where an approval covers all of it', () => {
    const granted = new Set(
      decisions
        .filter(({ verdict, second }) => verdict === 'legal' && second !== '其他权证')
        .map(({ patchCode }) => patchCode),
    );
    const area = touched('approval');
    const judged = all.flatMap(({ properties, geometry }, i) =>
      granted.has(String(properties.JCBH)) ? [area[i]! / areaM2(fromGeoJson(geometry))] : [],
    );
    expect(judged.length).toBeGreaterThan(50);
    for (const share of judged) expect(share).toBeGreaterThan(0.999);
  });

  test('use the words of the trade', () => {
    const words: Record<string, string[]> = {
      legal: ['已批准农转用', '供地手续', '登记发证', '增减挂钩', '其他权证'],
      violating: [
        '非法占地-工矿商服',
        '非法占地-光伏',
        '非法占地-硬化',
        '非法占地-道路交通',
        '非法占地-圈占堆放',
        '非法采矿用地',
        '破坏草原',
        '破坏耕地',
        '临时用地逾期未复垦',
      ],
      other: [
        '设施农用地',
        '临时用地',
        '农村道路',
        '实地伪变化',
        '已拆除复耕',
        '农村宅基地',
        '边角细缝',
        '推填土未建设',
        '其他',
      ],
      fieldCheck: ['影像不清', '手续待核', '现状待核'],
      rectified: ['拆除复耕', '补办手续', '恢复植被', '没收', '移送'],
    };
    for (const { verdict, second } of decisions) expect(words[verdict]).toContain(second);
  });
});
