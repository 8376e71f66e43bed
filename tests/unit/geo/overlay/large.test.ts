import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2, planeX, planeY } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { overlayPair, overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { type GeosOracle, geosOracle } from '../geosOracle.ts';
import { blob, ORIGIN, seeded } from '../synthetic.ts';
import { bigInPlane, exactCommonM2, inM2 } from './exact/bigPolygon.ts';
import { commonArea256 } from './exact/exactArea.ts';
import { mazePatch, type RasterPatch, rasterAt, speckledPatch } from './exact/mazes.ts';
import { LINE_MIDDLE, LINE_RADIUS_DEG, redLineRing, redLineZones } from './exact/redLine.ts';

/** Area of the squares that two raster patches have in common: rows differ, the plane being curved in latitude. */
function commonSquaresM2(a: RasterPatch, b: RasterPatch): number {
  let sum = 0;
  for (const cell of a.cells) {
    if (!b.cells.has(cell)) continue;
    const [x, y] = [cell % a.side, Math.floor(cell / a.side)];
    const [west, south] = rasterAt(x, y);
    const [east, north] = rasterAt(x + 1, y + 1);
    sum += (planeX(east) - planeX(west)) * (planeY(north) - planeY(south));
  }
  return sum;
}

function expectCommonSquares(a: RasterPatch, b: RasterPatch): void {
  const expected = commonSquaresM2(a, b);
  const tolerance = 1e-12 * expected;
  expect(expected).toBeGreaterThan(100_000);
  expect(Math.abs(overlayPair(a.polygon, b.polygon) - expected)).toBeLessThan(tolerance);
  const batch = overlaySync([a.polygon], ZoneIndex.build([b.polygon]));
  expect(Math.abs(batch.areaM2[0] - expected)).toBeLessThan(tolerance);
}

describe('deforestation patches from a raster', () => {
  it('of 14,400 vertices in one ring, on a zone of as many, have the squares in common that they share', () => {
    const [a, b] = [mazePatch(60, 1), mazePatch(60, 2)];
    expect(a.polygon.ringEnds).toEqual(Uint32Array.of(14_401));
    expect(b.polygon.ringEnds).toEqual(Uint32Array.of(14_401));
    expectCommonSquares(a, b);
    expect(Math.abs(overlayPair(a.polygon, a.polygon) / areaM2(a.polygon) - 1)).toBeLessThan(1e-13);
  });

  it('of thousands of parts and holes that touch in corners likewise', () => {
    const [a, b] = [speckledPatch(120, 0.65, 3), speckledPatch(120, 0.5, 4)];
    expect(a.polygon.ringEnds.length).toBeGreaterThan(1000);
    expect(b.polygon.ringEnds.length).toBeGreaterThan(1000);
    expectCommonSquares(a, b);
  });
});

describe('a patch of 14,000 vertices and a zone of 14,000 with any slopes', () => {
  let geos: GeosOracle;
  beforeAll(async () => {
    geos = await geosOracle();
  });

  it('have in common what GEOS says', () => {
    const patch = mazePatch(60, 5).polygon;
    const zone = blob(seeded(6), ORIGIN.lon + 0.006, ORIGIN.lat + 0.006, 0.006, 14_000);
    const expected = geos.intersectionM2(patch, zone);
    expect(expected).toBeGreaterThan(100_000);
    expect(Math.abs(overlayPair(patch, zone) - expected)).toBeLessThan(1e-12 * areaM2(patch));
    expect(Math.abs(overlayPair(zone, patch) - expected)).toBeLessThan(1e-12 * areaM2(patch));
  });

  it('have in common what exact arithmetic says, at a tenth of the size', () => {
    const patch = mazePatch(19, 7).polygon;
    const zone = blob(seeded(8), ORIGIN.lon + 0.002, ORIGIN.lat + 0.002, 0.002, 1400);
    const expected = exactCommonM2(patch, zone);
    expect(Math.abs(overlayPair(patch, zone) - expected)).toBeLessThan(1e-13 * areaM2(patch));
  });
});

describe('a zone of a million vertices', () => {
  const random = seeded(9);
  const { within, around } = redLineZones(redLineRing(1_000_000, 10));
  const index = ZoneIndex.build([within, around]);
  /** Patches of 20 m to 300 m on the line, and inside, and outside. */
  const patches = Array.from({ length: 2000 }, () => {
    const angle = 2 * Math.PI * random();
    const radius = LINE_RADIUS_DEG + (random() < 0.7 ? 0.003 : 0.2) * (random() - 0.5);
    const [lon, lat] = [
      LINE_MIDDLE.lon + radius * Math.cos(angle),
      LINE_MIDDLE.lat + radius * Math.sin(angle),
    ];
    return blob(random, lon, lat, 0.0002 + 0.0028 * random() ** 2, 3 + Math.floor(random() * 60));
  });
  const result = overlaySync(patches, index);

  it('and the land around it close to each patch', () => {
    const sums = new Float64Array(patches.length);
    let both = 0;
    result.patch.forEach((patch, i) => {
      sums[patch] += result.areaM2[i];
      if (i > 0 && result.patch[i - 1] === patch) both++;
    });
    expect(both).toBeGreaterThan(500);
    patches.forEach((patch, p) => {
      expect(Math.abs(sums[p] / areaM2(patch) - 1)).toBeLessThan(1e-12);
    });
  });

  it('has with patches on the line what exact arithmetic says', () => {
    const line = bigInPlane(within);
    const crossed = [...result.patch].filter((patch, i) => i > 0 && result.patch[i - 1] === patch);
    for (const p of crossed.slice(0, 2)) {
      const expected = inM2(commonArea256(bigInPlane(patches[p]), line));
      const at = result.patch.findIndex((patch, i) => patch === p && result.zone[i] === 0);
      expect(Math.abs(result.areaM2[at] - expected)).toBeLessThan(1e-12 * areaM2(patches[p]));
    }
  });

  it('is all its own area', () => {
    const whole: FlatPolygon = within;
    const common = overlaySync([whole], index);
    expect([...common.zone]).toEqual([0]);
    expect(Math.abs(common.areaM2[0] / areaM2(whole) - 1)).toBeLessThan(1e-12);
  });
});

describe('zones as large as a county with few vertices', () => {
  const { lon, lat } = ORIGIN;
  const ring = (...corners: number[][]) => fromRings([[[...corners, corners[0]]]]);
  const border = [
    [lon + 0.0063, lat - 1.2],
    [lon + 0.00577, lat + 1],
  ];
  const west = ring([lon - 1, lat - 1.1], ...border, [lon - 1.3, lat + 1.2]);
  const east = ring(border[0], [lon + 1.6, lat - 1], [lon + 1.2, lat + 1.3], border[1]);
  const index = ZoneIndex.build([west, east]);

  it.each([1000, 100, 10, 2])('close to a patch of 600 vertices and %s m radius', (radiusM) => {
    for (let seed = 0; seed < 20; seed++) {
      const patch = blob(seeded(seed), lon + 0.006, lat + 0.006, radiusM / 1e5, 600);
      const found = overlaySync([patch], index);
      const sum = found.areaM2.reduce((total, area) => total + area, 0);
      expect(Math.abs(sum / areaM2(patch) - 1)).toBeLessThan(1e-12);
    }
  });

  it('have all of a patch of 8 cm² in common with it, whichever of the two is asked', () => {
    const tiny = blob(seeded(3), lon - 0.5, lat, 2e-7, 12);
    expect(areaM2(tiny)).toBeLessThan(8e-4);
    for (const area of [
      overlayPair(tiny, west),
      overlayPair(west, tiny),
      overlaySync([tiny], index).areaM2[0],
    ]) {
      expect(Math.abs(area / areaM2(tiny) - 1)).toBeLessThan(1e-9);
    }
  });
});
