import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CRS_LIST,
  crsName,
  findCrs,
  fromLonLat,
  gk3Epsg,
  gk3Zone,
  gk6Zone,
  toLonLat,
} from '../../../src/geo/crs.ts';

const lon = fc.double({ min: 107, max: 110.5, noNaN: true });
const lat = fc.double({ min: 37, max: 40, noNaN: true });

describe('coordinate systems of the trade', () => {
  it('are the ones registered, by code', () => {
    expect(CRS_LIST).toHaveLength(67);
    expect(findCrs(4513)).toMatchObject({ zone: 25, centralMeridian: 75, hasPrefix: true });
    expect(findCrs(4533)).toMatchObject({ zone: 45, centralMeridian: 135, hasPrefix: true });
    expect(findCrs(4545)).toMatchObject({ zone: 36, centralMeridian: 108, hasPrefix: false });
    expect(findCrs(4497)).toMatchObject({ zone: 19, centralMeridian: 111, hasPrefix: true });
    expect(findCrs(4508)).toMatchObject({ zone: 19, centralMeridian: 111, hasPrefix: false });
    expect(findCrs(2345)).toBeUndefined();
    expect(() => toLonLat(2345)).toThrow(/2345/);
  });

  it('place the county where the textbook series of Gauss-Krüger does, and Mercator its closed form', () => {
    for (const [lonDeg, latDeg] of [
      [108.286, 37.651],
      [108.84, 38.6],
      [109.5, 39.394],
    ]) {
      const [easting, northing] = fromLonLat(4524)(lonDeg, latDeg);
      const expected = textbookGaussKruger(lonDeg - 108, latDeg);
      expect(easting - 36_500_000).toBeCloseTo(expected.y, 2);
      expect(northing).toBeCloseTo(expected.x, 2);
    }
    const [x, y] = fromLonLat(3857)(108, 38);
    expect(x).toBeCloseTo((6378137 * Math.PI * 108) / 180, 6);
    expect(y).toBeCloseTo(6378137 * Math.atanh(Math.sin((38 * Math.PI) / 180)), 6);
  });

  it('put the central meridian at 500 km and the arc of the meridian as northing', () => {
    const [easting, northing] = fromLonLat(4524)(108, 38.6);
    expect(easting).toBeCloseTo(36500000, 6);
    // arc of the meridian to 38.6° by numerical integration of a(1−e²)/(1−e² sin²φ)^1.5
    expect(northing).toBeCloseTo(meridianArcM(38.6), 4);
  });

  it('come back to the same point', () => {
    fc.assert(
      fc.property(fc.constantFrom(4524, 4545, 4525, 4546, 4497, 4508, 3857, 4326), lon, lat, (epsg, x, y) => {
        const [lon2, lat2] = toLonLat(epsg)(...fromLonLat(epsg)(x, y));
        expect(Math.abs(lon2 - x)).toBeLessThan(1e-10);
        expect(Math.abs(lat2 - y)).toBeLessThan(1e-10);
      }),
    );
  });

  it('differ by the zone number alone when it stands before the easting', () => {
    const [withPrefix, n1] = fromLonLat(4524)(108.84, 38.6);
    const [without, n2] = fromLonLat(4545)(108.84, 38.6);
    expect(withPrefix - without).toBeCloseTo(36_000_000, 6);
    expect(n1).toBe(n2);
  });

  it('have zones that change at 109.5°, and names in both languages', () => {
    expect(gk3Zone(109.4999)).toBe(36);
    expect(gk3Zone(109.5)).toBe(37);
    expect(gk6Zone(108)).toBe(19);
    expect(gk3Epsg(36)).toBe(4524);
    expect(gk3Epsg(37, false)).toBe(4546);
    expect(crsName(4524)).toBe('CGCS2000 3°带 36带');
    expect(crsName(4524, 'en')).toBe('CGCS2000 3° zone 36');
    expect(crsName(4545)).toBe('CGCS2000 3°带 中央经线108°（无带号）');
  });
});

/** The series of the survey textbooks, survey axes, good to a millimetre within 1.5° of the meridian. */
function textbookGaussKruger(dLonDeg: number, latDeg: number): { x: number; y: number } {
  const e2 = (2 - 1 / 298.257222101) / 298.257222101;
  const phi = (latDeg * Math.PI) / 180;
  const [t, cos] = [Math.tan(phi), Math.cos(phi)];
  const n = 6378137 / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const eta2 = (e2 / (1 - e2)) * cos ** 2;
  const m = ((dLonDeg * Math.PI) / 180) * cos;
  return {
    x:
      meridianArcM(latDeg) +
      n * t * (m ** 2 / 2 + ((5 - t ** 2 + 9 * eta2 + 4 * eta2 ** 2) * m ** 4) / 24) +
      (n * t * (61 - 58 * t ** 2 + t ** 4) * m ** 6) / 720,
    y:
      n *
      (m +
        ((1 - t ** 2 + eta2) * m ** 3) / 6 +
        ((5 - 18 * t ** 2 + t ** 4 + 14 * eta2 - 58 * eta2 * t ** 2) * m ** 5) / 120),
  };
}

function meridianArcM(latDeg: number): number {
  const e2 = (2 - 1 / 298.257222101) / 298.257222101;
  const steps = 2000;
  const h = (latDeg * Math.PI) / 180 / steps;
  const at = (i: number) => (6378137 * (1 - e2)) / (1 - e2 * Math.sin(i * h) ** 2) ** 1.5;
  let sum = at(0) + at(steps);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * at(i);
  return (sum * h) / 3;
}
