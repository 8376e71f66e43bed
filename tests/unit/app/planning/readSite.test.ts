import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import type { PolygonJson } from '../../../../src/api/common.ts';
import { readSite, type SiteText } from '../../../../src/app/planning/siteText/readSite.ts';
import { partsOf, writeSite } from '../../../../src/app/planning/siteText/writeSite.ts';

/** 乌审旗, as the county layer has it. */
const within = [108.286, 37.651, 109.677, 39.394] as const;
const read = (text: string, epsg?: number) => readSite(text, { within, epsg });

function polygonOf(result: SiteText): PolygonJson {
  if (!result.ok) throw new Error(`line ${result.line}: ${result.text.en}`);
  return result.polygon;
}

function refusalOf(result: SiteText): { line: number; zh: string } {
  if (result.ok) throw new Error('was read');
  return { line: result.line, zh: result.text.zh };
}

/** The 3° zone 36 of CGCS2000, written out here as an oracle of its own. */
const ZONE_36 = proj4(
  '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs',
  '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=36500000 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs',
);
const EASTINGS_NORTHINGS = [
  [36573174.689, 4274433.979],
  [36573260.112, 4274433.979],
  [36573260.112, 4274350.02],
  [36573174.689, 4274350.02],
] as const;
const EXPECTED = EASTINGS_NORTHINGS.map(([east, north]) => ZONE_36.inverse([east, north]));

function expectSite(result: SiteText) {
  const [ring] = partsOf(polygonOf(result))[0]!;
  expect(ring).toHaveLength(5);
  expect(ring!.at(-1)).toEqual(ring![0]);
  EXPECTED.forEach(([lon, lat], i) => {
    expect(ring![i]![0]).toBeCloseTo(lon!, 8);
    expect(ring![i]![1]).toBeCloseTo(lat!, 8);
  });
}

describe('a site that a planner pastes', () => {
  test('as a list with eastings first', () => {
    expectSite(read(EASTINGS_NORTHINGS.map(([east, north]) => `${east} ${north}`).join('\n')));
  });

  test('as a list with survey X, the northing, first', () => {
    const result = read(EASTINGS_NORTHINGS.map(([east, north]) => `${north}, ${east}`).join('\r\n'));
    expectSite(result);
    expect(result).toMatchObject({ ok: true, format: 'list', epsg: 4524, vertices: 4 });
  });

  test('as six-digit eastings: the county tells the zone', () => {
    const result = read(EASTINGS_NORTHINGS.map(([east, north]) => `${east - 36e6} ${north}`).join('\n'));
    expectSite(result);
    expect(result).toMatchObject({ epsg: 4545 });
  });

  test('as six-digit eastings in a chosen system', () => {
    expectSite(read(EASTINGS_NORTHINGS.map(([east, north]) => `${east - 36e6}\t${north}`).join('\n'), 4545));
  });

  test('as a 报件坐标 text with its header, point numbers and closing point', () => {
    const text = `[属性描述]
格式版本号=1.01版本
坐标系=2000国家大地坐标系
带号=36
[地块坐标]
5,0.7172,DK001,某某井场,面,J49G034014,工业用地,0601,@
J1,1,4274433.979,36573174.689
J2,1,4274433.979,36573260.112
J3,1,4274350.020,36573260.112
J4,1,4274350.020,36573174.689
J1,1,4274433.979,36573174.689`;
    expectSite(read(text));
  });

  test('as degrees, minutes and seconds with the letters of the sky', () => {
    const result = read('108°50′24″E 38°36′00″N\n108°51′00″E 38°36′00″N\n北纬38°37′0″ 东经108°51′0″');
    const [ring] = partsOf(polygonOf(result))[0]!;
    expect(ring![0]).toEqual([108.84, 38.6]);
    expect(ring![2]).toEqual([108.85, 38.616666667]);
  });

  test('as latitude before longitude, which only one order of the county allows', () => {
    const [ring] = partsOf(polygonOf(read('38.6,108.8\n38.6,108.9\n38.7,108.9')))[0]!;
    expect(ring![0]).toEqual([108.8, 38.6]);
  });

  test('as a numbered list under a line of titles', () => {
    const [ring] = partsOf(polygonOf(read('点号 经度 纬度\n1 108.8 38.6\n2 108.9 38.6\n3 108.9 38.7')))[0]!;
    expect(ring).toHaveLength(4);
    expect(ring![1]).toEqual([108.9, 38.6]);
  });

  test('as GeoJSON, bare, in a feature or in a collection', () => {
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [108.8, 38.6],
          [108.9, 38.6],
          [108.9, 38.7],
          [108.8, 38.6],
        ],
      ],
    };
    const feature = { type: 'Feature', properties: {}, geometry: polygon };
    for (const value of [polygon, feature, { type: 'FeatureCollection', features: [feature] }]) {
      expect(polygonOf(read(JSON.stringify(value)))).toEqual(polygon);
    }
    const two = { type: 'FeatureCollection', features: [feature, feature] };
    expect(polygonOf(read(JSON.stringify(two))).type).toBe('MultiPolygon');
  });

  test('as WKT in degrees or, with its SRID, in zone 36', () => {
    const ring = [...EASTINGS_NORTHINGS, EASTINGS_NORTHINGS[0]].map((pair) => pair.join(' ')).join(', ');
    expectSite(read(`SRID=4524;POLYGON((${ring}))`));
    expectSite(read(`polygon z ((${ring.replace(/,/g, ' 1200,')} 1200))`));
    const multi = read('MULTIPOLYGON(((1 1,2 1,2 2,1 1)),((108 38,109 38,109 39,108 38)))');
    expect(partsOf(polygonOf(multi))).toHaveLength(2);
  });

  test('with a hole: 圈号 2 inside 圈号 1', () => {
    const text = `J1,1,4274000,36573000\nJ2,1,4274000,36574000\nJ3,1,4273000,36574000\nJ4,1,4273000,36573000
J1,2,4273600,36573400\nJ2,2,4273600,36573600\nJ3,2,4273400,36573600`;
    const parts = partsOf(polygonOf(read(text)));
    expect(parts.map((part) => part.length)).toEqual([2]);
  });

  test('as two plots, each under its own head, even where one lies beside the other', () => {
    const text = `3,,1,,面,,,@\nJ1,1,4274000,36573000\nJ2,1,4274000,36574000\nJ3,1,4273000,36574000
3,,2,,面,,,@\nJ1,1,4264000,36573000\nJ2,1,4264000,36574000\nJ3,1,4263000,36574000`;
    expect(partsOf(polygonOf(read(text))).map((part) => part.length)).toEqual([1, 1]);
  });
});

describe('a text that is no site names the line and the reason', () => {
  test('a line that is no vertex', () => {
    const refusal = refusalOf(read('108.8 38.6\n108.9 38.6\n108.9 三十八\n108.8 38.7'));
    expect(refusal.line).toBe(3);
    expect(refusal.zh).toContain('108.9 三十八');
  });

  test('a latitude beyond the pole', () => {
    expect(refusalOf(read('108.8 38.6\n108.9 98.6\n108.9 38.7'))).toMatchObject({ line: 2 });
  });

  test('two points only', () => {
    expect(refusalOf(read('\n108.8 38.6\n108.9 38.6')).zh).toContain('3 个不同的点');
    expect(refusalOf(read('\n108.8 38.6\n108.9 38.6')).line).toBe(2);
  });

  test('broken JSON, at its line', () => {
    expect(refusalOf(read('{"type": "Polygon",\n"coordinates": [[[108.8 38.6]]]}')).line).toBe(2);
  });

  test('GeoJSON of another kind, by its name', () => {
    expect(refusalOf(read('{"type":"Point","coordinates":[108,38]}')).zh).toContain('Point');
    const holed = '{"type":"Polygon","coordinates":[[[108.8,38.6],[108.9,null],[108.9,38.7]]]}';
    expect(refusalOf(read(holed)).zh).toContain('第 1 环第 2 个点');
  });

  test('WKT that ends too early, or holds a word', () => {
    expect(refusalOf(read('POLYGON((108 38,\n109 38,\n109 39')).line).toBe(3);
    expect(refusalOf(read('POLYGON((108 38,\n109 x,109 39,108 38))'))).toMatchObject({ line: 2 });
    expect(refusalOf(read('LINESTRING(108 38,109 39)')).zh).toContain('LINESTRING');
  });

  test('coordinates that tell no zone, and a system that is unknown', () => {
    expect(refusalOf(read('5731 4274433\n5732 4274433\n5732 4274533')).zh).toContain('带号');
    expect(refusalOf(read('SRID=2383;POLYGON((1 1,2 1,2 2,1 1))')).zh).toContain('2383');
  });

  test('prose', () => {
    expect(refusalOf(read('拟选地块在无定河镇东南')).zh).toContain('没有读到坐标');
  });

  test('whatever is pasted, the page gets an answer and no exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.json({ maxDepth: 4 }),
          fc.stringMatching(/^(POLYGON|MULTIPOLYGON)?[()0-9 .,\n@J°'EN-]{0,80}$/),
        ),
        (text) => {
          const result = read(text);
          if (result.ok)
            expect(
              partsOf(result.polygon)
                .flat()
                .every((ring) => ring.length >= 4),
            ).toBe(true);
          else expect(result.text.zh.length).toBeGreaterThan(4);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('an outline that is written and read again', () => {
  const polygon: PolygonJson = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [108.8, 38.6],
          [108.9, 38.6],
          [108.9, 38.7],
          [108.8, 38.7],
          [108.8, 38.6],
        ],
        [
          [108.84, 38.64],
          [108.86, 38.64],
          [108.86, 38.66],
          [108.84, 38.64],
        ],
      ],
      [
        [
          [109.1, 38.6],
          [109.2, 38.6],
          [109.2, 38.7],
          [109.1, 38.6],
        ],
      ],
    ],
  };

  test('in degrees is the same to the last digit', () => {
    expect(polygonOf(read(writeSite(polygon, 4490)))).toEqual(polygon);
  });

  test('in zone 36 is the same within a millimetre', () => {
    const again = partsOf(polygonOf(read(writeSite(polygon, 4524))));
    const flat = again.flat(2);
    partsOf(polygon)
      .flat(2)
      .forEach(([lon, lat], i) => {
        expect(Math.abs(flat[i]![0]! - lon!)).toBeLessThan(1e-8);
        expect(Math.abs(flat[i]![1]! - lat!)).toBeLessThan(1e-8);
      });
    expect(again.map((part) => part.length)).toEqual([2, 1]);
  });
});
