import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import { toLonLat } from '../basis/plane.ts';
import { assemble, type LonLatPolygon } from '../topology/rings.ts';
import { TOWNSHIPS, VILLAGES } from '../world/villages.ts';
import {
  COUNTY_CODE,
  COUNTY_NAME,
  farmlandAttributes,
  identifier,
  landUseAttributes,
  round2,
  zoneAttributes,
} from './attributes.ts';
import type { LandUse, Parcel } from './landUse.ts';
import { type ParcelStatus, parcelMiddle } from './status.ts';
import { URBAN_AREAS } from './urban.ts';
import type { Row } from './write.ts';

export const measure = (polygons: LonLatPolygon[]) => areaM2(fromRings(polygons));

/** Order along a space-filling curve, so that neighbours stand near each other in the file and it packs well. */
export function spatialOrder<T extends { polygons: LonLatPolygon[] }>(rows: readonly T[]): T[] {
  const key = (row: T): number => {
    const [px, py] = parcelMiddle(row);
    let x = Math.max(0, Math.floor((px + 70_000) / 300));
    let y = Math.max(0, Math.floor((py + 100_000) / 300));
    let d = 0;
    for (let s = 512; s > 0; s >>= 1) {
      const rx = (x & s) > 0 ? 1 : 0;
      const ry = (y & s) > 0 ? 1 : 0;
      d += s * s * ((3 * rx) ^ ry);
      if (ry === 0) {
        if (rx === 1) {
          x = 1023 - x;
          y = 1023 - y;
        }
        [x, y] = [y, x];
      }
    }
    return d;
  };
  return rows
    .map((row) => [key(row), row] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, row]) => row);
}

export function townshipRows({ arcs, parcels }: LandUse): Row[] {
  const shapes = assemble(arcs, (id) => VILLAGES[parcels[id - 1]!.village]!.township + 1);
  return TOWNSHIPS.map(({ code, name, nameEn }, i) => {
    const polygons = shapes.get(i + 1)!;
    return {
      polygons,
      attributes: {
        BSM: identifier('0601', i + 1),
        YSDM: '1000600100',
        XZQDM: code,
        XZQMC: name,
        XZQMC_EN: nameEn,
        MJ: round2(measure(polygons)),
        BZ: '示意数据',
      },
    };
  });
}

export function landUseRows({ parcels }: LandUse): Row[] {
  const perVillage = new Map<number, number>();
  return spatialOrder(parcels).map((parcel, i) => {
    const local = (perVillage.get(parcel.village) ?? 0) + 1;
    perVillage.set(parcel.village, local);
    return { polygons: parcel.polygons, attributes: landUseAttributes(parcel, i + 1, local) };
  });
}

export function farmlandRows({ parcels }: LandUse, status: readonly ParcelStatus[]): Row[] {
  const kept = spatialOrder(parcels.filter(({ id }) => status[id]!.permanentFarmland));
  return kept.map((parcel, i) => ({
    polygons: parcel.polygons,
    attributes: farmlandAttributes(parcel, i + 1),
  }));
}

/** Each connected piece of one zone in one township is a row; together they cover the county. */
export function planningRows({ arcs, parcels }: LandUse, status: readonly ParcelStatus[]): Row[] {
  const groups = new Map<string, number>();
  const groupOf = (id: number) => {
    const key = `${status[id]!.zone}|${VILLAGES[parcels[id - 1]!.village]!.township}`;
    const known = groups.get(key);
    if (known) return known;
    groups.set(key, groups.size + 1);
    return groups.size;
  };
  const shapes = assemble(arcs, groupOf);
  const pieces = [...groups].flatMap(([key, group]) =>
    shapes.get(group)!.map((polygon) => ({ key, polygons: [polygon] })),
  );
  return spatialOrder(pieces).map(({ key, polygons }, i) => {
    const [zone, township] = key.split('|') as [string, string];
    return { polygons, attributes: zoneAttributes(zone, Number(township), measure(polygons), i + 1) };
  });
}

/** Red line: what protected parcels make when melted together; pieces under 150 公顷 are left out. */
export function redLineRows(
  { arcs }: LandUse,
  status: readonly ParcelStatus[],
  isRiver: (id: number) => boolean,
): Row[] {
  const shapes = assemble(arcs, (id) => (status[id]!.redLine ? (isRiver(id) ? 1 : 2) : 0));
  const pieces = [1, 2].flatMap((group) =>
    shapes.get(group)!.map((polygon) => ({ group, polygons: [polygon] })),
  );
  return spatialOrder(pieces.filter(({ polygons }) => measure(polygons) > 1_500_000)).map(
    ({ group, polygons }, i) => ({
      polygons,
      attributes: {
        BSM: identifier('2002', i + 1),
        YSDM: '2005020100',
        XJXZQDM: COUNTY_CODE,
        SJXZQMC: '鄂尔多斯市',
        XJXZQMC: COUNTY_NAME,
        LHLX: group === 1 ? '水源涵养生态保护红线' : '防风固沙生态保护红线',
        MJ: round2(measure(polygons)),
        BZ: '示意数据',
      },
    }),
  );
}

export function basicGrasslandRows({ arcs, parcels }: LandUse, status: readonly ParcelStatus[]): Row[] {
  const shapes = assemble(arcs, (id) => (status[id]!.basicGrassland ? parcels[id - 1]!.village + 1 : 0));
  const pieces = [...shapes].flatMap(([group, polygons]) =>
    polygons.map((polygon) => ({ village: group - 1, polygons: [polygon] })),
  );
  return spatialOrder(pieces).map(({ village, polygons }, i) => ({
    polygons,
    attributes: {
      BSM: identifier('2003', i + 1),
      XZQDM: COUNTY_CODE,
      XZQMC: COUNTY_NAME,
      JBCYBH: `JC${String(i + 1).padStart(5, '0')}`,
      SZXZ: TOWNSHIPS[VILLAGES[village]!.township]!.name,
      SZGC: VILLAGES[village]!.name,
      MJ: round2(measure(polygons)),
      BZ: '示意数据',
    },
  }));
}

export function urbanRows(): Row[] {
  return URBAN_AREAS.map(({ name, zone, ring }, i) => {
    const closed = [...ring, ring[0]!].map(toLonLat);
    return {
      polygons: [[closed]],
      attributes: {
        BSM: identifier('2004', i + 1),
        YSDM: '2005030100',
        XZQDM: COUNTY_CODE,
        XZQMC: COUNTY_NAME,
        GHFQDM: null,
        GHFQMC: zone,
        MC: name,
        MJ: round2(measure([[closed]])),
        BZ: '示意数据',
      },
    };
  });
}

export const riverTest = (parcels: readonly Parcel[]) => (id: number) =>
  ['1101', '1106', '1102', '0402'].includes(parcels[id - 1]!.dlbm);
