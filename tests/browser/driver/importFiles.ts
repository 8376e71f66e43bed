import { unzipSync } from 'fflate';
import proj4 from 'proj4';
import { gbkShapefile, issuedPatches } from '../../system/driver/patchFile.ts';

const ZONE_36 = '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const text = (content: string) => Buffer.from(content, 'utf8');

/** A file as a person picks it. */
export type Picked = { name: string; mimeType: string; buffer: Buffer };
export const picked = (name: string, content: Uint8Array): Picked => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** A zipped shapefile in GBK without .cpg and .prj. */
export const gbkZip = (name: string, count: number, prefix: string): Picked =>
  picked(name, gbkShapefile(issuedPatches(count, prefix)));

/** The same, as loose files. */
export function looseShapefile(stem: string, count: number, prefix: string): Picked[] {
  const parts = unzipSync(gbkShapefile(issuedPatches(count, prefix)));
  return Object.entries(parts).map(([name, bytes]) => picked(stem + name.slice(-4), bytes));
}

/** 报件坐标 whose header names no zone, with eastings of six digits: the place or a person must tell. */
export function pointsWithoutZone(name: string, parcels: number, lon: number): Picked {
  const lines = [
    '[属性描述]',
    '坐标系=2000国家大地坐标系',
    '几度分带=3',
    '计量单位=米',
    '带号=',
    '[地块坐标]',
  ];
  for (let i = 0; i < parcels; i++) {
    const [x, y] = proj4(ZONE_36, [lon + 0.003 * i, 38.6]) as [number, number];
    lines.push(`4,1.0,DK${String(i + 1).padStart(3, '0')},井场${i + 1},面,,工业用地,0601,@`);
    for (const [n, dx, dy] of [
      [1, 0, 0],
      [2, 100, 0],
      [3, 100, 100],
      [4, 0, 100],
    ] as const)
      lines.push(`J${n},1,${(y + dy).toFixed(3)},${(x + dx).toFixed(3)}`);
  }
  return picked(name, text(`${lines.join('\r\n')}\r\n`));
}

const square = (lon: number, lat: number, side: number) =>
  `POLYGON((${[
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ]
    .map((point) => point.join(' '))
    .join(',')}))`;

/** A table with WKT; the remark stands under a heading that no schema knows. */
export function wktTable(name: string, count: number, prefix: string): Picked {
  const rows = Array.from(
    { length: count },
    (_, i) => `${prefix}${i + 1},YH,0103,第${i + 1}号棚,"${square(108.71 + 0.003 * i, 38.62, 0.001)}"`,
  );
  return picked(name, text(`\uFEFFJCBH,TBLX,DLBM,谁也不认识的列,WKT\n${rows.join('\n')}\n`));
}

/** Patches as GeoJSON; one of `broken` records has no geometry. `moved`: the last one lies elsewhere. */
export function jsonPatches(
  name: string,
  codes: readonly string[],
  { broken = false, moved = false } = {},
): Picked {
  const features = codes.map((code, i) => {
    const lon = 108.75 + 0.003 * i + (moved && i === codes.length - 1 ? 0.0005 : 0);
    const ring = [
      [lon, 38.64],
      [lon + 0.001, 38.64],
      [lon + 0.001, 38.641],
      [lon, 38.641],
      [lon, 38.64],
    ];
    return {
      type: 'Feature',
      properties: { JCBH: code, TBLX: 'YH', DLBM: '0103' },
      geometry: broken && i === 1 ? null : { type: 'Polygon', coordinates: [ring] },
    };
  });
  return picked(name, text(JSON.stringify({ type: 'FeatureCollection', features })));
}
