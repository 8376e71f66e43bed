import { readFileSync } from 'node:fs';
import { hashUnit } from '../basis/random.ts';
import { TOWNSHIPS, VILLAGES } from '../world/villages.ts';
import type { Parcel } from './landUse.ts';
import type { ParcelStatus } from './status.ts';
import type { Attributes } from './write.ts';

export const COUNTY_CODE = '150626';
export const COUNTY_NAME = '乌审旗';

const reference = JSON.parse(
  readFileSync(new URL('../../reference/landClasses.json', import.meta.url), 'utf8'),
) as {
  classes: { code: string; name: string }[];
};
const nameOf = new Map(reference.classes.map(({ code, name }) => [code, name]));

/** 地类名称 of a 三调 code. */
export function landClassName(dlbm: string): string {
  const name = nameOf.get(dlbm);
  if (!name) throw new Error(`land class ${dlbm} is not in data/reference/landClasses.json`);
  return name;
}

/** Identifier of 18 characters: county, 4-digit layer mark, 8-digit serial. */
export const identifier = (layerMark: string, serial: number) =>
  `${COUNTY_CODE}${layerMark}${String(serial).padStart(8, '0')}`;
export const round2 = (value: number) => Math.round(value * 100) / 100;

const STATE_OWNED = new Set([
  '1001',
  '1003',
  '0601',
  '0602',
  '0701',
  '08H1',
  '08H2',
  '05H1',
  '0508',
  '1101',
  '1102',
  '0810',
  '1201',
]);

function settlementMark({ dlbm, feature }: Parcel): string | null {
  if (dlbm === '0602') return '204';
  if (feature?.kind === 'town') return '202';
  if (dlbm === '0601' || dlbm === '0508') return '202A';
  return dlbm === '0702' ? '203' : null;
}

/** Who owns the land and where it lies, as both parcel layers say it. */
function seat({ dlbm, village }: Parcel): Attributes {
  const { code, name, township } = VILLAGES[village]!;
  const place = `${TOWNSHIPS[township]!.name}${name}`;
  const state = STATE_OWNED.has(dlbm);
  return {
    QSXZ: state ? '20' : '30',
    QSDWDM: state ? `${COUNTY_CODE}0000000000000` : `${code}0000000`,
    QSDWMC: state ? COUNTY_NAME : place,
    ZLDWDM: `${code}0000000`,
    ZLDWMC: place,
  };
}

/** Attribute row of 地类图斑 DLTB. `serial` numbers the whole layer, `local` the parcels of one village. */
export function landUseAttributes(parcel: Parcel, serial: number, local: number): Attributes {
  const { dlbm, areaM2, feature } = parcel;
  const cultivated = dlbm.startsWith('01');
  const area = round2(areaM2);
  return {
    BSM: identifier('1001', serial),
    YSDM: '2001010100',
    TBYBH: null,
    TBBH: String(local).padStart(6, '0'),
    DLBM: dlbm,
    DLMC: landClassName(dlbm),
    ...seat(parcel),
    TBMJ: area,
    KCDLBM: null,
    KCXS: 0,
    KCMJ: 0,
    TBDLMJ: area,
    GDPDJB: cultivated ? '1' : null,
    XZDWKD:
      feature?.shape.type === 'line' && feature.kind !== 'river' && feature.kind !== 'riverBed'
        ? feature.shape.halfWidthM * 2
        : null,
    ZZSXDM: cultivated ? (hashUnit(serial, 3, 11) < 0.62 ? 'LS' : 'FLS') : null,
    ZZSXMC: cultivated ? (hashUnit(serial, 3, 11) < 0.62 ? '种植粮食作物' : '种植非粮食作物') : null,
    CZCSXM: settlementMark(parcel),
    SJNF: 2025,
    MSSM: '00',
    BZ: '示意数据',
  };
}

/** Attribute row of 永久基本农田图斑 YJJBNTTB. */
export function farmlandAttributes(parcel: Parcel, serial: number): Attributes {
  const area = round2(parcel.areaM2);
  return {
    BSM: identifier('2001', serial),
    YSDM: '2005010300',
    XZQDM: COUNTY_CODE,
    XZQMC: COUNTY_NAME,
    YJJBNTTBBH: `${COUNTY_CODE}${String(serial).padStart(6, '0')}`,
    TBBH: String(serial).padStart(6, '0'),
    DLBM: parcel.dlbm,
    DLMC: landClassName(parcel.dlbm),
    ...seat(parcel),
    YJJBNTTBMJ: area,
    YJJBNTMJ: area,
    GDPDJB: '1',
    SJNF: 2025,
    BHKSSJ: '20220901',
    BHJSSJ: null,
    WDGD: '1',
    BZ: '示意数据',
  };
}

/** Attribute row of 规划分区 GHFQ. */
export function zoneAttributes(
  zone: ParcelStatus['zone'],
  township: number,
  areaM2: number,
  serial: number,
): Attributes {
  return {
    BSM: identifier('3001', serial),
    YSDM: '2090020610',
    XZQDM: `${TOWNSHIPS[township]!.code}000`,
    XZQMC: TOWNSHIPS[township]!.name,
    GHFQMC: zone,
    MJ: round2(areaM2),
    BZ: '示意数据',
  };
}
