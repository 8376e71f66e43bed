import proj4 from 'proj4';
import { makeDbf, makeShp, type Ring, zipShapefile } from '../../unit/formats/support/shapefile.ts';

const ZONE_36 = '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=36500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';

export type Issued = { code: string; lon: number; lat: number; sideM: number; note: string };

/** Square patches on a grid that begins in the middle of 嘎鲁图镇, whose code is 150626100. */
export function issuedPatches(count: number, prefix: string): Issued[] {
  return Array.from({ length: count }, (_, i) => ({
    code: `${prefix}${String(i + 1).padStart(4, '0')}`,
    lon: 108.7 + 0.002 * (i % 60),
    lat: 38.6 + 0.002 * Math.floor(i / 60),
    sideM: 40 + (i % 7) * 15,
    note: i % 2 ? '彩钢房' : '硬化场地',
  }));
}

/** As a bureau sends it: a zipped shapefile in zone 36 with its prefix, GBK text, neither .prj nor .cpg. */
export function gbkShapefile(patches: readonly Issued[]): Uint8Array {
  const columns = [
    { name: 'JCBH', type: 'C', length: 30 },
    { name: 'TBLX', type: 'C', length: 10 },
    { name: 'DLBM', type: 'C', length: 6 },
    { name: 'DLMC', type: 'C', length: 20 },
    { name: '备注', type: 'C', length: 40 },
  ] as const;
  const rows = patches.map(({ code, lon, lat, sideM, note }) => {
    const [x, y] = proj4(ZONE_36, [lon, lat]) as [number, number];
    const ring: Ring = [
      [x, y],
      [x, y + sideM],
      [x + sideM, y + sideM],
      [x + sideM, y],
      [x, y],
    ];
    return { rings: [ring], values: [code, 'YH', '0103', '旱地', note] };
  });
  return zipShapefile({ name: '图斑', shp: makeShp(rows), dbf: makeDbf([...columns], rows, 'gbk') });
}
