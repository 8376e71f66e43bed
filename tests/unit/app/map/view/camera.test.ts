import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAt,
  metresPerPixel,
  parseAt,
  scaleBar,
  scaleDenominator,
  tileZoomFor,
} from '../../../../../src/app/map/view/camera.ts';
import { boxRound, tilesOfBox, tileUrl } from '../../../../../src/app/map/view/tiles.ts';
import { distanceM } from '../../../../../src/geo/distance.ts';

describe('the camera in the URL', () => {
  it('is zoom, latitude, longitude', () => {
    expect(parseAt('12.50/38.59710/108.84120')).toEqual({ zoom: 12.5, lat: 38.5971, lon: 108.8412 });
    expect(formatAt({ zoom: 12.5, lat: 38.5971, lon: 108.8412 })).toBe('12.50/38.59710/108.84120');
  });

  it('is ignored where it makes no sense', () => {
    for (const text of [undefined, '', '12/38', '12/38/abc', '12//108', '12/95/108', '99/38/108', '1/2/3/4'])
      expect(parseAt(text)).toBeNull();
  });

  it('comes back within half a metre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 20, noNaN: true }),
        fc.double({ min: 37, max: 40, noNaN: true }),
        fc.double({ min: 107, max: 110, noNaN: true }),
        (zoom, lat, lon) => {
          const back = parseAt(formatAt({ zoom, lat, lon }))!;
          expect(distanceM(lon, lat, back.lon, back.lat)).toBeLessThan(0.75);
        },
      ),
    );
  });
});

describe('the scale', () => {
  it('agrees with the scale list of WMTS (GoogleMapsCompatible level 10 is 1:545978.7734655447 at the equator)', () => {
    // Its levels are of 256 px tiles: one less here.
    expect(scaleDenominator(9, 0)).toBeCloseTo(545978.7734655447, 6);
  });

  it('halves with each zoom level and shrinks with the cosine of the latitude', () => {
    expect(metresPerPixel(13, 38.6) * 2).toBeCloseTo(metresPerPixel(12, 38.6), 9);
    expect(metresPerPixel(12, 60)).toBeCloseTo(metresPerPixel(12, 0) / 2, 9);
  });

  it('has a bar of a round length that fits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 4, max: 20, noNaN: true }),
        fc.integer({ min: 60, max: 200 }),
        (zoom, px) => {
          const bar = scaleBar(zoom, 38.6, px);
          expect(bar.px).toBeLessThanOrEqual(px + 1e-9);
          expect(bar.px).toBeGreaterThan(px / 2.6);
          expect(['1', '2', '5']).toContain(bar.metres.toPrecision(1).slice(0, 1));
        },
      ),
    );
  });

  it('asks no finer image tiles than the image has', () => {
    expect(tileZoomFor(2.5, 38.6)).toBe(16);
    expect(tileZoomFor(30, 38.6)).toBe(12);
  });
});

describe('tiles to load ahead', () => {
  it('are the ones of the slippy map (tilenames by the OSM formula)', () => {
    const lon = 108.8412;
    const lat = 38.5971;
    const z = 14;
    const x = Math.floor(((lon + 180) / 360) * 2 ** z);
    const rad = (lat * Math.PI) / 180;
    const y = Math.floor(((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * 2 ** z);
    expect(tilesOfBox([lon, lat, lon, lat], z)).toEqual([{ z, x, y }]);
    expect(tileUrl('/api/{z}/{x}/{y}', { z, x, y })).toBe(`/api/${z}/${x}/${y}`);
  });

  it('start from the middle and stay few', () => {
    const tiles = tilesOfBox([108, 38, 109, 39], 12, 5);
    expect(tiles).toHaveLength(5);
    const all = tilesOfBox([108, 38, 109, 39], 12, 1000);
    const middle = (all.reduce((sum, tile) => sum + tile.x, 0) / all.length).toFixed(0);
    expect(Math.abs(tiles[0]!.x - Number(middle))).toBeLessThanOrEqual(1);
  });

  it('cover a box of the asked size round a point', () => {
    const [west, south, east, north] = boxRound(108.84, 38.6, 500);
    expect(distanceM(west, 38.6, east, 38.6)).toBeCloseTo(1000, -1);
    expect(distanceM(108.84, south, 108.84, north)).toBeCloseTo(1000, -1);
  });
});
