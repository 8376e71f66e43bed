import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromGeoJson } from '../../../src/geo/flat.ts';
import { type DemoFeature, readCounty, readFeatures, readReference, ringsOf } from './demo.ts';

const county = readCounty();
const measure = ({ geometry }: DemoFeature) => areaM2(fromGeoJson(geometry));
const total = (features: readonly DemoFeature[]) =>
  features.reduce((sum, feature) => sum + measure(feature), 0);
const layer = (kind: string) => readFeatures(`layers/${kind}.geojson.gz`);

const landUse = layer('landUse');
const townships = layer('township');
const countyAreaM2 = total(townships);

/** Edges that occur in one direction only: what is left must be the outline of the whole coverage. */
function openEdges(features: readonly DemoFeature[]): number {
  const open = new Set<string>();
  for (const feature of features) {
    for (const ring of ringsOf(feature)) {
      for (let i = 1; i < ring.length; i++) {
        const back = `${ring[i]}>${ring[i - 1]}`;
        if (!open.delete(back)) open.add(`${ring[i - 1]}>${ring[i]}`);
      }
    }
  }
  return open.size;
}

describe('the demo county', () => {
  test('is labelled synthetic and has the seven units with their codes', () => {
    expect(county).toMatchObject({ code: '150626', synthetic: true, label: '示意数据' });
    expect(townships.map(({ properties }) => properties.XZQDM)).toEqual([
      '150626100',
      '150626101',
      '150626102',
      '150626103',
      '150626104',
      '150626200',
      '150626410',
    ]);
    expect(county.townships.map(({ code }) => code)).toEqual(
      townships.map(({ properties }) => properties.XZQDM),
    );
  });

  test('has about the extent and area of the model county', () => {
    const [west, south, east, north] = county.bbox;
    for (const [value, wanted] of [
      [west, 108.286],
      [south, 37.651],
      [east, 109.677],
      [north, 39.394],
    ] as const) {
      expect(Math.abs(value - wanted)).toBeLessThan(0.03);
    }
    expect(countyAreaM2 / 1e6).toBeGreaterThan(11_300);
    expect(countyAreaM2 / 1e6).toBeLessThan(11_900);
  });

  test('lists its layers with the number of rows each really has', () => {
    for (const { kind, file, count, version, validFrom } of county.layers) {
      expect(readFeatures(file).length, kind).toBe(count);
      expect(version).not.toBe('');
      expect(validFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(county.layers.map(({ kind }) => kind).sort()).toEqual([
      'approval',
      'basicGrassland',
      'ecologicalRedLine',
      'landUse',
      'miningRight',
      'permanentFarmland',
      'planningZone',
      'township',
      'urbanBoundary',
    ]);
  });
});

describe('the land-use parcels', () => {
  test('are at least 20,000 and use land classes of the reference table only', () => {
    expect(landUse.length).toBeGreaterThan(20_000);
    const names = new Map(
      readReference<{ classes: { code: string; name: string }[] }>('landClasses.json').classes.map(
        ({ code, name }) => [code, name],
      ),
    );
    for (const { properties } of landUse) expect(names.get(String(properties.DLBM))).toBe(properties.DLMC);
  });

  test('have distinct identifiers of 18 characters', () => {
    expect(new Set(landUse.map(({ properties }) => properties.BSM)).size).toBe(landUse.length);
    for (const { properties } of landUse) expect(properties.BSM).toMatch(/^150626\d{12}$/);
  });

  test('carry their ellipsoidal area to the hundredth of a square metre', () => {
    for (const feature of landUse)
      expect(Math.abs(measure(feature) - Number(feature.properties.TBMJ))).toBeLessThan(0.0051);
  });

  test('cover the county without gap or overlap', () => {
    expect(Math.abs(total(landUse) - countyAreaM2) / countyAreaM2).toBeLessThan(1e-9);
  });

  test('share their edges to the last digit: what is not shared is the county border', () => {
    expect(openEdges(landUse)).toBe(openEdges(townships));
  });

  test('hold sand, grass, irrigated land and water in believable shares', () => {
    const share = (start: string) =>
      total(landUse.filter(({ properties }) => String(properties.DLBM).startsWith(start))) / countyAreaM2;
    expect(share('04')).toBeGreaterThan(0.5);
    expect(share('1205')).toBeGreaterThan(0.05);
    expect(share('01')).toBeGreaterThan(0.02);
    expect(share('11')).toBeGreaterThan(0.005);
  });
});

describe('the protection and planning layers', () => {
  test('permanent farmland lies on irrigated or dry fields only', () => {
    const classes = new Set(layer('permanentFarmland').map(({ properties }) => properties.DLBM));
    expect([...classes].sort()).toEqual(['0102', '0103']);
  });

  test('planning zones cover the county too and have names of the reference table', () => {
    const zones = layer('planningZone');
    expect(Math.abs(total(zones) - countyAreaM2) / countyAreaM2).toBeLessThan(1e-9);
    const names = readReference<{ zones: { name: string }[] }>('planningZones.json').zones.map(
      ({ name }) => name,
    );
    for (const { properties } of zones) expect(names).toContain(properties.GHFQMC);
  });

  test('the largest red-line polygon has about two thousand vertices', () => {
    const sizes = layer('ecologicalRedLine').map((feature) =>
      ringsOf(feature).reduce((sum, ring) => sum + ring.length, 0),
    );
    expect(Math.max(...sizes)).toBeGreaterThan(1900);
  });

  test('some approvals for temporary use have run out', () => {
    const temporary = layer('approval').filter(({ properties }) => properties.PZLX === '临时用地');
    expect(
      temporary.filter(({ properties }) => String(properties.YXQZ) < '2026-05-01').length,
    ).toBeGreaterThan(20);
    expect(
      temporary.filter(({ properties }) => String(properties.YXQZ) > '2026-11-24').length,
    ).toBeGreaterThan(5);
    for (const { properties } of layer('approval')) expect(properties.DZJGH).toMatch(/^\d{19}$/);
  });

  test('mining rights hold gas blocks, coal mines and sand pits', () => {
    const minerals = new Set(layer('miningRight').map(({ properties }) => properties.KCZKZ));
    expect(minerals).toEqual(new Set(['天然气', '煤', '建筑用砂']));
  });
});
