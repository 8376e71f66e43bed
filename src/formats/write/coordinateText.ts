import type { Crs } from '../../geo/crs.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { ringsOf } from '../../geo/flat.ts';
import { formatHectares } from '../../geo/mu.ts';
import type { RawValue } from '../types.ts';
import { WriteError } from './error.ts';
import { encodeGbk, missingInGbk } from './gbk.ts';
import { type Output, openOutput } from './output.ts';
import { eachRow } from './rows.ts';
import { projector, targetCrs } from './shapes.ts';
import { withSpool } from './spool.ts';
import type { Row, Table, TableWriter, WriteOptions } from './types.ts';

/** The 3° zone of the counties that the trade's model county stands for: zone 36 with its prefix. */
const DEFAULT_EPSG = 4524;

/** Which of the table's columns go into the head line of a parcel, the first found. */
const HEAD_FIELDS = {
  code: ['地块编号', '监测编号', 'DKBH', 'JCBH', 'TBBH', 'YJJBNTTBBH', 'BSM', 'code'],
  name: ['地块名称', '项目名称', 'DKMC', 'XMMC', 'JSXMMC', 'PZWH', 'KSMC', 'MC', 'GHFQMC', 'ZLDWMC', 'name'],
  sheet: ['图幅号', 'TFH'],
  use: ['地块用途', '图斑类型', 'DKYT', 'YT', 'TBLX', 'DLMC'],
  landClass: ['地类编码', '变化前地类', 'DLBM', 'YDYHFLDM', 'GHFQDM'],
} as const;

/**
 * 界址点坐标 TXT, as land applications are filed: head, then a line and its points for each parcel; X is the northing.
 * Holes and further parts are further 圈号. Of the attributes it holds the five of the head line only.
 * @throws WriteError `crs`, `encoding`
 */
export const writeCoordinateText: TableWriter = async (table, path, options) => {
  const crs = zoneOf(options.epsg);
  const output = openOutput(path);
  try {
    const { rows } = await withSpool(
      path,
      (spool) => parcels(table, spool, crs, options),
      ({ missing }, spooled) => {
        if (missing && options.encoding === 'gbk') throw missing;
        const isGbk = !missing && options.encoding !== 'utf-8';
        const encode = isGbk ? encodeGbk : (text: string) => new TextEncoder().encode(text);
        if (!isGbk) output.write('\uFEFF');
        output.write(encode(headOf(crs)));
        const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
        for (const chunk of spooled) output.write(encode(decoder.decode(chunk, { stream: true })));
      },
    );
    return { rows, bytes: output.bytes, remarks: remarksOf(table) };
  } finally {
    output.close();
  }
};

function zoneOf(epsg: number = DEFAULT_EPSG): Crs {
  const crs = targetCrs(epsg);
  if (crs.kind === 'gk3' || crs.kind === 'gk6') return crs;
  throw new WriteError(
    'crs',
    '界址点 TXT 只能是投影坐标；请选择 3° 带（如 4524，36 带）',
    'Coordinate TXT holds metres only; choose a 3° zone such as 4524 (zone 36)',
  );
}

function headOf({ kind, zone }: Crs): string {
  // Beijing's day, as the bureau writes it.
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return [
    '[属性描述]',
    '格式版本号=1.01版本',
    '数据产生单位=',
    `数据产生日期=${day}`,
    '坐标系=2000国家大地坐标系',
    `几度分带=${kind === 'gk3' ? 3 : 6}`,
    '投影类型=高斯克吕格',
    '计量单位=米',
    `带号=${zone}`,
    '精度=0.001',
    '转换参数=,,,,,,',
    '[地块坐标]',
    '',
  ].join('\r\n');
}

async function parcels(table: Table, spool: Output, crs: Crs, options: WriteOptions) {
  const project = projector(crs);
  const columns = headColumns(table);
  let missing: WriteError | undefined;
  const rows = await eachRow(table, options, (row, record) => {
    const cells = columns.map((column) => cellOf(column < 0 ? null : row.values[column]));
    const char = missing ? null : missingInGbk(cells.join(''));
    if (char) missing = lacks(char, record);
    spool.write(parcelOf(row, cells, project));
  });
  return { rows, missing };
}

function parcelOf({ polygon }: Row, cells: string[], project: ReturnType<typeof projector>): string {
  const [code, name, sheet, use, landClass] = cells;
  const { coords } = project(polygon);
  const count = coords.length / 2;
  const lines = [
    `${count},${formatHectares(areaM2(polygon))},${code},${name},面,${sheet},${use},${landClass},@`,
  ];
  let number = 0;
  for (const [ring, { start, end }] of ringsOf(polygon).entries()) {
    const first = number + 1;
    for (let v = start; v < end; v++) {
      const label = v === end - 1 ? first : ++number;
      const [easting, northing] = [coords[2 * v], coords[2 * v + 1]];
      lines.push(`J${label},${ring + 1},${northing.toFixed(3)},${easting.toFixed(3)}`);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

function headColumns({ fields }: Table): number[] {
  return Object.values(HEAD_FIELDS).map((names) => {
    const found = names.find((name) => fields.some((field) => field.name === name));
    return fields.findIndex((field) => field.name === found);
  });
}

/** The grammar has no quotes: what separates becomes its full-width sister, line ends become blanks. */
function cellOf(value: RawValue): string {
  return `${value ?? ''}`
    .replace(/[\r\n\t]+/g, ' ')
    .replaceAll(',', '，')
    .replaceAll('@', '＠')
    .trim();
}

function remarksOf(table: Table) {
  const kept = headColumns(table).filter((column) => column >= 0).length;
  const lost = table.fields.length - kept;
  if (lost === 0) return [];
  return [
    {
      zh: `界址点 TXT 只有地块编号、名称、图幅号、用途、地类五个属性，其余 ${lost} 个字段未写入`,
      en: `Coordinate TXT has five attributes (number, name, sheet, use, class); the other ${lost} fields are not in it`,
    },
  ];
}

function lacks(char: string, record: number): WriteError {
  return new WriteError(
    'encoding',
    `第 ${record} 个地块的文字“${char}”不在 GBK 中；请改用 UTF-8`,
    `Parcel ${record}: GBK lacks the character "${char}"; choose UTF-8`,
  );
}
