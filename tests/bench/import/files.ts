import { join } from 'node:path';
import { writeShapefile } from '../../../src/formats/write/shapefile.ts';
import type { Row, Table } from '../../../src/formats/write/types.ts';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import type { FlatPolygon } from '../../../src/geo/flat.ts';
import { makeScene } from '../overlay/scenes/scene.ts';

const CLASSES = [
  ['0401', '天然牧草地'],
  ['0103', '旱地'],
  ['0102', '水浇地'],
  ['0307', '其他林地'],
  ['1205', '沙地'],
  ['0602', '采矿用地'],
] as const;
const KINDS = ['GF', 'CK', 'TD', '20', 'YH', 'DL2'] as const;

const text = (name: string) => ({ name, title: name, type: 'text' as const });
const real = (name: string) => ({ name, title: name, type: 'real' as const, decimals: 2 });

export type Files = { zones: string; patches: string; zoneCount: number; patchCount: number };

/**
 * A land-use layer and an issue of patches as a bureau gets them: zipped shapefiles in GBK without .cpg, in zone 36,
 * with the columns of DLTB (TD/T 1057-2020) and of the issue of 2026.
 */
export async function makeFiles(folder: string, side: number, patchCount: number): Promise<Files> {
  const { zones, patches } = makeScene({ kind: 'parcels', side, patches: patchCount });
  const files = { zones: join(folder, 'DLTB.zip'), patches: join(folder, '图斑.zip') };
  const how = { epsg: 4524, encoding: 'gbk' as const };
  await writeShapefile(landUse(zones), files.zones, how);
  await writeShapefile(issue(patches), files.patches, how);
  return { ...files, zoneCount: zones.length, patchCount };
}

function landUse(polygons: readonly FlatPolygon[]): Table {
  const texts = ['BSM', 'YSDM', 'TBBH', 'DLBM', 'DLMC', 'QSXZ', 'QSDWDM', 'QSDWMC', 'ZLDWDM', 'ZLDWMC'];
  const fields = [...texts.map(text), real('TBMJ'), real('TBDLMJ'), text('MSSM')];
  const rows = function* (): Generator<Row> {
    for (const [i, polygon] of polygons.entries()) {
      const [code, name] = CLASSES[i % CLASSES.length]!;
      const areaText = Math.round(100 * areaM2(polygon)) / 100;
      const village = `15062610${100 + (i % 60)}2010000000`;
      const place = `乌审旗某苏木第${i % 60}嘎查`;
      const values = [`1506260000${i + 10_000_000}`, '2001010100', `${i + 1}`, code, name, '30'];
      yield { values: [...values, village, place, village, place, areaText, areaText, '00'], polygon };
    }
  };
  return { name: 'DLTB', titleZh: '地类图斑（合成数据）', fields, rows: rows() };
}

function issue(polygons: readonly FlatPolygon[]): Table {
  const texts = ['JCBH', 'XZQDM', 'XMC', 'TBLX', 'TZ', 'QSX', 'HSX', 'DLBM', 'DLMC'];
  const rows = function* (): Generator<Row> {
    for (const [i, polygon] of polygons.entries()) {
      const code = `150626SJBG2621${String(i).padStart(6, '0')}`;
      const kind = KINDS[i % KINDS.length]!;
      const values = [
        code,
        '150626',
        '乌审旗',
        kind,
        '疑似新增建设',
        '20251006',
        '20260501',
        '0401',
        '天然牧草地',
      ];
      yield { values: [...values, Math.round(100 * areaM2(polygon)) / 100], polygon };
    }
  };
  return {
    name: '图斑',
    titleZh: '图斑（合成数据）',
    fields: [...texts.map(text), real('MJ')],
    rows: rows(),
  };
}
