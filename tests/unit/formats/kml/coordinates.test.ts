import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCoordinates } from '../../../../src/formats/kml/coordinates.ts';

const SQUARE = [109, 38, 109.1, 38, 109.1, 38.1, 109, 38];

describe('coordinates of KML', () => {
  const clear: [string, string][] = [
    ['as the standard has them', '109,38,0 109.1,38,0 109.1,38.1,0 109,38,0'],
    ['without altitudes', '109,38 109.1,38 109.1,38.1 109,38'],
    ['with an altitude here and there', '109,38 109.1,38,1200 109.1,38.1 109,38,0'],
    ['on lines of their own', '\n\t109,38,0\r\n\t109.1,38,0\r\n\t109.1,38.1,0\r\n\t109,38,0\n'],
    ['with spaces around the commas', '109 , 38 ,0\n109.1, 38, 0  109.1,38.1,0\t109,38,0 '],
    ['with a comma behind each', '109,38, 109.1,38, 109.1,38.1, 109,38,'],
    ['with the commas of an input method', '109，38，0 109.1，38，0 109.1，38.1，0 109，38，0'],
    ['with commas only', '109,38,0,109.1,38,0,109.1,38.1,0,109,38,0'],
    ['with spaces only', '109 38 0 109.1 38 0 109.1 38.1 0 109 38 0'],
    ['with exponents and signs', '+1.09e2,38 109.1,3.8E1 109.1,38.1 109,38'],
    ['with an altitude that is no number', '109,38,NaN 109.1,38,nan 109.1,38.1,0 109,38,0'],
  ];
  for (const [title, text] of clear) {
    it(`${title} are read`, () => expect(parseCoordinates(text)).toEqual({ ok: true, xy: SQUARE }));
  }

  const unclear: [string, string][] = [
    ['decimal commas', '109,5;38,2 109,6;38,2'],
    ['degree signs', '109°,38° 109.1°,38°'],
    ['a lone number among pairs', '109,38 109.1 38,0 109,38'],
    ['an altitude set apart', '109,38 0 109.1,38 0 109.1,38.1 0 109,38 0'],
    ['commas only, not closed either way', '109,38,0,109.1,38,0,109.1,38.1,0'],
    ['words', 'abc'],
    ['four numbers a place', '109,38,0,1 109.1,38,0,1'],
  ];
  for (const [title, text] of unclear) {
    it(`with ${title} are refused`, () =>
      expect(parseCoordinates(text)).toMatchObject({ ok: false, why: 'unclear' }));
  }

  it('that are no numbers are told apart', () => {
    expect(parseCoordinates('NaN,38 109,38')).toMatchObject({ ok: false, why: 'notFinite' });
    expect(parseCoordinates('1e999,38 109,38')).toMatchObject({ ok: false, why: 'notFinite' });
  });

  it('never come out as another ring than was written, however they are spaced', () => {
    const degree = fc.integer({ min: -89_999, max: 89_999 }).map((n) => n / 1000);
    const places = fc.array(fc.tuple(degree, degree), { minLength: 3, maxLength: 12 });
    const comma = fc.constantFrom(',', ', ', ' ,', ' , ', '\t,\n');
    const gap = fc.constantFrom(' ', '  ', '\n', '\t');
    fc.assert(
      fc.property(places, comma, gap, fc.constantFrom('', '0', '1200.5'), (list, c, g, altitude) => {
        const closed = [...list, list[0]!];
        const text = closed.map((p) => [...p, ...(altitude ? [altitude] : [])].join(c)).join(g);
        const read = parseCoordinates(text);
        // A file with one spelling throughout may be refused, never misread.
        if (read.ok) expect(read.xy).toEqual(closed.flat());
        else expect(read.why).toBe('unclear');
      }),
      { numRuns: 500 },
    );
  });

  it('of a long run of spaces take no time', () => {
    const before = process.cpuUsage();
    parseCoordinates(`109,38${' '.repeat(2_000_000)},x`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });
});
