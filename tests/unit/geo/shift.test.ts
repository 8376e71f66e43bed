import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM as geodesicM } from '../../../src/geo/distance.ts';
import {
  fromBd09,
  fromGcj02,
  type LonLat,
  toBd09,
  toBd09FromGcj02,
  toGcj02,
} from '../../../src/geo/shift.ts';

/** Known pairs of the published offset: Beijing, Shanghai, Shenzhen. */
const KNOWN: readonly [wgs: LonLat, gcj: LonLat][] = [
  [
    [116.404, 39.915],
    [116.410_244_499_169_38, 39.916_404_281_501_64],
  ],
  [
    [121.527_210_6, 31.177_427_6],
    [121.531_541_859_215, 31.175_303_983_645_97],
  ],
  [
    [113.912_316, 22.543_847],
    [113.917_176_480_836_3, 22.540_796_131_694_766],
  ],
  [
    [116.377_817, 39.911_954],
    [116.384_047_222_556_57, 39.913_345_455_360_69],
  ],
];

const distanceM = (a: LonLat, b: LonLat) => geodesicM(...a, ...b);

const places = fc.tuple(
  fc.double({ min: 80, max: 130, noNaN: true }),
  fc.double({ min: 20, max: 50, noNaN: true }),
);

describe('the shift of Chinese web maps', () => {
  it('is the published one at known points', () => {
    for (const [wgs, gcj] of KNOWN) {
      const found = toGcj02(wgs);
      expect(distanceM(found, gcj), `${wgs}`).toBeLessThan(0.01);
    }
    expect(
      distanceM(toBd09FromGcj02([116.404, 39.915]), [116.410_369_493_71, 39.921_336_993_51]),
    ).toBeLessThan(0.01);
  });

  it('is some hundreds of metres in 乌审旗, and more on a Baidu map', () => {
    const place: LonLat = [108.84, 38.6];
    expect(distanceM(toGcj02(place), place)).toBeGreaterThan(200);
    expect(distanceM(toGcj02(place), place)).toBeLessThan(800);
    expect(distanceM(toBd09(place), place)).toBeGreaterThan(800);
  });

  it('is undone to a tenth of a millimetre anywhere in China', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(distanceM(fromGcj02(toGcj02(place)), place)).toBeLessThan(1e-4);
        expect(distanceM(fromBd09(toBd09(place)), place)).toBeLessThan(1e-3);
      }),
    );
  });
});
