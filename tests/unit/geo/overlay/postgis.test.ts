import { existsSync, readFileSync } from 'node:fs';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromGeoJson, vertexCount } from '../../../../src/geo/flat.ts';
import { overlayPair, overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { geosIsValid } from '../../../../src/geo/repair/geos.ts';
import { initRepair, repairPolygon } from '../../../../src/geo/repair.ts';
import { findPostgis } from '../../../postgis/binaries.ts';
import { type Cluster, startCluster } from '../../../postgis/cluster.ts';
import { toPlane } from '../geosOracle.ts';
import { blob, coverage, ORIGIN, seeded } from '../synthetic.ts';
import { haveJtsCases, jtsCases, placeCase, polygonOf } from './exact/jtsCases.ts';
import { gridPools } from './exact/scenes.ts';
import { geodesicEdges } from './geodesicEdges.ts';
import { type CommonArea, commonAreas, commonAreasInTurn, geographyAreasM2 } from './postgisOracle.ts';

const found = findPostgis();
const absent = 'missing' in found;
const title = 'PostGIS as the judge';
if (absent) console.warn(`${title}: skipped, ${found.missing}`);

/** In one plane only rounding can differ; the issue asks for 1e-9 of the patch. */
const TOLERANCE = 1e-9;
/** What `ST_Area(geography)` may be off by at every vertex, ㎡. */
const ROUNDING_M2 = 2e-6;

type Judged = {
  /** pairs that both were asked */
  pairs: number;
  /** those with an area by PostGIS */
  meeting: number;
  /** those PostGIS gave up; none is left out in silence */
  refused: number;
  /** largest difference as a share of the patch, over all pairs that either of the two names */
  worst: number;
};

function judge(
  patches: readonly FlatPolygon[],
  zones: readonly FlatPolygon[],
  expected: CommonArea[],
): Judged {
  const result = overlaySync(patches, ZoneIndex.build(zones));
  const ours = new Map<string, { patch: number; areaM2: number }>();
  result.patch.forEach((patch, i) => {
    ours.set(`${patch} ${result.zone[i]}`, { patch, areaM2: result.areaM2[i] });
  });
  const judged: Judged = { pairs: expected.length, meeting: 0, refused: 0, worst: 0 };
  const see = (patch: number, differenceM2: number) => {
    judged.worst = Math.max(judged.worst, Math.abs(differenceM2) / areaM2(patches[patch]));
  };
  for (const { patch, zone, areaM2: area } of expected) {
    const name = `${patch} ${zone}`;
    const own = ours.get(name)?.areaM2 ?? 0;
    ours.delete(name);
    if (Number.isNaN(area)) judged.refused++;
    else see(patch, own - area);
    if (area > 0) judged.meeting++;
  }
  // a pair that PostGIS does not even look at has no area
  for (const { patch, areaM2: area } of ours.values()) see(patch, area);
  return judged;
}

describe.skipIf(absent)(title, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    await initRepair();
    if (!absent) cluster = await startCluster(found);
  });
  afterAll(() => cluster?.stop());

  it('gives patches on a gap-free layer of parcels the same areas, each with each', async () => {
    const random = seeded(11);
    const zones = coverage(60, 60, 0.0025, 6);
    const place = () => 0.002 + 0.144 * random();
    const patches = Array.from({ length: 2000 }, () =>
      blob(random, ORIGIN.lon + place(), ORIGIN.lat + place(), 0.0002 + 0.004 * random(), 30),
    );
    const judged = judge(patches, zones, await commonAreas(cluster, patches, zones));
    expect(judged.pairs).toBeGreaterThan(10_000);
    expect(judged.meeting).toBeGreaterThan(8000);
    expect(judged.refused).toBe(0);
    expect(judged.worst).toBeLessThan(TOLERANCE);
  });

  it('gives parcels over their own layer the whole and nothing of their neighbours', async () => {
    const zones = coverage(30, 30, 0.0025, 6);
    const judged = judge(zones, zones, await commonAreas(cluster, zones, zones));
    expect(judged.pairs).toBeGreaterThan(zones.length);
    expect(judged.refused).toBe(0);
    expect(judged.worst).toBeLessThan(TOLERANCE);
  });

  it('agrees on polygons snapped to one grid, with edges and corners on one another', async () => {
    const isValid = (polygon: FlatPolygon) => geosIsValid(toPlane(polygon, 12_089_297, 4_011_682));
    const total: Judged = { pairs: 0, meeting: 0, refused: 0, worst: 0 };
    for (const { patches, zones } of gridPools(43, 3, 60, isValid)) {
      const judged = judge(patches, zones, await commonAreas(cluster, patches, zones));
      total.pairs += judged.pairs;
      total.meeting += judged.meeting;
      total.refused += judged.refused;
      total.worst = Math.max(total.worst, judged.worst);
    }
    expect(total.pairs).toBeGreaterThan(8000);
    expect(total.meeting).toBeGreaterThan(5000);
    expect(total.refused).toBe(0);
    expect(total.worst).toBeLessThan(TOLERANCE);
  });

  it('measures a patch on the ellipsoid alike', async () => {
    const random = seeded(12);
    const patches = Array.from({ length: 500 }, () =>
      blob(random, 108.3 + 1.3 * random(), 37.7 + 1.6 * random(), 0.0003 + 0.002 * random(), 60),
    );
    const expected = await geographyAreasM2(cluster, patches);
    expectSameOnEllipsoid(patches, expected);
    // for patches as they come, the whole of it is less than anyone writes down
    patches.forEach((patch, i) => {
      expect(Math.abs(areaM2(patch) / expected[i] - 1)).toBeLessThan(2e-6);
    });
  });

  const imagery = '../shared/data/imagery/naip_change_relocated_uxin_4490.geojson';
  it.skipIf(!existsSync(imagery))(
    'agrees on real change patches with holes (skipped without ../shared/data)',
    async () => {
      const patches = readPolygons(imagery);
      const zones = coverage(120, 120, 0.0025, 6);
      const judged = judge(patches, zones, await commonAreas(cluster, patches, zones));
      expect(judged.meeting).toBeGreaterThan(300);
      expect(judged.refused).toBe(0);
      expect(judged.worst).toBeLessThan(TOLERANCE);
      expectSameOnEllipsoid(patches, await geographyAreasM2(cluster, patches));
    },
  );

  const banners = '../shared/data/admin/ordos_counties_wgs84.geojson';
  it.skipIf(!existsSync(banners))(
    'agrees on real banners of 鄂尔多斯 (skipped without ../shared/data)',
    async () => {
      const zones = readPolygons(banners);
      // the same banners a little to the east: each meets itself in long slivers, and its neighbours
      const patches = zones.map((zone) => ({
        ...zone,
        coords: zone.coords.map((value, i) => (i % 2 === 0 ? value + 2 ** -7 : value)),
      }));
      const judged = judge(patches, zones, await commonAreas(cluster, patches, zones));
      expect(judged.meeting).toBeGreaterThan(zones.length);
      expect(judged.refused).toBe(0);
      expect(judged.worst).toBeLessThan(TOLERANCE);
      expectSameOnEllipsoid(zones, await geographyAreasM2(cluster, zones));
    },
  );

  it.skipIf(!haveJtsCases)(
    'agrees on pairs that overlay programs fail on (skipped without ../shared/data)',
    async () => {
      const { overlay, robustness } = jtsCases();
      const pairs = [...overlay, ...robustness]
        .map(({ a, b }) => ({ a: polygonOf(a), b: polygonOf(b) }))
        .filter((pair): pair is { a: FlatPolygon; b: FlatPolygon } =>
          [pair.a, pair.b].every((p) => p?.coords.length),
        )
        .map(({ a, b }) => placeCase(a, b));
      const expected = await commonAreasInTurn(cluster, pairs);
      const off = expected.filter(({ patch, areaM2: area }) => {
        const { a, b } = pairs[patch];
        return !(Math.abs(overlayPair(a, b) - area) <= TOLERANCE * Math.max(areaM2(a), areaM2(b)));
      });
      expect(expected.length).toBeGreaterThan(340);
      // it gives up, or is itself beside the exact area (jts.test.ts), on these few
      expect(off.length).toBeLessThan(4);
    },
  );
});

function readPolygons(path: string): FlatPolygon[] {
  const collection: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(readFileSync(path, 'utf8'));
  return collection.features.map(({ geometry }) => {
    const { polygon } = repairPolygon(fromGeoJson(geometry));
    if (polygon === null) throw new Error(`${path} holds a polygon that cannot be repaired`);
    return polygon;
  });
}

/**
 * On the ellipsoid the two of us mean different edges. The area between them is known (`geodesicEdges`, on a sphere,
 * so to a hundredth), and beyond it nothing may differ but rounding: PostGIS sums areas that reach down to the equator.
 */
function expectSameOnEllipsoid(polygons: readonly FlatPolygon[], geographyM2: readonly number[]): void {
  expect(geographyM2.length).toBe(polygons.length);
  polygons.forEach((polygon, i) => {
    const { smallerByM2, spanM2 } = geodesicEdges(polygon);
    const difference = Math.abs(areaM2(polygon) - smallerByM2 - geographyM2[i]);
    expect(difference).toBeLessThan(0.01 * spanM2 + ROUNDING_M2 * vertexCount(polygon));
  });
}
