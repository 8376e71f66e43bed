import { describe, expect, it } from 'vitest';
import { epsgOfWkt, gaussKrugerCode } from '../../../src/formats/wkt.ts';
import { CRS_LIST } from '../../../src/geo/crs.ts';

const GCS = (name: string, datum: string, spheroid: string) =>
  `GEOGCS["${name}",DATUM["${datum}",SPHEROID["${spheroid}",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]`;
const CGCS = GCS('GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000', 'CGCS2000');
const GK = (name: string, meridian: number, easting: number, gcs = CGCS, scale = 1) =>
  `PROJCS["${name}",${gcs},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0],UNIT["Meter",1]]`;

describe('a .prj text', () => {
  const known: [string, string, number][] = [
    ['CGCS2000 degrees in ESRI words', CGCS, 4490],
    [
      'CGCS2000 degrees in OGC words',
      GCS('China Geodetic Coordinate System 2000', 'China_2000', 'CGCS2000'),
      4490,
    ],
    ['WGS 84 degrees', GCS('GCS_WGS_1984', 'D_WGS_1984', 'WGS_1984'), 4326],
    ['zone 36 with prefix', GK('CGCS2000_3_Degree_GK_Zone_36', 108, 36_500_000), 4524],
    ['CM 108E without prefix', GK('CGCS2000_3_Degree_GK_CM_108E', 108, 500_000), 4545],
    ['a name of the vendor’s own, told by its parameters', GK('乌审旗2000', 108, 36_500_000), 4524],
    ['6-degree zone 19', GK('CGCS2000_GK_Zone_19', 111, 19_500_000), 4497],
    [
      'UTM 49N',
      GK('WGS_1984_UTM_Zone_49N', 111, 500_000, GCS('GCS_WGS_1984', 'D_WGS_1984', 'WGS_1984'), 0.9996),
      32649,
    ],
    ['a code that closes the text', `${CGCS.slice(0, -1)},AUTHORITY["EPSG","4490"]]`, 4490],
    [
      'WKT 2 with its id',
      'GEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101]],CS[ellipsoidal,2],ID["EPSG",4490]]',
      4490,
    ],
  ];
  for (const [title, wkt, epsg] of known) {
    it(`of ${title} is EPSG:${epsg}`, () => expect(epsgOfWkt(wkt, 'a.prj')).toBe(epsg));
  }

  const refused: [string, string, string][] = [
    [
      'Beijing 54',
      GK(
        'Beijing_1954_3_Degree_GK_CM_108E',
        108,
        500_000,
        GCS('GCS_Beijing_1954', 'D_Beijing_1954', 'Krasovsky_1940'),
      ),
      'crsDatum',
    ],
    [
      'Xi’an 80',
      GK('Xian_1980_3_Degree_GK_Zone_36', 108, 36_500_000, GCS('GCS_Xian_1980', 'D_Xian_1980', 'Xian_1980')),
      'crsDatum',
    ],
    ['a meridian between the zones', GK('local', 108.5, 500_000), 'crsUnsupported'],
    ['a scaled projection', GK('local', 108, 500_000, CGCS, 1.00005), 'crsUnsupported'],
    ['a local system', 'LOCAL_CS["乌审旗独立坐标系"]', 'crsUnsupported'],
    ['nonsense', '\0\0\0', 'crsUnsupported'],
  ];
  for (const [title, wkt, code] of refused) {
    it(`of ${title} is refused`, () => {
      expect(() => epsgOfWkt(wkt, 'a.prj')).toThrow(expect.objectContaining({ code }));
    });
  }
});

it('every Gauss–Krüger system of the trade is found by its meridian and easting', () => {
  const zones = CRS_LIST.filter(({ kind, hasPrefix }) => kind === 'gk3' || (kind === 'gk6' && hasPrefix));
  expect(zones.length).toBe(53);
  for (const { epsg, centralMeridian, hasPrefix, zone } of zones) {
    const easting = 500_000 + (hasPrefix ? zone! * 1_000_000 : 0);
    expect(gaussKrugerCode(centralMeridian!, easting)).toBe(epsg);
  }
});
