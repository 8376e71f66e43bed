import proj4 from 'proj4';
import {
  type Column,
  makeDbf,
  makeShp,
  type Ring,
  type Row,
  type TextCode,
  zipShapefile,
} from './shapefile.ts';

/** Three patches in 乌审旗 (degrees, outer rings clockwise as a shapefile wants): plain, with a hole, in two parts. */
export const RINGS: Ring[][] = [
  [square(108.8412, 38.5971, 0.002)],
  [square(108.9, 38.7, 0.01), square(108.903, 38.703, 0.002).reverse()],
  [square(109.41, 38.1, 0.003), square(109.42, 38.1, 0.003)],
];

export const COLUMNS: Column[] = [
  { name: 'JCBH', type: 'C', length: 30 },
  { name: 'XMC', type: 'C', length: 20 },
  { name: '备注', type: 'C', length: 9 },
  { name: 'HSX', type: 'D', length: 8 },
  { name: 'MJ', type: 'N', length: 15, decimals: 2 },
  { name: 'BSM', type: 'N', length: 18 },
];

const VALUES: Row['values'][] = [
  ['150626SJBG26210001', '乌审旗', '光伏', '20260501', 1234.56, '150626201000000001'],
  ['150626SJBG26210002', '乌审旗', '井场', '20260501', 0.5, '150626201000000002'],
  ['150626SJBG26210003', '乌审旗', null, null, null, null],
];

export const EXPECTED_PROPERTIES = [
  {
    JCBH: '150626SJBG26210001',
    XMC: '乌审旗',
    备注: '光伏',
    HSX: '2026-05-01',
    MJ: 1234.56,
    BSM: '150626201000000001',
  },
  {
    JCBH: '150626SJBG26210002',
    XMC: '乌审旗',
    备注: '井场',
    HSX: '2026-05-01',
    MJ: 0.5,
    BSM: '150626201000000002',
  },
  { JCBH: '150626SJBG26210003', XMC: '乌审旗', 备注: null, HSX: null, MJ: null, BSM: null },
];

const GK = '+proj=tmerc +lat_0=0 +k=1 +y_0=0 +ellps=GRS80 +units=m +no_defs';

/** The four systems of the issue and the two neighbours, by proj4 definitions of our own (GRS80 ≈ CGCS2000 to 0.1 mm). */
export const SYSTEMS: Record<number, { proj: string | null; prj: string }> = {
  4490: {
    proj: null,
    prj: 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  },
  4326: {
    proj: null,
    prj: 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  },
  4524: {
    proj: `${GK} +lon_0=108 +x_0=36500000`,
    prj: esri('CGCS2000_3_Degree_GK_Zone_36', 108, 36_500_000),
  },
  4545: { proj: `${GK} +lon_0=108 +x_0=500000`, prj: esri('CGCS2000_3_Degree_GK_CM_108E', 108, 500_000) },
  4546: { proj: `${GK} +lon_0=111 +x_0=500000`, prj: esri('CGCS2000_3_Degree_GK_CM_111E', 111, 500_000) },
  4497: { proj: `${GK} +lon_0=111 +x_0=19500000`, prj: esri('CGCS2000_GK_Zone_19', 111, 19_500_000) },
};

export function rowsIn(epsg: number): Row[] {
  const { proj } = SYSTEMS[epsg];
  const forward = (p: [number, number]) => (proj ? (proj4(proj).forward(p) as [number, number]) : p);
  return RINGS.map((rings, i) => ({ rings: rings.map((ring) => ring.map(forward)), values: VALUES[i] }));
}

/** The patches as a zipped shapefile. */
export function patchesZip(
  epsg: number,
  code: TextCode,
  how: { cpg?: string; prj?: boolean; ldid?: number; rows?: Row[] } = {},
): Uint8Array {
  const rows = how.rows ?? rowsIn(epsg);
  return zipShapefile({
    shp: makeShp(rows),
    dbf: makeDbf(COLUMNS, rows, code, how.ldid),
    cpg: how.cpg,
    prj: how.prj === false ? undefined : SYSTEMS[epsg].prj,
  });
}

/** GeoJSON wants each part's outer ring with its holes. */
export const GEOJSON_COORDINATES = [[RINGS[0]], [RINGS[1]], [[RINGS[2][0]], [RINGS[2][1]]]];

function square(west: number, south: number, size: number): Ring {
  const [e, n] = [west + size, south + size];
  return [
    [west, south],
    [west, n],
    [e, n],
    [e, south],
    [west, south],
  ];
}

function esri(name: string, meridian: number, easting: number): string {
  return `PROJCS["${name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
}
